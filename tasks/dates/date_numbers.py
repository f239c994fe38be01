"""The number that a run of classed words says: *twenty-seven*, *2 1/2*, *a hundred and four*.

For `date_points`, `date_shifts` and `date_spans`; the figures have a richer reader.
"""

from collections.abc import Sequence

from tasks.dates.date_words import Word


def read_number(words: Sequence[Word]) -> float | None:
    """The number, or None where the words say none.

    >>> from tasks.dates.date_words import find_words
    >>> read_number(find_words("two hundred and four", 0, 20))
    204
    """
    total: float = 0
    current: float = 0
    seen = False
    for word in words:
        if not isinstance(word.value, int | float):
            continue
        seen = True
        if word.kind == "bignum" and word.value != 12:
            current = (current or 1) * word.value
            if word.value >= 1000:
                total, current = total + current, 0
        elif word.kind == "bignum" and current:
            current *= 12  # "two dozen"
        elif word.kind == "a":
            current = 1
        else:
            current += word.value
    return total + current if seen else None


def _is_between(words: Sequence[Word], at: int) -> bool:
    """*between six and nine*: not *a hundred and four*, *two and a half*."""
    kinds = [word.kind for word in words]
    plain = {"numword", "int"}
    return at > 0 and kinds[at] == "and" and set(kinds[:at]) <= plain and set(kinds[at + 1 : at + 2]) <= plain


def read_quantity(words: Sequence[Word]) -> tuple[float | None, float | None]:
    """The least and the most that a quantity says: (2, 3) for *two to three*, (None, None) for *several*."""
    if any(word.kind == "few" for word in words):
        return None, None
    for at, word in enumerate(words):
        hyphened = word.kind == "hyphen" and words[at - 1].kind not in {"numword", "bignum"}
        if word.kind in {"to", "or"} or hyphened or _is_between(words, at):
            low, high = read_number(words[:at]), read_number(words[at + 1 :])
            return low, high if high is not None else low
    number = read_number(words)
    return number, number
