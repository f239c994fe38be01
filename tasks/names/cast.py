"""Who and what an article names, with all that tells who is meant by *she* or *the mayor*: the cast of its story.

Made once an article from its linked mentions (`speech.speech`); `coreference` and `speech.labels` read it.
A name in a byline or a dateline made the text and plays no part in it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from tasks.records import Mention
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree
from tasks.text.folding import fold_name
from tasks.vocabulary import read_rows

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "agent"}
BYLINE = {"by", "reporting", "writing", "editing", "edited", "written"}
DASHES = {"-", "--", "–", "—"}
OPENERS = {"(", "[", "*", "-", "—"}
# tokens that a dateline or a byline has at most
DATELINE, CREDIT = 14, 14
# tokens that one looks ahead for a verb
NEAR = 160


@dataclass(frozen=True, slots=True)
class Named:
    """A linked mention with what agreement needs: tokens, sentence, gender, its roles, whether a subject.

    `words` are those of its name and of its introduction (*Deputy Mayor*); `is_topic`: it speaks, or the sentence is
    about it.
    """

    entity: UUID
    type: str
    first: int
    last: int
    sentence: int
    gender: str | None
    words: frozenset[str]
    roles: frozenset[str]
    is_subject: bool
    is_topic: bool
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything named in an article, in order; `genders` and `roles` are known by entity.

    `genders` grows while pronouns are resolved from the first to the last: who was *she* once is not *he* later.
    What the article says of somebody (*Ms*, *his mother*) counts before what the given name is mostly.
    `quoted` tells which tokens stand inside quotation marks.
    """

    named: tuple[Named, ...]
    firsts: list[int]
    genders: dict[UUID, str]
    roles: dict[UUID, frozenset[str]]
    quoted: Sequence[bool]


def gather_cast(tree: Tree, mentions: Sequence[Mention], quoted: Sequence[bool]) -> Cast:
    """The cast of an article from its linked mentions; `quoted` tells which tokens stand inside quotation marks."""
    named = []
    for mention in sorted(mentions, key=lambda m: m.char_start):
        if mention.entity_id is None or not len(tree):
            continue
        first, last = tree.at(mention.char_start), tree.before(mention.char_end)
        if first < len(tree) and last >= first and not _is_credit(tree, first):
            named.append(_describe(tree, mention, mention.entity_id, first, last, quoted[first]))
    genders: dict[UUID, str] = {}
    roles: dict[UUID, frozenset[str]] = {}
    for one in named:
        if one.gender:
            genders.setdefault(one.entity, one.gender)
        roles[one.entity] = roles.get(one.entity, frozenset()) | one.roles
    for mention in mentions:
        if mention.entity_id not in genders and mention.entity_id in roles and (usual := _usual_gender(mention)):
            genders[mention.entity_id] = usual
    return Cast(tuple(named), [one.first for one in named], genders, roles, quoted)


def _is_credit(tree: Tree, token: int) -> bool:
    """Whether the name stands in a byline (*By Lena Ford*) or a dateline (*PORT ALMA (Wire) -*): it made the text."""
    opening = token
    while opening > 0 and token - opening <= DATELINE and tree.sentence[opening - 1] == tree.sentence[token]:
        opening -= 1
    if token - opening > DATELINE:
        return False
    if _is_byline(tree, opening):
        return True
    close = next((i for i in range(token, min(opening + DATELINE, len(tree))) if tree.lower[i] == ")"), None)
    return (
        close is not None
        and close + 1 < len(tree)
        and tree.lower[close + 1] in DASHES
        and all(tree.pos[i] not in {"VERB", "AUX"} for i in range(opening, close))
    )


def _is_byline(tree: Tree, opening: int) -> bool:
    """*By Lena Ford*, *(Reporting by Lena Ford)*, *Lena Ford, Correspondent*: a line of credit without a verb."""
    first = opening + (tree.lower[opening] in OPENERS and opening + 1 < len(tree))
    words = range(opening, min(opening + CREDIT + 1, len(tree)))
    line = [tree.lower[i] for i in words if tree.sentence[i] == tree.sentence[opening]]
    names_press = len(line) <= CREDIT and not load_roles().press.isdisjoint(line)
    return (tree.lower[first] in BYLINE or names_press) and _is_verbless(tree, first)


