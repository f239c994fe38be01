"""Says who is meant by a source as written: *Verloop*, *she*, *the minister*, *the ministry*.

Takes the linked mentions of the article and answers with an entity. A name is looked up where it stands; a role goes
only to whoever bears it in name, title or introduction; *he* and *she* go to the most salient earlier person of that
gender (subjects before objects, near before far, whoever spoke last before others), *it* to a body that spoke or that
the sentence before was about. Nobody is meant who stands in the statement itself, in a byline or in a dateline; when
nothing agrees, the answer is None rather than a guess.
"""

from bisect import bisect_left
from uuid import UUID

from tasks.names.cast import Cast, Named, head_of, is_topic
from tasks.text.cues import load_roles
from tasks.text.dependencies import Tree

HE, SHE, IT, THEY = (
    frozenset({"he", "him", "his", "himself"}),
    frozenset({"she", "her", "hers", "herself"}),
    frozenset({"it", "its", "itself"}),
    frozenset({"they", "them", "their", "themselves"}),
)
_BODIES = frozenset({"ORG", "FACILITY"})  # a hospital speaks, and is a building
PRONOUNS = HE | SHE | IT | THEY
DEFINITE = {"the", "this", "that"}
REACH_PERSON, REACH_BODY = 8, 2
LOOKBACK = 60
# tokens of title before a name (*Dr*, *Lt. Col.*)
TITLE = 3
# what it is worth to have spoken last, halved with each sentence since: less than to be the subject of the one before
SPOKE_LAST = 0.8
# tokens that one looks back for whoever *it* may be, and for the *she* that goes before a *she*
NEAR = 160
# how many such pronouns in a row lead back to a name
LINKS = 4


def resolve(cast: Cast, tree: Tree, span: tuple[int, int], last_speaker: UUID | None = None) -> UUID | None:
    """The entity that the tokens `span` mean, or None; `last_speaker` is who was quoted last before them."""
    first, last = span
    head = head_of(tree, first, last)
    own = _named_in(cast, tree, first, last, head)
    if own is not None:
        return own
    word = tree.lower[head]
    if word in PRONOUNS:
        return _resolve_pronoun(cast, tree, head, word, last_speaker)
    is_plural = tree.tag[head] in {"NNS", "NNPS"}
    if (tree.lower[first] in DEFINITE and not is_plural) or tree.lemma[head] == "police":
        return _resolve_role(cast, tree, first, head)
    return None


def _named_in(cast: Cast, tree: Tree, first: int, last: int, head: int) -> UUID | None:
    """The name that covers the head of the phrase, else a person's name within it that the head is a title of."""
    low, high = bisect_left(cast.firsts, first), bisect_left(cast.firsts, last + 1)
    inside = cast.named[max(0, low - 1) : high]
    for one in inside:
        if one.first <= head <= one.last:
            return one.entity
    named = _appositive(cast, tree, head) or _set_off(cast, tree, head, last)
    if named is not None:
        return named
    people = [one for one in inside if one.type == "PERSON" and one.first >= first and one.last == last]
    return people[-1].entity if people else None


def _appositive(cast: Cast, tree: Tree, head: int) -> UUID | None:
    """*the mayor, Lena Ford,*, *the operator, Norvik Lines,*: whose name stands in apposition to the role."""
    for child in tree.children[head]:
        if tree.dep[child] == "appos" and head < child <= head + 8:
            at = bisect_left(cast.firsts, child + 1) - 1
            if at >= 0 and cast.named[at].last >= child and cast.named[at].type in {"PERSON", "ORG"}:
                return cast.named[at].entity
    return None


def _set_off(cast: Cast, tree: Tree, head: int, last: int) -> UUID | None:
    """*according to its director, Dr Ola Renn, six died*: the name between commas after a role, wherever it hangs."""
    if tree.lemma[head].lower() not in load_roles().person or last + 2 >= len(tree) or tree.lower[last + 1] != ",":
        return None
    at = bisect_left(cast.firsts, last + 2)
    if at >= len(cast.named) or cast.named[at].type != "PERSON" or cast.named[at].first > last + 2 + TITLE:
        return None
    name = cast.named[at]
    is_titled = all(tree.pos[i] == "PROPN" for i in range(last + 2, name.first))
    closes = name.last + 1 >= len(tree) or tree.pos[name.last + 1] == "PUNCT"
    return name.entity if is_titled and closes else None


def _resolve_pronoun(cast: Cast, tree: Tree, head: int, word: str, last_speaker: UUID | None) -> UUID | None:
    wanted = "m" if word in HE else "f" if word in SHE else None
    if wanted:
        found = _most_salient(cast, tree, head, last_speaker, wanted)
        if found is not None:
            cast.genders.setdefault(found, wanted)
        return found
    return _resolve_it(cast, tree, head) if word in IT else None


def _resolve_it(cast: Cast, tree: Tree, head: int) -> UUID | None:
    """The nearest body that spoke or that its sentence was about, unless one without a name did so after it."""
    start, end = _stated(tree, head)
    for one in _earlier(cast, head):
        if tree.sentence[head] - one.sentence > REACH_BODY:
            break
        if one.type in _BODIES and one.is_topic and not one.is_quoted and not start <= one.first <= end:
            end_of_name = tree.right[head_of(tree, one.first, one.last)]  # "Red Lantern, an aid agency in the valley,"
            return None if _has_rival(tree, end_of_name + 1, head) else one.entity
    return None


