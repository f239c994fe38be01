"""Says for each figure who claims it: the last step that joins figures with quotations.

Depth 0 is the subject of the text's own *said*; then whom they cite or who relays them. A figure inside a quotation
has its speaker for claimant; one outside has whoever *put the toll at*, *reported*, *counted* it, or whose *figures*,
*estimate*, *tally* it is. A figure that the outlet states in its own voice has no row.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import cache
from uuid import UUID

from tasks.names.cast import Cast, head_of, whole_name
from tasks.names.coreference import resolve
from tasks.records import Figure, FigurePart, FigureSource, Quote, Reading
from tasks.speech.polls import find_poll_before
from tasks.speech.relays import LONGEST, REACH, Claimant, sentence_around, with_relays
from tasks.speech.speaker_spans import speaker_span
from tasks.speech.speakers import find_owner
from tasks.speech.speech import Speech
from tasks.speech.told import Told, can_tell, find_told
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

# how many quotations back one may have begun that is still open at a figure
WINDOW = 40
# how far behind its statement a figure after a semicolon may stand, and what ends a sentence before it
CARRY = 120
# what leads on to what made somebody speak
LED_BY = frozenset({"after", "before", "since"})
# "Red Lantern says it has counted 41": whoever speaks calls itself so
SELF = {"it", "he", "she", "they", "we", "i"}
STOP = re.compile(r"[.!?:\n\"“”]\s")


def find_sources(
    reading: Reading,
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    speech: Speech,
    parts: Sequence[FigurePart] = (),
) -> tuple[FigureSource, ...]:
    """A row for each figure and each claimant in the order of depth; none for figures in the outlet's own voice.

    Who gives a number gives what the sentence breaks it down to: *recorded 80 cases, of which 23 were confirmed*.
    """
    tree, quoted, cast = speech.tree, speech.quoted, speech.cast
    if not figures or not len(tree):
        return ()
    spoken = sorted(
        (quote for quote in quotes if quote.speaker_start is not None), key=lambda q: (q.char_start, -q.char_end)
    )
    quotes_by_id = {quote.quote_id: quote for quote in spoken}
    stating = {i for quote in spoken if quote.kind == "indirect" for i in _speaker_tokens(tree, quote)}
    by_id = {figure.figure_id: figure for figure in figures}
    whole_of = {part.part_figure_id: by_id[part.whole_figure_id] for part in parts}
    chains: dict[UUID, list[Claimant]] = {}
    rows: list[FigureSource] = []
    for figure in figures:
        told = find_told(tree, figure, quoted)
        chain = _merge(tree, list(_quoted_by(tree, figure, spoken)), told, quotes_by_id, stating)
        chain = chain or list(_carried_over(reading.text, tree, figure, spoken)) or list(_polled(tree, figure))
        chains[figure.figure_id] = chain or _of_whole(figure, whole_of.get(figure.figure_id), chains)
        rows += _write(reading, tree, cast, figure, with_relays(tree, chains[figure.figure_id], quoted))
    return tuple(rows)


def _speaker_tokens(tree: Tree, quote: Quote) -> range:
    return range(tree.at(quote.speaker_start or 0), tree.before(quote.speaker_end or 0) + 1)


def _of_whole(figure: Figure, whole: Figure | None, chains: dict[UUID, list[Claimant]]) -> list[Claimant]:
    """Who gives the whole of which this is a part, where the same sentence tells both."""
    if whole is None or whole.sentence_id != figure.sentence_id:
        return []
    return chains.get(whole.figure_id, [])


def _quoted_by(tree: Tree, figure: Figure, spoken: Sequence[Quote]) -> Iterator[Claimant]:
    """The speakers of the quotations around a figure, the outermost first."""
    token = tree.at(figure.char_start)
    if tree.lower[max(0, token - 2) : token] == ["according", "to"]:
        return
    stop = bisect_right(spoken, figure.char_start, key=lambda quote: quote.char_start)
    for quote in spoken[max(0, stop - WINDOW) : stop]:
        if figure.char_end <= quote.char_end and quote.speaker_start is not None and quote.speaker_end is not None:
            span = tree.at(quote.speaker_start), tree.before(quote.speaker_end)
            if quote.kind != "indirect" or (_vouches(tree, quote) and not _is_told_after(tree, quote, figure)):
                yield Claimant(span, quote.speaker_entity_id, quote.cue, quote.quote_id)


def _vouches(tree: Tree, quote: Quote) -> bool:
    """Whether the cue is a word of saying, finding or reckoning: who *saw its lead shrink to 12* gives no number.

    Nor does who asks or decides whether 12 go.
    """
    if quote.text.startswith("whether "):
        return False  # nobody says so
    cue = (quote.cue or "").lower().partition(" ")[0]
    lemmas = {tree.lemma[i].lower() for i in sentence_around(tree, tree.at(quote.char_start)) if tree.lower[i] == cue}
    return not cue.isalpha() or not lemmas or not lemmas.isdisjoint(_vouching())  # "Police: 19 dead"


def _is_told_after(tree: Tree, quote: Quote, figure: Figure) -> bool:
    """*Visk conceded defeat after results gave her 46 percent*: what led somebody to say it is not what they say."""
    token = tree.at(figure.char_start)
    for _ in range(REACH):
        above = tree.head[token]
        if above == token or tree.lower[above] == (quote.cue or "").lower():
            marks = {tree.lower[token], *(tree.lower[i] for i in tree.children[token] if tree.dep[i] == "mark")}
            return above != token and tree.dep[token] in {"prep", "advcl"} and not marks.isdisjoint(LED_BY)
        token = above
    return False


@cache
def _vouching() -> frozenset[str]:
    cues = load_cues()
    nouns = cues.noun | cues.count_nouns | load_roles().document
    return (nouns | cues.speech | cues.clause | cues.count | {"accord", "charge"}) - cues.judging | cues.denying


def _carried_over(text: str, tree: Tree, figure: Figure, spoken: Sequence[Quote]) -> Iterator[Claimant]:
    """Who says what stands before the semicolon, for a figure after it: *Police said 12 died; 30 were hurt.*"""
    at = bisect_left(spoken, figure.char_start, key=lambda quote: quote.char_start) - 1
    if at < 0 or spoken[at].kind != "indirect" or spoken[at].speaker_start is None or spoken[at].speaker_end is None:
        return
    quote, start, end = spoken[at], spoken[at].speaker_start, spoken[at].speaker_end
    between = text[max(quote.char_end, end or 0) : figure.char_start]
    if len(between) > CARRY or ";" not in between or STOP.search(between):
        return
    # whoever else speaks in the clause after the semicolon is asked alone
    if not _speaks(tree, text.index(";", max(quote.char_end, end or 0)), figure):
        yield Claimant((tree.at(start or 0), tree.before(end or 0)), quote.speaker_entity_id, quote.cue, quote.quote_id)


def _polled(tree: Tree, figure: Figure) -> Iterator[Claimant]:
    """The poll of the sentence before, or whoever made it."""
    poll = find_poll_before(tree, figure)
    if poll is not None:
        owner = find_owner(tree, poll)
        source = owner if owner is not None and can_tell(tree, owner) else poll
        yield _claimant(tree, Told(source, poll))


def _speaks(tree: Tree, start: int, figure: Figure) -> bool:
    """Whether a verb of saying with a subject of its own stands between the semicolon and the end of the figure."""
    speech = load_cues().speech
    return any(
        tree.pos[i] == "VERB"
        and tree.lemma[i] in speech
        and any(tree.dep[child] in {"nsubj", "agent"} for child in tree.children[i])
        for i in range(tree.at(start), tree.before(figure.char_end) + 1)
    )


def _merge(
    tree: Tree, spoken: Sequence[Claimant], told: Sequence[Told], quotes: dict[UUID, Quote], stating: Container[int]
) -> list[Claimant]:
    """Quotations and what the parse tells beside them, the outermost first, each source once.

    What is told inside a quotation is deeper than its speaker; a contrast (*while the union counted 30*) stands alone.
    """
    alone = next((one for one in told if one.is_contrast), None)
    if alone is not None:
        return [_claimant(tree, alone)]
    chain = list(spoken)
    for one in told:
        if spoken and one.source in stating:
            continue  # "Nine died, the mayor said, and 12 were hurt, police said": what police say is known
        if any(_overlap(one.source, other.span, tree) for other in chain) or (chain and tree.lower[one.source] in SELF):
            continue
        place = tree.start[one.verb]
        around = [i for i, other in enumerate(chain) if other.quote_id and _governs(quotes[other.quote_id], place)]
        chain.insert(around[-1] + 1 if around else 0, _claimant(tree, one))
    return chain


def _claimant(tree: Tree, told: Told) -> Claimant:
    verb = tree.lower[told.verb]
    return Claimant(speaker_span(tree, told.source), None, "according to" if verb == "according" else verb)


def _overlap(source: int, span: tuple[int, int], tree: Tree) -> bool:
    first, last = speaker_span(tree, source)
    return first <= span[1] and span[0] <= last


def _governs(quote: Quote, char: int) -> bool:
    """Whether a word of telling stands in what is quoted, or between its speaker and it: *denied the union's claim*."""
    start = min(quote.char_start, quote.char_start if quote.speaker_end is None else quote.speaker_end)
    return start <= char < quote.char_end


