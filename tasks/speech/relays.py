"""Who passes on what another says, in order: *the agency quoted the governor*, *figures from the ministry*.

Under `claimants`, which knows the first of a figure's claimants and asks here who stands before and behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from tasks.names.cast import head_of
from tasks.speech.speaker_spans import speaker_span
from tasks.speech.told import can_tell, find_giver
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

MAX_DEPTH = 4
# how many tokens a study has, named with whose it is
LONGEST = 16
# how many tokens to each side of a word its sentence is read
REACH = 80


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whoever answers for a figure: tokens, the entity if a quotation has told it, the verb, the quotation.

    `owner`: of a study, whose it is.
    """

    span: tuple[int, int]
    entity: UUID | None = None
    verb: str | None = None
    quote_id: UUID | None = None
    owner: tuple[int, int] | None = None


def with_relays(tree: Tree, claimants: list[Claimant], quoted: Sequence[bool]) -> list[Claimant]:
    """The claimants and, after them, whom they cite and who relays them in the same sentence."""
    chain: list[Claimant] = []
    seen: set[int] = set()
    for claimant in claimants:
        source = _behind_document(tree, claimant, quoted)
        for one in (*_quoters(tree, source.span), source, *_relays(tree, source.span, quoted)):
            if one.span[1] not in seen:
                seen.add(one.span[1])
                chain.append(one)
    return chain[:MAX_DEPTH]


def _quoters(tree: Tree, span: tuple[int, int]) -> Iterator[Claimant]:
    """*The agency quoted the governor as saying so*: the agency, which tells it first."""
    verb = tree.head[head_of(tree, *span)]
    led = (child for child in tree.children[verb] if tree.lower[child] == "as" and child > span[1])
    if tree.lemma[verb] in load_cues().relay and any(tree.tag[g] == "VBG" for c in led for g in tree.children[c]):
        subject = next((child for child in tree.children[verb] if tree.dep[child] == "nsubj"), None)
        if subject is not None and can_tell(tree, subject):
            yield Claimant(speaker_span(tree, subject), None, tree.lower[verb])


def _behind_document(tree: Tree, claimant: Claimant, quoted: Sequence[bool]) -> Claimant:
    """*figures from the ministry* speak for the ministry; *a study by the institute* is cited itself."""
    head = head_of(tree, *claimant.span)
    is_named = tree.pos[head] == "PROPN"
    if is_named or load_roles().document.isdisjoint((tree.lemma[head], tree.lower[head])):
        return claimant
    owner = find_giver(tree, head, quoted)
    if owner is None:
        return claimant
    span = speaker_span(tree, owner)
    is_pronoun = tree.tag[owner] == "PRP$"  # "according to its own records"
    if tree.lemma[head] not in load_roles().studies and not is_pronoun:
        return Claimant(span, None, claimant.verb, claimant.quote_id)
    whole = min(claimant.span[0], span[0]), max(claimant.span[1], span[1])
    return replace(claimant, span=whole, owner=span) if whole[1] - whole[0] < LONGEST else claimant


def _relays(tree: Tree, span: tuple[int, int], quoted: Sequence[bool]) -> Iterator[Claimant]:
    cues = load_cues()
    for i in sentence_around(tree, span[0]):
        if quoted[i] or tree.pos[i] != "VERB" or tree.lemma[i] not in cues.relay:
            continue
        for child in tree.children[i]:
            cited = child if tree.dep[child] == "dobj" else _agent(tree, child)
            if cited is not None and not span[0] <= cited <= span[1] and can_tell(tree, cited):
                yield _behind_document(tree, Claimant(speaker_span(tree, cited), None, tree.lower[i]), quoted)


def sentence_around(tree: Tree, token: int) -> range:
    """The tokens of the sentence, as far as they are near."""
    number = tree.sentence[token]
    first = last = token
    while first > 0 and tree.sentence[first - 1] == number and token - first < REACH:
        first -= 1
    while last + 1 < len(tree) and tree.sentence[last + 1] == number and last - token < REACH:
        last += 1
    return range(first, last + 1)


def _agent(tree: Tree, child: int) -> int | None:
    if tree.dep[child] != "agent" and tree.lower[child] != "by":
        return None
    return next((grand for grand in tree.children[child] if tree.dep[grand] == "pobj"), None)
