"""Time expressions in a text, as the grammar of `tasks/data/dates.toml` reads them: which words, in which parts.

Second step of dates: `date_words` gives classed words, this module finds the stretches that form an
expression, and `date_values` says what each means. The grammar's patterns are run as regular expressions
over one character per word, so a word costs the same whatever the rules are, and every repetition is bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.dates.date_words import OTHER, Word, find_words, load_grammar

_LONGEST = 26  # words; the grammar's longest expression is shorter


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: its rule's kind, its extent, its captured words by field, and the class of the word before."""

    kind: str
    char_start: int
    char_end: int
    fields: dict[str, tuple[Word, ...]]
    before: Word | None = None
    after: Word | None = None

    def has(self, field: str) -> bool:
        """Whether the expression has that part."""
        return field in self.fields

    def word(self, field: str) -> Word | None:
        """The first word of that part, or None."""
        words = self.fields.get(field)
        return words[0] if words else None

    def number(self, field: str) -> int | None:
        """The whole-number value of that part's first word, or None."""
        word = self.word(field)
        return int(word.value) if word is not None and isinstance(word.value, int | float) else None

    def name(self, field: str) -> str | None:
        """The text value of that part's first word, or None."""
        word = self.word(field)
        return word.value if word is not None and isinstance(word.value, str) else None


def find_expressions(text: str, start: int, end: int) -> Iterator[Expression]:
    """The time expressions in `text[start:end]`, in order, none overlapping another.

    >>> [(e.kind, "on March 10 or 11"[e.char_start:e.char_end]) for e in find_expressions("on March 10 or 11", 0, 17)]
    [('calendar', 'March 10 or 11')]
    """
    words = find_words(text, start, end)
    classes = _classes()
    line = "".join(classes[word.kind] for word in words)
    rules, starters = _rules()
    barren: set[str] = set()  # where nothing was found before: text that repeats itself is read once
    at = 0
    while (found := starters.search(line, at)) is not None:
        at = found.start()
        window = line[max(0, at - 1) : at + _LONGEST] if at else f"^{line[:_LONGEST]}"
        best = None if window in barren else _longest(line, at, rules)
        if best is None:
            barren.add(window)
            at += 1
            continue
        kind, match = best
        yield _expression(kind, match, words)
        at = match.end()


def _longest(line: str, at: int, rules: dict[str, tuple["_Rule", ...]]) -> tuple[str, re.Match[str]] | None:
    best: tuple[str, re.Match[str]] | None = None
    for rule in rules.get(line[at], ()):
        match = rule.pattern.match(line, at, at + _LONGEST)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = (rule.kind, match)
    return best


def _expression(kind: str, match: re.Match[str], words: list[Word]) -> Expression:
    fields: dict[str, tuple[Word, ...]] = {}
    for name, span in ((name, match.span(name)) for name in match.re.groupindex):
        if span[0] >= 0 and span[0] < span[1]:
            fields[name.rstrip("_")] = tuple(words[span[0] : span[1]])
    first, last = match.start(), match.end() - 1
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    return Expression(kind, words[first].char_start, words[last].char_end, fields, before, after)


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    pattern: re.Pattern[str]


@cache
def _classes() -> dict[str, str]:
    forms = "iso slash clocktime decade shortyear ordinal decimal year day int ampm poss comma hyphen dot"
    names = dict.fromkeys([*forms.split(), "holiday", "festival", *load_grammar().words, OTHER])
    return {name: chr(0x4E00 + at) for at, name in enumerate(names)}


@cache
def _rules() -> tuple[dict[str, tuple[_Rule, ...]], re.Pattern[str]]:
    """The rules by the class that they can start with, and a pattern for the words at which any rule can start."""
    grammar = load_grammar()
    rules = [_Rule(kind, re.compile(_translate(pattern, grammar.fragments))) for kind, pattern in grammar.rules]
    by_class = {
        char: tuple(rule for rule in rules if char in rule.pattern.pattern)
        for name, char in _classes().items()
        if name != OTHER
    }
    starters = "".join(char for char, ones in by_class.items() if ones)
    return by_class, re.compile(f"[{starters}]")


_NOTATION = re.compile(
    r"(?P<name>\w+):(?P<group>\()|(?P<field>\w+):(?P<item>\[[^\]]*\]|\w+)|(?P<look>\(\?<?[=!])|(?P<class>[a-z]\w*)"
)


def _translate(pattern: str, fragments: dict[str, str]) -> str:
    """The grammar's notation as a regular expression over class characters."""
    for _ in range(4):
        pattern = re.sub(r"\{([a-z]\w*)\}", lambda match: fragments[match[1]], pattern)
    return re.sub(r"\s+", "", _NOTATION.sub(_notation, pattern))


def _notation(match: re.Match[str]) -> str:
    if match["name"]:
        return f"(?P<{match['name']}>"
    if match["field"]:
        return f"(?P<{match['field']}>{_NOTATION.sub(_notation, match['item'])})"
    return match["look"] or _classes()[match["class"]]
