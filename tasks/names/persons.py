"""Which names of persons in one article are one person: full, short or given name, surname, spelling in Latin letters.

Called by entities.py. Two persons are better than one wrong merge: a surname that two persons share joins neither.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from tasks.text.folding import fold_name
from tasks.vocabulary import read_rows

PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "abu", "de", "da", "di", "van", "von", "der", "den", "la", "le", "ben"}
)
PATRONYMIC = frozenset({"bin", "ibn", "bint"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

MAX_NAMESAKES = 40

_Person = tuple[tuple[str, ...], tuple[str, str]]  # the words of a name, and what tells its namesakes apart

_WORD = re.compile(r"(?:[^\W_]\.)+|[^\W_][\w’'ʿ‘`]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+|[A-Z]")
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
    >>> link_persons(["Ivo H. Voss", "Ivo Voss Jr.", "Ivo Voss", "Ivo K. Voss", "Voss"])
    [0, 1, 0, 3, 4]
    """
    people = [(person_tokens(name), person_marks(name)) for name in names]
    first = {person: i for i, person in reversed(list(enumerate(people)))}
    heads: dict[str, list[_Person]] = {}
    linked: dict[_Person, _Person] = {}
    for person in sorted(
        first, key=lambda one: (-len(one[0]) + one[0][0].endswith("."), _is_short(one[0]), first[one])
    ):
        words = person[0]
        matches = {
            head
            for word in set(words)
            for head in _few(heads.get(word))
            if _is_same(words, head[0]) and not _are_told_apart(person, head)
        }
        matches = {head for head in matches if not head[1][0]} or matches  # who is meant is *Jr.* only if said so
        if len(words) == 1:  # *Lacalle* is the surname of *Luis Lacalle Pou*, if nobody else's
            matches = {head for head in matches if words[0] in (head[0][0], head[0][-1])} or matches
        if len(matches) == 1:
            linked[person] = matches.pop()
        else:
            linked[person] = person
            for word in set(words):
                heads.setdefault(word, []).append(person)
    return [first[linked[person]] for person in people]


def _few(heads: list[_Person] | None) -> list[_Person]:
    """The persons that share a word, unless they are so many that it tells nothing."""
    return heads if heads and len(heads) <= MAX_NAMESAKES else []


@lru_cache(maxsize=8192)
def person_tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, without particles, *Jr.* and middle initials; a patronymic keeps its *bin*.

    >>> person_tokens("Mohammed bin Salman"), person_tokens("John F. Halden Jr."), person_tokens("J.P. al-Rami")
    (('mohammed', 'bin salman'), ('john', 'halden'), ('j.', 'rami'))
    """
    words = _WORD.findall(name)
    kept: list[str] = []
    for before, word in zip(["", *words], words, strict=False):
        folded = fold_name(word)
        is_initial = all(len(part) == 1 for part in folded.split()) or _are_initials(word, name)
        is_particle = folded in PARTICLES and (before or folded != "ben")  # *Ben Voss*
        if is_particle or folded in SUFFIXES or not folded or (is_initial and kept):
            continue
        is_patronymic = fold_name(before) in PATRONYMIC
        kept.append(f"{folded[0]}." if is_initial else f"bin {folded}" if is_patronymic else folded)
    return tuple(kept) or (fold_name(name),)


@lru_cache(maxsize=8192)
def person_marks(name: str) -> tuple[str, str]:
    """What tells namesakes apart: *Jr.*, *II*, and the initials after the first word.

    >>> person_marks("Ivo Voss Jr."), person_marks("Ivo H.K. Voss"), person_marks("I. Voss")
    (('jr', ''), ('', 'hk'), ('', ''))
    """
    words = _WORD.findall(name)[1:]
    initials = "".join(
        letter for word in words if _INITIALS.fullmatch(word) for letter in word.lower() if letter != "."
    )
    return next((folded for folded in map(fold_name, words) if folded in SUFFIXES), ""), initials


def _are_told_apart(one: _Person, other: _Person) -> bool:
    """*Ivo Voss Jr.* is not *Ivo Voss*, nor *Ivo H.K. Voss* *Ivo K. Voss*; a bare *Voss* may be any of them."""
    (suffix, initials), (other_suffix, other_initials) = one[1], other[1]
    is_bare = len(one[0]) == 1 and not suffix
    differ = bool(initials and other_initials and initials[0] != other_initials[0])
    return differ or (suffix != other_suffix and not is_bare)


def _are_initials(word: str, name: str) -> bool:
    return len(word) == 2 and word.isupper() and not name.isupper()


def is_full(tokens: tuple[str, ...]) -> bool:
    """Whether the words are a given name and another: enough to know the person by in another article."""
    return len(tokens) > 1 and not tokens[0].endswith(".")


def _is_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if short == full:
        return True
    if short[0].endswith(".") and len(short) > 1:
        return is_full(full) and full[0][0] == short[0][0] and short[1:] == full[-len(short[1:]) :]
    if len(short) == 1:
        return len(full) > 1 and short[0] in full
    if full[0] in _given_names().get(short[0], ()):  # *Joe Voss*, *Joseph Henrik Voss*
        return short[-1] == full[-1] and _is_subsequence(short[1:], full[1:])
    if len(short) == len(full):
        return any(a == b for a, b in zip(short, full, strict=True)) and all(map(_sounds_alike, short, full))
    return _is_subsequence(short, full) and (short[-1] == full[-1] or short[0] == full[0])


def _is_short(words: tuple[str, ...]) -> bool:
    return words[0] in _given_names()


@cache
def _given_names() -> dict[str, set[str]]:
    """By short form what it is short for."""
    names: dict[str, set[str]] = {}
    for name, short in read_rows("nicknames.tsv"):
        for form in short.lower().split("|"):
            names.setdefault(form, set()).add(name.lower())
    return names


def _is_subsequence(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(any(word == other for other in rest) for word in short)


def _sounds_alike(a: str, b: str) -> bool:
    """Whether two spellings can be one name: *Hussein* and *Husain*, *Saeed* and *Said*, not *Josue* and *Jesus*."""
    if a == b:
        return True
    is_alike = min(len(a), len(b)) > 3 and a[0] == b[0] and _skeleton(a) == _skeleton(b)
    return is_alike and (len(_skeleton(a)) > 2 or a[1] == b[1])


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    for letters, sound in _SAME_SOUND:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", word[0] + _VOWELS.sub("", word[1:]))
