"""Which language a text is in: a cheap look for English function words first, py3langid for what is left.

Beside `clean`. English is told without loading the language models (which take two seconds), so that a batch of
English news never pays for them.
"""

import re
from functools import cache

from tasks.vocabulary import read_table

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 6000
_MIN_LETTERS, _MIN_UNDECLARED = 40, 24  # what a page declares is believed of a little more than nothing
_ENGLISH_SHARE = 0.2
_CODE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")
_SHORT = 250
_AS_GOOD_AS = 26.0  # in logarithms of odds: English market reports come within 24, other tongues stay 30 away


def detect_language(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of the text's language; what was declared (or `en`) where the text is too short to tell.

    >>> detect_language("The ferry left the harbour on Monday and has not been seen since, the ministry said.")
    'en'
    >>> detect_language("Die Fähre verließ am Montag den Hafen und ist nicht mehr zu sehen, sagte die Behörde.")
    'de'
    >>> detect_language("hang seng slips 0.7%, kospi adds 0.2%, nikkei flat")
    'en'
    >>> detect_language("Ten dead", "en-GB")
    'en'
    """
    sample = text[:_LOOKED_AT]
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < (_MIN_LETTERS if _code(declared) else _MIN_UNDECLARED):
        return _code(declared) or "en"
    if sum(word in _english() for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _classify(sample)


def _code(declared: str | None) -> str | None:
    found = _CODE.match((declared or "").strip())
    return found[0].lower() if found else None


@cache
def _english() -> frozenset[str]:
    data = read_table("english.toml")
    return frozenset(data["function_words"].split()) - frozenset(data["shared"].split())


def _classify(sample: str) -> str:
    """The likeliest language; English where a short text, mostly names and numbers, is nearly as likely to be that."""
    from py3langid.langid import rank  # two seconds with its model: only where a text isn't plainly English

    ranked = [(str(code), float(odds)) for code, odds in rank(sample)]  # type: ignore[no-untyped-call]
    best, most = ranked[0]
    english = next((odds for code, odds in ranked if code == "en"), most)
    return "en" if len(sample) < _SHORT and most - english < _AS_GOOD_AS else best