def _is_verbless(tree: Tree, opening: int) -> bool:
    """Whether no finite verb follows up to the end of the sentence."""
    for i in range(opening, min(opening + NEAR, len(tree))):
        if tree.sentence[i] != tree.sentence[opening]:
            break
        if tree.tag[i] in {"VBD", "VBZ", "VBP", "MD"}:
            return False
    return True


def _describe(tree: Tree, mention: Mention, entity: UUID, first: int, last: int, is_quoted: bool) -> Named:
    head = head_of(tree, first, last)
    words = set((mention.title or "").lower().split())
    at = first - 1
    while (
        at >= max(0, first - 6)
        and tree.pos[at] in ({"NOUN", "PROPN", "ADJ", "ADP", "PUNCT"} if mention.type == "PERSON" else {"NOUN", "ADJ"})
        and tree.sentence[at] == tree.sentence[first]
    ):
        if tree.pos[at] == "PUNCT" and tree.lower[at] not in {"-", "–"}:
            break
        words |= {tree.lemma[at].lower(), tree.lower[at]}
        at -= 1
    if tree.dep[head] == "appos" and tree.head[head] < head:
        words.add(tree.lemma[tree.head[head]].lower())
    for child in tree.children[head]:
        if tree.dep[child] == "appos" and child > head:
            words |= {tree.lower[i] for i in range(tree.left[child], min(tree.right[child], child + 2) + 1)}
    known = load_roles()
    gender = "m" if words & known.male else "f" if words & known.female else None
    return Named(
        entity,
        mention.type,
        first,
        last,
        tree.sentence[first],
        gender if mention.type == "PERSON" else None,
        frozenset(words | set(mention.text.lower().replace("-", " ").split())),
        frozenset(words & (known.person | known.body)),
        _is_subject(tree, head),
        is_topic(tree, head),
        is_quoted,
    )


def _usual_gender(mention: Mention) -> str | None:
    """Whose the given name of a person's full name nearly always is, *m* or *f*.

    >>> person = Mention(*[UUID(int=0)] * 3, "PERSON", 0, 14, "J. Michael Voss")
    >>> _usual_gender(person)
    'm'
    """
    if mention.type != "PERSON":
        return None
    words = [word for word in fold_name(mention.text).split() if len(word) > 1]
    return _given_names().get(words[0]) if len(words) > 1 else None


@cache
def _given_names() -> dict[str, str]:
    return {cells[0]: cells[1] for cells in read_rows("given_names.tsv")}


def _is_subject(tree: Tree, head: int) -> bool:
    """Whether the name is a subject, or stands in apposition to one (*her brother Tom was calm*)."""
    above = tree.head[head] if tree.dep[head] in {"appos", "compound"} else head
    return tree.dep[head] in SUBJECTS or tree.dep[above] in SUBJECTS


def is_topic(tree: Tree, head: int) -> bool:
    """Whether this is the subject of the sentence's main verb, or of a verb of saying."""
    if tree.dep[head] == "appos":  # "the operator, Norvik Lines, said"
        head = tree.head[head]
    verb = tree.head[head]
    if tree.dep[head] not in SUBJECTS:
        return False
    return tree.head[verb] == verb or tree.lemma[verb] in load_cues().speech


def whole_name(cast: Cast, span: tuple[int, int]) -> tuple[int, int]:
    """The span of tokens to the end of a name that begins in it: *Artists* to *Artists Without Halls*."""
    at = bisect_right(cast.firsts, span[1]) - 1
    return (span[0], max(span[1], cast.named[at].last)) if at >= 0 and cast.firsts[at] >= span[0] else span


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of a span by which it hangs in its sentence."""
    return next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last or tree.head[i] == i), last)
