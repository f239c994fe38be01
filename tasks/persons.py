"""Which names of persons in one article are one person: full name, surname, given name, spelling in Latin letters.

Called by entities.py. Two persons are better than one wrong merge: a surname that two persons share joins neither.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.gazetteer import fold_name

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "de", "da", "di", "van", "von", "der", "den", "la", "le", "ben"}
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

MAX_NAMESAKES = 40

_VOWELS = re.compile(r"[aeiouy']+")
_DOUBLED = re.compile(r"(.)\1+")
_SAME_SOUND = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("sh", "s"),
    ("sch", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("w", "v"),
    ("x", "ks"),
)


def link_persons(names: Sequence[str]) -> list[int]:
    """For each name, in the order of the article, the index of the fullest name of the same person.

    >>> link_persons(["Mohammed al-Rami", "Rami", "Ada Voss", "Muhammad Al Rami", "Ivo Voss", "Voss"])
    [0, 0, 2, 0, 4, 5]
    """
    tokens = [person_tokens(name) for name in names]
    first = {words: i for i, words in reversed(list(enumerate(tokens)))}
    heads: dict[str, list[tuple[str, ...]]] = {}
    linked: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in sorted(first, key=lambda words: (-len(words), first[words])):
        matches = {head for word in set(words) for head in _few(heads.get(word)) if _is_same(words, head)}
        if len(matches) == 1:
            linked[words] = matches.pop()
        else:
            linked[words] = words
            for word in set(words):
                heads.setdefault(word, []).append(words)
    return [first[linked[words]] for words in tokens]


def _few(heads: list[tuple[str, ...]] | None) -> list[tuple[str, ...]]:
    """The persons that share a word, unless they are so many that it tells nothing."""
    return heads if heads and len(heads) <= MAX_NAMESAKES else []


@lru_cache(maxsize=8192)
def person_tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, without initials, *Jr.* and particles.

    >>> person_tokens("Mohammed bin Abdulrahman Al-Thani"), person_tokens("John F. Halden Jr.")
    (('mohammed', 'abdulrahman', 'thani'), ('john', 'halden'))
    """
    words = fold_name(name).split()
    kept = tuple(w for w in words if w not in PARTICLES and w not in SUFFIXES and len(w) > 1)
    return kept or tuple(words)


def _is_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if short == full:
        return True
    if not short or not full:
        return False
    if len(short) == 1:
        return len(full) > 1 and (short[0] == full[-1] or short[0] == full[0])
    if len(short) == len(full):
        return any(a == b for a, b in zip(short, full, strict=True)) and all(map(_sounds_alike, short, full))
    return _is_subsequence(short, full) and (short[-1] == full[-1] or short[0] == full[0])


def _is_subsequence(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(any(word == other for other in rest) for word in short)


def _sounds_alike(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and a[0] == b[0] and _skeleton(a) == _skeleton(b))


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    for letters, sound in _SAME_SOUND:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word[0] + _VOWELS.sub("", word[1:]))
