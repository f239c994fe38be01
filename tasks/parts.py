"""How figures of one article hang together: *31 killed, including 8 children*, *70% of whom*, *7 of the 11*.

After `figures`. Only what the words say is linked; whether the parts add up is a view's business.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.records import Figure, FigurePart, Reading

_NEAR = 200
_INCLUDING = re.compile(
    r"\b(?:including|includes?|included|among (?:them|those|whom)|of (?:whom|them|which|those)|"
    r"(?:one|some|most|many|all|both) of (?:them|whom)|in them)\b",
    re.IGNORECASE,
)
_SHARES = frozenset({"percent", "fraction"})
_STOP = re.compile(r"[.;!?]\s")


def find_parts(reading: Reading, doc: Doc, figures: Sequence[Figure]) -> tuple[FigurePart, ...]:
    """A link for every figure that the text calls a part or a share of an earlier one."""
    del doc
    ordered = sorted(figures, key=lambda figure: (figure.char_start, figure.char_end))
    parts = []
    for i, part in enumerate(ordered):
        whole = _whole_of(reading.text, ordered, i)
        if whole is not None and whole.figure_id != part.figure_id:
            relation = "share_of" if part.kind in _SHARES else "subset_of"
            parts.append(FigurePart(whole.figure_id, part.figure_id, reading.revision_id, relation))
    return tuple(parts)


def _whole_of(text: str, figures: Sequence[Figure], at: int) -> Figure | None:
    part = figures[at]
    following = figures[at + 1] if at + 1 < len(figures) else None
    after = text[part.char_end : part.char_end + 40]
    if following is not None and re.fullmatch(
        r"\s*of (?:the |these |those |its |their |all )?", text[part.char_end : following.char_start], re.IGNORECASE
    ):
        return following
    previous = figures[at - 1] if at else None
    if previous is None or part.char_start - previous.char_end > _NEAR:
        return None
    between = text[previous.char_end : part.char_start]
    if re.match(r"\s*of (?:whom|them|which|those|these)\b", after, re.IGNORECASE):
        return previous
    if _INCLUDING.search(between) and not _STOP.search(between):
        return previous
    return None
