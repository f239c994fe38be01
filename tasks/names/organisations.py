"""Which names of organisations in one article are one: long form and acronym, with and without company suffix.

Called by entities.py. `data/names.tsv` knows the bodies that news calls by several names everywhere.
"""

import re
from collections.abc import Sequence
from functools import cache

from tasks.text.folding import fold_name
from tasks.vocabulary import read_lists, read_rows

_COMPANY = re.compile(r"\s+(?:inc|corp|corporation|co|company|ltd|limited|llc|plc|group|holdings|gmbh|ag|sa|spa|nv)$")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "du", "des", "et", "y"})
_AFTER_OR = re.compile(r", or ([A-Z]{3,8}),")
_IN_BRACKETS = re.compile(r"\s?[(\[]\s?([A-Z][\w.&/-]{1,11})\s?[)\]]")


def link_organisations(names: Sequence[str], bracketed: Sequence[str | None]) -> list[int]:
    """For each name the index of the one that stands for it; `bracketed` is the acronym given right after a name.

    >>> link_organisations(["Orsk Water Agency", "OWA", "Voss Corp.", "Voss", "ORSWA"], ["ORSWA", *[None] * 4])
    [0, 0, 2, 2, 0]
    >>> link_organisations(["Civil Relief Board", "Relbo"], ["Relbo", None])  # short for its name at home
    [0, 0]
    >>> link_organisations(["Voss", "Norvik Marine", "Norvik", "Voss Marine"], [None] * 4)  # short after the full name
    [0, 1, 1, 3]
    >>> link_organisations(["Northern Front", "Front"], [None, None])
    [0, 0]
    """
    first: dict[str, int] = {}
    linked = list(range(len(names)))
    acronyms: dict[str, set[int]] = {}
    for i, name in enumerate(names):
        head = first.setdefault(organisation_key(name), i)
        linked[i] = head
        short = bracketed[i]
        if short and (spells(short, name) or " " in name):  # what stands so behind a name is defined by it
            acronyms.setdefault(_letters(short), set()).add(head)
        if " " in name:
            for letters in _initials(name):
                acronyms.setdefault(letters, set()).add(head)
    shortened = _shortened(names, linked)
    defined = {_letters(short) for short in bracketed if short}
    for i, name in enumerate(names):
        is_short = is_acronym(name) or (" " not in name and _letters(name) in defined)
        heads = acronyms.get(_letters(name), set()) if is_short else shortened.get(name, set())
        if linked[i] == i and len(heads) == 1:
            linked[i] = next(iter(heads))
    return [linked[head] for head in linked]


def _shortened(names: Sequence[str], linked: Sequence[int]) -> dict[str, set[int]]:
    """By single word, the longer names before it that begin with it (*Norvik Marine* for *Norvik*) or end in it, where
    it is a body's (*Northern Front* for *the Front*).
    """
    bodies: dict[str, set[int]] = {}
    alone: dict[str, set[int]] = {}
    for head, name in zip(linked, names, strict=True):
        words = name.split()
        if len(words) > 1:
            for word in {words[0], words[-1]} if words[-1] in body_words() else {words[0]}:
                bodies.setdefault(word, set()).add(head)
        elif name not in alone and not is_generic(name):
            alone[name] = set(bodies.get(name, ()))
    return alone


def organisation_key(name: str) -> str:
    """The name by which an organisation is known across articles: the known full name, else without company suffix and
    an office's with what it is for first.

    >>> organisation_key("U.N."), organisation_key("Voss Corp."), organisation_key("Ministry of Health")
    ('united nations', 'voss', 'health ministry')
    """
    folded = fold_name(name).removeprefix("the ")
    known = _known().get(name) or _known().get(folded if len(folded) > 4 else "")
    return known or _turned(_COMPANY.sub("", folded))


def _turned(folded: str) -> str:
    """*justice department* for *department of justice*; universities keep their order (*of York*, *York University*).

    >>> _turned("supreme court of the state of orsk"), _turned("orsk department of justice"), _turned("bank of orsk")
    ('orsk supreme court', 'orsk justice department', 'bank of orsk')
    >>> _turned("ministry of foreign affairs"), _turned("foreign affairs ministry")  # the Foreign Ministry
    ('foreign ministry', 'foreign ministry')
    """
    office, of, field = folded.partition(" of ")
    *before, last = office.split() or [""]
    if of and last in _offices():
        field = field.removeprefix("the ").removeprefix("state of ")
        folded = " ".join([field, *before, last] if last == "court" else [*before, field, last])
    words = folded.split()
    return " ".join([*words[:-2], words[-1]]) if words[-2:-1] == ["affairs"] and words[-1] in _offices() else folded


@cache
def _offices() -> frozenset[str]:
    """What an office of state is, which is named before what it is for or after it (*Ministry of Health*)."""
    return frozenset(read_lists("names_generic.toml")["offices"])


@cache
def body_words() -> frozenset[str]:
    """The last words of names that are bodies' (*Northern Front*), by which they go for short (*the Front*)."""
    return frozenset(read_lists("names_generic.toml")["bodies"])


def is_known(name: str) -> bool:
    """Whether it is one of the bodies that `data/names.tsv` has."""
    return name in _known()


def is_generic(name: str) -> bool:
    """Whether the name could be any country's or town's (*Supreme Court*, *Ministry of Health*)."""
    return all(word in _generic() for word in fold_name(name).split())


def defined_acronym(text: str, start: int, end: int) -> str | None:
    """The acronym that the text gives the name there: in brackets behind it, or after *or* (*Orsk Signals Bureau, or
    OSB,*) where the name has its letters.
    """
    if match := _IN_BRACKETS.match(text, end, end + 18):
        return match[1]
    match = _AFTER_OR.match(text, end, end + 18)
    return match[1] if match and spells(match[1], text[start:end]) else None


def is_acronym(name: str) -> bool:
    """Whether the name is mostly capitals without a space (*WFP*, *MoFA*, *U.N.*)."""
    letters = [c for c in name if c.isalpha()]
    return " " not in name and 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) * 2 > len(letters)


def spells(acronym: str, name: str) -> bool:
    """Whether the acronym's letters stand in the name in order, the first as its first.

    >>> spells("UNHCR", "United Nations High Commissioner for Refugees"), spells("WFP", "Orsk Council")
    (True, False)
    """
    rest = iter(fold_name(name).replace(" ", ""))
    letters = _letters(acronym).lower()
    return fold_name(name)[:1] == letters[:1] and all(any(letter == other for other in rest) for letter in letters)


def _letters(acronym: str) -> str:
    return "".join(c for c in acronym if c.isalnum()).upper()


def _initials(name: str) -> set[str]:
    words = [word for word in re.split(r"[\s-]+", fold_name(name)) if word]
    spelt = {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}
    return {letters.upper() for letters in spelt if len(letters) > 2}


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_lists("names_generic.toml")["words"])


@cache
def _known() -> dict[str, str]:
    keys = {}
    for full, short in read_rows("names.tsv"):
        key = fold_name(full)
        keys[full] = keys[key] = key
        for form in short.split("|"):
            keys[form] = key
            if " " in form:
                keys[fold_name(form)] = key
    return keys
