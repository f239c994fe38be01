"""A text made ready for reading who says what: its words and relations, what stands in marks, and whom it names.

Made once an article (`article`), after names are linked; `quotes` and `claimants` read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.names.cast import Cast, gather_cast
from tasks.records import Mention, Reading
from tasks.speech.quotation_marks import Marked, find_marked
from tasks.text.dependencies import Tree, read_tree


@dataclass(frozen=True, slots=True)
class Speech:
    """The parsed words, the stretches between quotation marks, for each token whether it stands in one, the cast."""

    tree: Tree
    marked: tuple[Marked, ...]
    quoted: list[bool]
    cast: Cast


def read_speech(reading: Reading, doc: Doc, mentions: Sequence[Mention]) -> Speech:
    """What the readers of quotations and claims share of one article."""
    tree = read_tree(doc)
    marked = tuple(find_marked(reading))
    quoted = mark_tokens(tree, marked)
    return Speech(tree, marked, quoted, gather_cast(tree, mentions, quoted))


def mark_tokens(tree: Tree, marked: Sequence[Marked]) -> list[bool]:
    """For each token, whether it stands inside quotation marks."""
    quoted = [False] * len(tree)
    for one in marked:
        first, last = tree.at(one.outer_start), tree.before(one.outer_end)
        quoted[first : last + 1] = [True] * (last + 1 - first)
    return quoted
