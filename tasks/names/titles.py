"""Titles before a person's name (*Defence Minister*, *Sheikh*): what to take off a name and keep beside it.

Called by names.py on the words before and at the start of a person's span; the words are in `data/titles.toml`.
"""

import re

from tasks.vocabulary import read_words

MAX_TITLE_CHARS = 110

_TOKEN = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?|[^\w\s]")
_OF = frozenset({"of", "for", "to", "in", "on"})
_LINKS = frozenset({"and", "&", "the", "-", ","})


def split_title(text: str, start: int, end: int) -> int:
    """Where the name itself starts in `text[start:end]`, after the titles that a tagger took into it.

    >>> text = "Defence Minister Oluf Brandt"
    >>> text[split_title(text, 0, len(text)):]
    'Oluf Brandt'
    """
    tokens = list(_TOKEN.finditer(text, start, end))
    words, known = [token[0] for token in tokens], read_words("titles.toml")
    if len(words) == 2 and _plain(words[0]) in known["given_names"]:
        return start
    cut = 0
    for n in range(1, len(words)):
        phrase = " ".join(_plain(word) for word in words[cut:n])
        if phrase in known["honorifics"] or _is_office(words[cut:n]):
            cut = n
    while 0 < cut < len(words) and words[cut] in _LINKS:
        cut += 1
    return tokens[cut].start() if 0 < cut < len(tokens) else start


def find_title(text: str, floor: int, start: int) -> int:
    """Where the titles right before a name at `start` begin, not before `floor`; `start` itself where there are none.

    >>> text = "Voss met Prime Minister and Minister of Foreign Affairs Sheikh Karim Haddan."
    >>> text[find_title(text, 0, text.index("Karim")):text.index("Karim")]
    'Prime Minister and Minister of Foreign Affairs Sheikh '
    """
    floor = max(floor, start - MAX_TITLE_CHARS)
    if text[start - 1 : start] != " ":
        return start
    tokens = list(_TOKEN.finditer(text, floor, start))
    words = [token[0] for token in tokens]
    begin = len(words)
    while (taken := _title_words(words[:begin])) > 0:
        begin -= taken
        if begin > 1 and words[begin - 1] in ("and", "&") and _title_words(words[: begin - 1]):
            begin -= 1
    return tokens[begin].start() if begin < len(tokens) else start


def _title_words(words: list[str]) -> int:
    """How many of the last words are one title."""
    known = read_words("titles.toml")
    for size in (3, 2, 1):
        phrase = " ".join(map(_plain, words[-size:])) if size <= len(words) else ""
        if phrase in known["honorifics"] and words[-size][0].isupper():
            return size
    size = _office_words(words)
    if size:
        return size
    for n in range(2, min(len(words), 9)):  # "Minister of Foreign Affairs", "Secretary of State for Wales"
        if words[-n] in _OF and all(word[0].isupper() or word in _LINKS or word in _OF for word in words[-n + 1 :]):
            size = _office_words(words[:-n])
            if size and words[-n - 1][0].isupper():
                return size + n
    return 0


def _office_words(words: list[str]) -> int:
    """How many of the last words are an office with what qualifies it ('former deputy prime minister')."""
    known = read_words("titles.toml")
    if not words or _plain(words[-1]) not in known["roles"]:
        return 0
    size = 1
    while size < len(words) and (_plain(words[-size - 1]) in known["modifiers"] or _is_hyphen_in(words, size)):
        size += 1
    while size and words[-size] == "-":
        size -= 1
    return size


def _is_office(words: list[str]) -> bool:
    return bool(words) and (_office_words(words) == len(words) or _title_words(words) == len(words))


def _is_hyphen_in(words: list[str], size: int) -> bool:
    return (
        words[-size - 1] in ("-", "&", "and")
        and len(words) > size + 1
        and _plain(words[-size - 2]) in read_words("titles.toml")["modifiers"]
    )


def _plain(word: str) -> str:
    return word.rstrip(".").lower()