def _has_rival(tree: Tree, first: int, stop: int) -> bool:
    """Whether another body or thing is what a sentence between is about: *The air force ... It said ...*."""
    known = load_roles()
    for i in range(max(first, stop - NEAR), stop):
        is_near = tree.sentence[i] == tree.sentence[stop] and tree.lemma[i].lower() not in known.body
        if tree.pos[i] in {"NOUN", "PROPN"} and is_topic(tree, i) and not is_near:
            return True
    return stop - first > NEAR


def _stated(tree: Tree, speaker: int) -> tuple[int, int]:
    """First and last token of what this subject of a verb states, (0, -1) where the parse doesn't show it."""
    verb = tree.head[speaker]
    for child in tree.children[verb]:
        if tree.dep[child] == "ccomp":
            return tree.left[child], tree.right[child]
    if tree.dep[verb] in {"parataxis", "ccomp"} and tree.head[verb] < verb and tree.left[verb] > tree.head[verb]:
        return tree.left[tree.head[verb]], tree.left[verb] - 1
    return 0, -1


def _resolve_role(cast: Cast, tree: Tree, first: int, head: int) -> UUID | None:
    """The nearest bearer of the role, with all that the phrase says beside it; None where a sentence names two."""
    lemma = tree.lemma[head].lower()
    if lemma not in load_roles().person | load_roles().body:
        return None
    others = {tree.lower[i] for i in range(first, head) if tree.pos[i] in {"NOUN", "PROPN", "ADJ"}}
    start, end = _stated(tree, head)
    earlier = [one for one in _earlier(cast, first) if not start <= one.first <= end]
    bearers = [one for one in earlier if _bears(cast, one, lemma, others)]
    if not bearers and not others:
        near = [one for one in earlier if tree.sentence[head] - one.sentence <= REACH_PERSON]
        kind = [one for one in near if not one.is_quoted and _is_of_kind(cast, one, lemma)]
        topic = next((one.sentence for one in kind if one.is_topic), None)
        bearers = [one for one in kind if one.sentence == topic]
    rivals = {one.entity for one in bearers if one.sentence == bearers[0].sentence}
    return rivals.pop() if len(rivals) == 1 else None


def _is_of_kind(cast: Cast, one: Named, lemma: str) -> bool:
    """Whether a body can be *the company* or *the group* though no word of its name says so; no ministry is either."""
    known = load_roles()
    kind = next((kind for kind in (known.companies, known.groups) if lemma in kind), None)
    if kind is None or one.type not in _BODIES:
        return False
    return not (one.words | cast.roles[one.entity]) & (known.body - kind)


def _bears(cast: Cast, one: Named, lemma: str, others: set[str]) -> bool:
    """Whether the name or its introduction holds the role and the words beside it."""
    known, roles = load_roles(), cast.roles[one.entity]
    if not others <= one.words | roles:
        return False
    if one.type == "PERSON":
        return lemma in known.person and lemma in roles
    return one.type in _BODIES and (lemma in one.words or lemma in roles & known.body)


def _earlier(cast: Cast, before: int) -> list[Named]:
    """The names before this token, nearest first."""
    return list(
        reversed(cast.named[max(0, bisect_left(cast.firsts, before) - LOOKBACK) : bisect_left(cast.firsts, before)])
    )


def _most_salient(
    cast: Cast, tree: Tree, before: int, last_speaker: UUID | None, gender: str, links: int = LINKS
) -> UUID | None:
    """The person who stands out most in the sentences before: near, subject, speaking, often named."""
    scores: dict[UUID, float] = {}
    nearest: dict[UUID, int] = {}
    start, end = _stated(tree, before)
    for one in _earlier(cast, before):
        distance = tree.sentence[before] - one.sentence
        if distance > REACH_PERSON:
            break
        known = cast.genders.get(one.entity)
        if one.type != "PERSON" or one.is_quoted or (known and known != gender) or start <= one.first <= end:
            continue
        worth = 2.0**-distance * (2.0 if one.is_subject else 1.0)
        nearest.setdefault(one.entity, distance)
        scores[one.entity] = max(scores.get(one.entity, 0.0), worth) + 0.05
    if last_speaker in scores:
        scores[last_speaker] += SPOKE_LAST * 2.0 ** -nearest[last_speaker]
    told = _pronoun_before(cast, tree, before, gender) if links else None
    if told is not None and (same := _most_salient(cast, tree, told, None, gender, links - 1)) is not None:
        worth = 2.0 * 2.0 ** (tree.sentence[told] - tree.sentence[before])
        scores[same] = max(scores.get(same, 0.0), worth) + 0.05
    return max(scores, key=scores.__getitem__, default=None)


def _pronoun_before(cast: Cast, tree: Tree, before: int, gender: str) -> int | None:
    """The *she* that the sentence before was about: *She met Jonas Dahl. "He was ill," she said.*"""
    same = HE if gender == "m" else SHE
    for i in range(before - 1, max(-1, before - NEAR), -1):
        apart = tree.sentence[before] - tree.sentence[i]
        if apart > 1:
            return None
        if apart and tree.lower[i] in same and not cast.quoted[i] and is_topic(tree, i):
            return i
    return None
