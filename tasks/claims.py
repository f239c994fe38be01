"""Says for each figure who claims it: the last step that joins figures with quotations.

Depth 0 is the subject of the text's own *said*; then whom they cite or who relays them. A figure inside a quotation
has its speaker for claimant; one outside has whoever *put the toll at*, *reported*, *counted* it, or whose *figures*,
*estimate*, *tally* it is. A figure that the outlet states in its own voice has no row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from spacy.tokens import Doc

from tasks.coreference import Cast, gather_cast, resolve
from tasks.cues import load_cues, load_roles
from tasks.dependencies import Tree, read_tree
from tasks.quotation_marks import find_marked
from tasks.quotes import mark_tokens
from tasks.records import Figure, FigureSource, Mention, Quote, Reading, Sentence
from tasks.speakers import find_owner, find_speaker, speaker_span

CLIMB = 12
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whoever answers for a figure: tokens, the entity if a quotation has told it, the verb, the quotation."""

    span: tuple[int, int]
    entity: UUID | None = None
    verb: str | None = None
    quote_id: UUID | None = None


def find_sources(
    reading: Reading,
    doc: Doc,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
) -> tuple[FigureSource, ...]:
    """A row for each figure and each claimant in the order of depth; none for figures in the outlet's own voice."""
    if not figures or not len(doc) or not sentences:
        return ()
    tree = read_tree(doc)
    quoted = mark_tokens(tree, find_marked(reading))
    cast = gather_cast(tree, mentions, quoted)
    spoken = sorted(
        (quote for quote in quotes if quote.speaker_start is not None), key=lambda q: (q.char_start, -q.char_end)
    )
    rows: list[FigureSource] = []
    for figure in figures:
        claimants = list(_quoted_by(tree, figure, spoken)) or list(_counted_by(tree, figure, quoted))
        chain = _with_relays(tree, claimants, quoted)
        rows += _write(reading, tree, cast, figure, chain)
    return tuple(rows)


def _quoted_by(tree: Tree, figure: Figure, spoken: Sequence[Quote]) -> Iterator[Claimant]:
    """The speakers of the quotations around a figure, the outermost first."""
    for quote in spoken:
        if quote.char_start > figure.char_start:
            return
        if figure.char_end <= quote.char_end and quote.speaker_start is not None and quote.speaker_end is not None:
            span = tree.at(quote.speaker_start), tree.before(quote.speaker_end)
            yield Claimant(span, quote.speaker_entity_id, quote.cue, quote.quote_id)


def _counted_by(tree: Tree, figure: Figure, quoted: Sequence[bool]) -> Iterator[Claimant]:
    """Who counted, estimated, reported the figure, found on the way from its words up to the root of the sentence."""
    cues = load_cues()
    token = _head(tree, figure)
    for _ in range(CLIMB):
        parent = tree.head[token]
        if parent == token:
            return
        if tree.pos[parent] == "VERB" and tree.lemma[parent] in cues.count and _is_counted(tree, parent, token):
            speaker = find_speaker(tree, parent, quoted)
            if speaker is not None and _can_claim(tree, speaker):
                yield Claimant(speaker_span(tree, speaker), None, tree.lower[parent])
                return
        if tree.pos[parent] == "NOUN" and tree.lemma[parent] in cues.count_nouns and parent < token:
            owner = find_owner(tree, parent) or _giver(tree, parent, quoted)
            if owner is not None:
                yield Claimant(speaker_span(tree, owner), None, tree.lower[parent])
                return
        token = parent


def _head(tree: Tree, figure: Figure) -> int:
    """The token of the figure that governs its other tokens."""
    first, last = tree.at(figure.char_start), max(tree.at(figure.char_start), tree.before(figure.char_end))
    return next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last or tree.head[i] == i), first)


def _is_counted(tree: Tree, verb: int, argument: int) -> bool:
    """Whether the figure is what the verb counts: *put it at*, *reported 12 deaths*; not *reported on 12 May*."""
    if tree.lemma[verb] in {"put", "peg", "place", "set"}:
        return tree.lower[argument] == "at"
    return tree.dep[argument] in {"dobj", "attr", "oprd", "nsubjpass", "ccomp", "xcomp", "dep"} or tree.lower[
        argument
    ] in {"at", "as"}


def _can_claim(tree: Tree, speaker: int) -> bool:
    roles = load_roles()
    lemma = tree.lemma[speaker].lower()
    return tree.pos[speaker] in {"PROPN", "PRON"} or lemma in roles.person | roles.body | roles.unnamed | roles.document


def _giver(tree: Tree, noun: int, quoted: Sequence[bool]) -> int | None:
    """*a toll given by the ministry*, *figures released by the police*."""
    for child in tree.children[noun]:
        if child > noun and tree.dep[child] in {"acl", "relcl"}:
            speaker = find_speaker(tree, child, quoted)
            if speaker is not None and speaker != noun:
                return speaker
    return None


def _with_relays(tree: Tree, claimants: list[Claimant], quoted: Sequence[bool]) -> list[Claimant]:
    """The claimants and, after them, whom they cite and who relays them in the same sentence."""
    chain: list[Claimant] = []
    seen: set[int] = set()
    for claimant in claimants:
        source = _behind_document(tree, claimant, quoted)
        for one in (source, *_relays(tree, source.span, quoted)):
            if one.span[1] not in seen:
                seen.add(one.span[1])
                chain.append(one)
    return chain[:MAX_DEPTH]


def _behind_document(tree: Tree, claimant: Claimant, quoted: Sequence[bool]) -> Claimant:
    """*figures from the ministry* speak for the ministry."""
    first, last = claimant.span
    head = next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last), last)
    if tree.lemma[head] not in load_roles().document:
        return claimant
    owner = find_owner(tree, head) or _giver(tree, head, quoted)
    return claimant if owner is None else Claimant(speaker_span(tree, owner), None, claimant.verb, claimant.quote_id)


def _relays(tree: Tree, span: tuple[int, int], quoted: Sequence[bool]) -> Iterator[Claimant]:
    cues = load_cues()
    number = tree.sentence[span[0]]
    first = last = span[0]
    while first > 0 and tree.sentence[first - 1] == number and span[0] - first < 80:
        first -= 1
    while last + 1 < len(tree) and tree.sentence[last + 1] == number and last - span[1] < 80:
        last += 1
    for i in range(first, last + 1):
        if quoted[i] or tree.pos[i] != "VERB" or tree.lemma[i] not in cues.relay:
            continue
        for child in tree.children[i]:
            cited = child if tree.dep[child] == "dobj" else _agent(tree, child)
            if cited is not None and not span[0] <= cited <= span[1]:
                yield _behind_document(tree, Claimant(speaker_span(tree, cited), None, tree.lower[i]), quoted)


def _agent(tree: Tree, child: int) -> int | None:
    if tree.dep[child] != "agent" and tree.lower[child] != "by":
        return None
    return next((grand for grand in tree.children[child] if tree.dep[grand] == "pobj"), None)


def _write(
    reading: Reading, tree: Tree, cast: Cast, figure: Figure, chain: Sequence[Claimant]
) -> Iterator[FigureSource]:
    for depth, claimant in enumerate(chain):
        start, end = tree.start[claimant.span[0]], tree.end[claimant.span[1]]
        yield FigureSource(
            figure_id=figure.figure_id,
            revision_id=reading.revision_id,
            depth=depth,
            claimant=reading.text[start:end],
            char_start=start,
            char_end=end,
            claimant_entity_id=claimant.entity or resolve(cast, tree, claimant.span),
            verb=claimant.verb,
            quote_id=claimant.quote_id,
        )
