"""A parsed text as plain lists: what the readers of quotations and claims walk instead of spaCy's tokens.

One pass of `Doc.to_array` gives every token's lemma, part of speech, relation and head; reading them from lists
is some twenty times faster than from `Token` objects, and these readers look at most tokens of an article.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from tasks.text.mending import Words, mend_sayings

ATTRIBUTES = [LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START, IDX, LENGTH]
MOST = 100
_CLAUSE_HEADS = frozenset({"ROOT", "ccomp", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of one text: characters, words, relations; a subtree reaches from `left` to `right`."""

    start: list[int]
    end: list[int]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]

    def __len__(self) -> int:
        return len(self.start)

    def at(self, char: int) -> int:
        """The first token that ends after this character: the one that covers it, or the next."""
        return bisect_right(self.end, char)

    def before(self, char: int) -> int:
        """The last token that starts before this character, -1 where there is none."""
        return bisect_left(self.start, char) - 1


def read_tree(doc: Doc) -> Tree:
    """The lists of a parsed `Doc`; an unparsed or empty one gives lists in which every token is its own head."""
    count = len(doc)
    columns: list[list[int]] = doc.to_array(ATTRIBUTES).reshape(count, len(ATTRIBUTES)).T.tolist()  # type: ignore[assignment]
    lower, lemma, pos, tag, dep = (_name(column, doc.vocab.strings) for column in columns[:5])
    # HEAD is an offset written as an unsigned 64-bit number
    head = [i + (offset - (1 << 64) if offset >> 63 else offset) for i, offset in enumerate(columns[5])]
    children = _gather_children(head)
    sentence, number = [], -1
    for flag, word in zip(columns[6], lower, strict=True):
        number += flag == 1 and word != ","  # no sentence begins so, whatever the parser says
        sentence.append(max(number, 0))
    if mend_sayings(Words(lower, lemma, pos, tag, dep, head, sentence), children):
        children = _gather_children(head)
    left, right = _measure_subtrees(head, children)
    start = columns[7]
    end = [at + length for at, length in zip(start, columns[8], strict=True)]
    _mend_verbs(pos, tag, dep, children)
    near = [_cut(dependents, i) if len(dependents) > MOST else dependents for i, dependents in enumerate(children)]
    return Tree(start, end, lower, lemma, pos, tag, dep, head, near, left, right, sentence)


def _mend_verbs(pos: list[str], tag: list[str], dep: list[str], children: list[list[int]]) -> None:
    """Calls a noun a verb where the parser saw both its subject and its clause: *..., the agency estimates*."""
    for i, relation in enumerate(dep):
        if relation in _CLAUSE_HEADS and pos[i] == "NOUN":
            below = {dep[child] for child in children[i]}
            if "nsubj" in below and "ccomp" in below:
                pos[i], tag[i] = "VERB", "VBZ" if tag[i] == "NNS" else "VBP"


def _name(column: list[int], strings: StringStore) -> list[str]:
    names = {code: strings[code] for code in set(column)}
    return [names[code] for code in column]


def _gather_children(head: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in head]
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    return children


def _measure_subtrees(head: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """The first and the last token of each subtree, measured from the leaves up."""
    order = [i for i, parent in enumerate(head) if parent == i]
    for i in order:  # grows while it is read: every token after its head
        order += children[i]
    left, right = list(range(len(head))), list(range(len(head)))
    for i in reversed(order):
        parent = head[i]
        left[parent] = min(left[parent], left[i])
        right[parent] = max(right[parent], right[i])
    return left, right


def _cut(dependents: list[int], head: int) -> list[int]:
    """The dependents nearest to their head: more than `MOST` on a word are no language, and walking them costs."""
    return sorted(sorted(dependents, key=lambda i: abs(i - head))[:MOST])
