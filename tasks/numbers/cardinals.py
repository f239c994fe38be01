"""Cardinal numbers in words: *twenty-seven*, *two hundred and fifty thousand*.

A step of `numbers`, which finds where they begin and what follows them.
"""

import re
from collections.abc import Sequence

from tasks.numbers.number_atoms import Atom

GAP = re.compile("[ \u00a0\u2009\u202f\u2011\n-]")
_AND = re.compile(r"[ -]and[ -]")


def read_cardinal(text: str, atoms: Sequence[Atom], at: int, seed: float = 0.0) -> tuple[float, float, int]:
    """The value of the words from `at`, the multiplier that ends them, and where the next atom is."""
    total, current, scale, last = 0.0, seed, 1.0, float("inf")
    before = "seed" if seed else ""
    first = at
    while at < len(atoms):
        atom = atoms[at]
        if at > first and not _joins(text, atoms, at, before):
            break
        if atom.kind in ("unit", "teen", "tens"):
            if before not in ("", "hundred", "scale") and not (atom.kind == "unit" and before == "tens"):
                break
            current, scale, before = current + atom.value, 1.0, atom.kind
        elif atom.kind == "scale" and atom.value <= 100:
            if not 0 < current < 100 or before in ("hundred", "dozen"):
                break
            current, scale = current * atom.value, atom.value
            before = "hundred" if atom.value == 100 else "dozen"
        elif atom.kind == "scale" and current and atom.value < last and before != "dozen":
            scale = atom.value * (100 if before == "hundred" else 1)
            total, current, last, before = total + current * atom.value, 0.0, atom.value, "scale"
        else:
            break
        at += 1
    return total + current, scale, at


def _joins(text: str, atoms: Sequence[Atom], at: int, before: str) -> bool:
    """Whether the atom goes on with the number: "two hundred and fifty", but not "one hundred and two hundred"."""
    left, right = atoms[at - 1].end, atoms[at].start
    if GAP.fullmatch(text, left, right):
        return True
    if before not in ("hundred", "scale") or not _AND.fullmatch(text, left, right) or atoms[at].kind == "scale":
        return False
    value, scale, _ = read_cardinal(text, atoms, at)
    return value < atoms[at - 1].value and scale < atoms[at - 1].value