def _with_name(tree: Tree, span: tuple[int, int]) -> tuple[int, int]:
    """The phrase with the name that follows it: *a network, Watch the Sea,* where no name was found in it."""
    head = head_of(tree, *span)
    names = (i for i in tree.children[head] if tree.dep[i] == "appos" and tree.pos[i] == "PROPN" and i > span[1])
    name = next((i for i in names if tree.lower[tree.left[i] - 1] == ","), None)
    if name is None or name - span[1] > LONGEST // 2:
        return span
    return span[0], speaker_span(tree, name)[1]


def _write(
    reading: Reading, tree: Tree, cast: Cast, figure: Figure, chain: Sequence[Claimant]
) -> Iterator[FigureSource]:
    for depth, claimant in enumerate(chain):
        entity = claimant.entity or resolve(cast, tree, claimant.owner or claimant.span)
        first, last = whole_name(cast, claimant.span) if entity else _with_name(tree, claimant.span)
        start, end = tree.start[first], tree.end[last]
        yield FigureSource(
            figure_id=figure.figure_id,
            revision_id=reading.revision_id,
            depth=depth,
            claimant=reading.text[start:end],
            char_start=start,
            char_end=end,
            claimant_entity_id=entity,
            verb=claimant.verb,
            quote_id=claimant.quote_id,
        )
