"""Which count or sum before a figure is the whole of which it is a part.

Asked by `parts` where the words say only that it is one: *including 8 children*, *14 of whom*.
"""

from collections.abc import Sequence

from tasks.records import Figure

_NEAR = 300
NOT_WHOLE = frozenset({"past", "denied", "target"})


def is_larger(whole: Figure, part: Figure) -> bool:
    """Whether the part may be one of that whole by its size; a share always may."""
    most = whole.high if whole.high is not None else whole.value
    least = part.low if part.low is not None else part.value
    return part.kind in {"percent", "fraction"} or most is None or least is None or least <= most


def sum_before(figures: Sequence[Figure], at: int, limit: int) -> Figure | None:
    """The larger sum right before *including*, of the same unit: *$600m in cuts, including $350m from health*."""
    part, before = figures[at], [figure for figure in figures[:at] if figure.char_end <= limit]
    whole = before[-1] if before else None
    alike = whole is not None and (whole.kind, whole.unit) == (part.kind, part.unit) and whole.trend == part.trend
    return whole if alike and whole is not None and is_larger(whole, part) else None


def count_before(figures: Sequence[Figure], at: int, limit: int) -> Figure | None:
    """The nearest count before the limit, of today first; in its sentence, one to which something happened."""
    before = (f for f in figures[max(0, at - 4) : at] if f.kind == "count" and 0 <= limit - f.char_end < _NEAR)
    near = [f for f in before if is_larger(f, figures[at])]
    near = [f for f in near if f.status not in NOT_WHOLE] or near
    if not near:
        return None
    eventful = [f for f in near if f.event is not None and f.sentence_id == near[-1].sentence_id]
    return (eventful or near)[-1]
