"""Lists what *according to* may introduce: the clause before or after it, or what of the sentence stands on its side.

The half of `statements` that needs no verb of saying.
"""

from collections.abc import Iterator

from tasks.speech.candidates import MAX_SPAN, MIN_SPAN, Candidate, trim
from tasks.text.cues import load_cues
from tasks.text.dependencies import Tree

CLIMB = 10


def find_according(tree: Tree, to: int) -> Iterator[Candidate]:
    """What the *according* before token `to` may introduce, as a candidate; none where the parse shows nothing."""
    phrase, last = to - 1, tree.right[to - 1]
    clause = _clause_before(tree, phrase)
    if clause is not None:
        yield Candidate(phrase, "according", _verb_of(tree, clause), (clause,))
        return
    parent = tree.head[phrase]
    for _ in range(CLIMB):
        if tree.head[parent] == parent or tree.pos[parent] in {"VERB", "AUX"}:
            break
        parent = tree.head[parent]
    while tree.dep[parent] == "conj" and _goes_on(tree, tree.head[parent], parent, phrase):
        parent = tree.head[parent]
    if _is_behind(tree, phrase, last, parent):
        parent, last = tree.head[parent], tree.right[parent]
    if phrase < last < parent < tree.head[parent] and "," not in tree.lower[last:parent]:
        parent, last = tree.head[parent], tree.right[parent]  # "According to officials I met, ..."
    if parent == phrase or tree.right[parent] - tree.left[parent] > MAX_SPAN:
        return
    spans = trim(tree, tree.left[parent], tree.left[phrase] - 1)
    if not (_joins(tree, last) and tree.dep[parent] == "ccomp" and tree.head[parent] > last):
        behind = trim(tree, last + 1, tree.right[parent])  # what another says behind it is not told by this one
        spans += [span for span in behind if not _is_name(tree, *span)]
    near = tuple(span for one in spans if (span := _in_clause(tree, one, phrase)))
    if near:
        yield Candidate(phrase, "according", parent, near)


def _is_name(tree: Tree, first: int, last: int) -> bool:
    """Whether nothing but a name stands there: *according to Ada Voss, D-Varn*."""
    return all(tree.pos[i] in {"PROPN", "PUNCT", "SYM"} for i in range(first, last + 1))


def without_according(tree: Tree, span: tuple[int, int], cue: int) -> tuple[int, int]:
    """What of the span its cue tells, where a clause of it has a source of its own.

    *Nine died, according to a nurse, and 12 were hurt, police said*; *Police said nine died, and 12 were hurt,
    according to a nurse*.
    """
    first, last = span
    for i in range(first + 1, last):
        if tree.lower[i - 1 : i + 2] != [",", "according", "to"]:
            continue
        end = tree.right[i]
        if last < cue and end + 2 < last and _joins(tree, end):
            first = end + 3
        elif cue < first and end >= last:
            clause = next((j for j in range(i - 1, first, -1) if _joins(tree, j - 1) and _is_clause(tree, j + 1, i)), 0)
            last = clause - 1 if clause else last
    return first, last


def _joins(tree: Tree, end: int) -> bool:
    """Whether a comma and an *and* or *but* follow the token."""
    return end + 2 < len(tree) and tree.lower[end + 1] == "," and tree.lower[end + 2] in {"and", "but"}


def _is_clause(tree: Tree, first: int, stop: int) -> bool:
    """Whether a verb with a subject stands there."""
    return any(tree.dep[i] in {"nsubj", "nsubjpass"} and i < tree.head[i] < stop for i in range(first, stop))


def _is_behind(tree: Tree, phrase: int, last: int, verb: int) -> bool:
    """*Nine died, according to a nurse, as rain fell*: the parser hung the phrase on the clause behind it."""
    if tree.dep[verb] not in {"advcl", "conj"} or not tree.head[verb] < phrase < last < verb:
        return False
    opens = (child for child in tree.children[verb] if last < child < verb and tree.dep[child] in {"mark", "advmod"})
    return tree.lower[phrase - 1] == "," and any(tree.lower[i] in {"as", "while", "when", "after"} for i in opens)


def _goes_on(tree: Tree, first: int, second: int, phrase: int) -> bool:
    """Whether two joined clauses are told by one: *burned 11 homes and took 60 girls, according to the union*.

    The second may have a subject of its own where the phrase closes the sentence and no *but* parts the two.
    """
    if tree.pos[first] not in {"VERB", "AUX"}:
        return False
    if not _has_subject(tree, second):
        return tree.pos[first] == "VERB"
    end = tree.right[phrase] + 1
    closes = end >= len(tree) or tree.sentence[end] != tree.sentence[phrase] or tree.lower[end] in {".", "\n"}
    between = (child for child in tree.children[first] if first < child < second)
    joint = next((child for child in between if tree.lower[child] == "and"), None)
    if joint is None or (tree.head[first] < first and tree.dep[first] == "ccomp" and tree.lower[joint - 1] == ","):
        return False  # "Police said nine died, and 12 were hurt, according to a nurse"
    return closes and tree.lower[phrase - 1] == "," and tree.lemma[first] not in load_cues().clause


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(tree.dep[child] in {"nsubj", "nsubjpass"} for child in tree.children[verb])


def _clause_before(tree: Tree, phrase: int) -> tuple[int, int] | None:
    """The clause that *according to ...* closes before a semicolon, whatever the parser hung the phrase on."""
    number, after = tree.sentence[phrase], tree.right[phrase] + 1
    if after >= len(tree) or tree.lower[after] != ";" or tree.sentence[after] != number:
        return None
    first = phrase
    while first > 0 and tree.sentence[first - 1] == number and tree.lower[first - 1] != ";":
        first -= 1
        if phrase - first > MAX_SPAN:
            return None
    return next((span for span in trim(tree, first, phrase - 1) if span[1] - span[0] + 1 >= MIN_SPAN), None)


def _verb_of(tree: Tree, span: tuple[int, int]) -> int:
    """The token that governs the span."""
    first, last = span
    return next((i for i in range(first, last + 1) if not first <= tree.head[i] <= last or tree.head[i] == i), first)


def _in_clause(tree: Tree, span: tuple[int, int], cue: int) -> tuple[int, int] | None:
    """What of the span stands on the cue's side of a semicolon: *24 died, according to officials; the union says 5*.

    Where several tell so, each has its own: *24 died, according to officials, and 40, according to the clinic*.
    """
    first, last = span
    within = range(min(first, cue), max(last, cue) + 1)
    stops = [i for i in within if tree.lower[i] == ";"]
    first = max([first, *(i + 1 for i in stops if i < cue)])
    last = min([last, *(i - 1 for i in stops if i > cue)])
    others = [i for i in within[:-1] if i != cue and tree.lower[i : i + 2] == ["according", "to"]]
    fronted = {_is_fronted(tree, i) for i in (*others, cue)} if others else set()
    if fronted == {False}:
        before = max((i for i in others if i < cue), default=None)
        end = before and next((i for i in range(before, cue) if tree.lower[i] == ","), before)
        first, last = max(first, (end or first - 1) + 1), min(last, cue - 1)
        first += tree.pos[first] == "CCONJ"
    elif fronted == {True}:
        first, last = max(first, cue + 1), min([last, *(i - 2 for i in others if i > cue)])
    return next(iter(trim(tree, first, last)), None)


def _is_fronted(tree: Tree, phrase: int) -> bool:
    """*According to the union, 40 came*: what it tells follows."""
    return phrase == 0 or tree.sentence[phrase - 1] != tree.sentence[phrase] or tree.pos[phrase - 1] == "CCONJ"
