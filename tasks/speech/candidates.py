"""A candidate: words that somebody may state, with the cue that may introduce them.

Shared by `statements` and `accordings`, which list candidates, and by those that weigh them.
"""

from dataclasses import dataclass

from tasks.text.dependencies import Tree

EDGE = {"PUNCT", "SPACE"}
MAX_SPAN = 150
MIN_SPAN = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue (its token), the shape of the construction, the token that heads the statement, the spans of tokens."""

    cue: int
    shape: str
    head: int
    spans: tuple[tuple[int, int], ...]


def trim(tree: Tree, first: int, last: int) -> list[tuple[int, int]]:
    """The span without marks at its edges, as a list of one or none."""
    while first <= last and tree.pos[first] in EDGE:
        first += 1
    while last >= first and tree.pos[last] in EDGE:
        last -= 1
    return [(first, last)] if first <= last else []
