"""The dates of one sentence with what each says: its role, how far it reaches, whether it only compares or describes.

Under `figure_dates`, which ties them to the figures of the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from tasks.records import Date, Figure
from tasks.text.clauses import head_of, path_up, verb_of
from tasks.text.cues import load_cues, load_roles
from tasks.vocabulary import read_words

_GRAMMAR = "event_grammar.toml"
_SINCE, _UNTIL = "since", frozenset({"until", "till", "through"})
_LONGEST = timedelta(days=31)  # of a longer time one tells what happened in it, not when it was told
_COMPARED = re.compile(
    r"\b(?:than|(?:similar|identical) to|the same as|versus|vs\.?|compared (?:with|to)|(?:up|down) from"
    r"|against(?=\s(?:an?\s|[$€£\d]|(?:two|three|four|five|six|seven|eight|nine|ten)\b))"
    r"|(?P<bare>from (?:\w+ ){0,2}[$€£]?\d[\d,.]*))\s",
    re.IGNORECASE,
)
_THAN_BEFORE = re.compile(r"\bthan\b.*\b(?:earlier|before)$", re.IGNORECASE)  # "46,000 fewer than a year earlier"
_EARLIER = re.compile(r"\b(?:earlier|before|ago)$", re.IGNORECASE)  # "up 5% from a year earlier"
_COMPARISON_END = re.compile(r",(?! when\b)|;")
_MORE_THAN = re.compile(r"(?:(?:more|less|fewer|higher|lower) )?than\b", re.IGNORECASE)  # "40 more than a year ago"
_NUMBER_END = re.compile(r"(?:\d|\b(?:hundred|thousand|million|billion))\s$")
_TO = re.compile(r"\bto (?:\w+ ){0,2}[$€£]?\d")  # "from 33 percent in 2016 to 50 percent in 2020": each of its own day
_COMPARED_REACH = 60  # characters from *up from* to the date of what it was up from
_COMPARISON_REACH = 200
QUOTES = frozenset('“”"')
BEFORE_NOUN = frozenset({"nummod", "nmod", "compound", "amod"})
_LED_BY = frozenset({"ADP", "ADV", "ADJ"})
_PHRASE = re.compile(r"\b(since|until|till) (?!then\b|that )(?:\w[\w’'-]* ){1,9}\Z", re.IGNORECASE)
_PHRASE_REACH = 90
_PHRASE_WORDS = 5  # a longer phrase is one only if the parser says so


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date of the sentence with its token, its role and the way up from it.

    `until`: the end of a span whose second date is another row. `aside`: the verb of a clause that only describes a
    noun or what is compared (*a ferry built in 1989*); `is_event`: it tells what happened (*the quake that struck on
    Monday*). `compared`: the characters of the comparison that the date stands in, up to the comma behind it.
    `is_quoted`: it stands inside quotation marks that the sentence opened. `is_of_source`: it tells when what is cited
    was published or asked (*a poll released on Monday*).
    """

    row: Date
    token: Token
    role: str
    path: list[int]
    until: date | None
    aside: int | None
    is_event: bool
    compared: range | None
    is_quoted: bool
    is_of_source: bool


def place_dates(text: str, doc: Doc, start: int, rows: Sequence[Date], figures: Sequence[Figure]) -> list[PlacedDate]:
    """The dates of the sentence that begins at `start`; the second of *from … to …* closes the first."""
    placed: list[PlacedDate] = []
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
            continue
        token = head_of(doc, row.char_start, row.char_end)
        if token is None:
            continue
        until = _closing(text, row, rows[at + 1] if at + 1 < len(rows) else None)
        skip = until is not None
        aside = _aside(token)
        is_event = aside is not None and doc[aside].lemma_ in read_words(_GRAMMAR)["happening_verbs"]
        role = _role(text, doc, row, token)
        source = _source_role(token) if role in {"event", "reported", "as_of"} else None
        role = source or role
        begin = _compared(text, start, row, figures, is_loose=not placed or role == "reported")
        compared = None if begin is None else range(begin, _comparison_end(text, row))
        if role == "reported" and compared is not None:
            role = "event"  # "the office said, up from 60 in March"
        quoted = _is_quoted(text, start, row)
        path = path_up(token)
        placed.append(PlacedDate(row, token, role, path, until, aside, is_event, compared, quoted, bool(source)))
    return placed


def _is_quoted(text: str, start: int, row: Date) -> bool:
    marks = [char for char in text[start : row.char_start] if char in QUOTES]
    return bool(marks) and (marks[-1] == "“" or (marks[-1] == '"' and len(marks) % 2 == 1))


def _closing(text: str, row: Date, following: Date | None) -> date | None:
    """The end of *between November 24 and December 1*, *from Monday to Wednesday*, *Monday through Wednesday*, *in May
    and June*.
    """
    if following is None or following.char_start - row.char_end > 12:
        return None
    joint = text[row.char_end : following.char_start].strip(" ,-").lower()
    before = text[max(0, row.char_start - 9) : row.char_start].lower().split()
    opened = before[-1] if before else ""
    if (
        joint in {"through", "–", "—"}
        or (opened == "from" and joint in {"to", "until", "till"})
        or (opened == "between" and joint == "and")
        or (joint == "and" and _is_next(row, following))
    ):
        return following.date_to
    return None


def _is_next(row: Date, following: Date) -> bool:
    last, first = row.date_to, following.date_from
    return last is not None and first is not None and (first - last).days == 1


def _aside(token: Token) -> int | None:
    verb = verb_of(token)
    if verb is None:
        return None
    compared = verb.dep_ in {"advcl", "ccomp"} and any(
        child.lower_ == "than" and child.dep_ in {"mark", "prep"} for child in (*verb.children, verb.head)
    )
    outer = verb
    while outer.dep_ in {"xcomp", "ccomp", "advcl", "pcomp"} and (above := verb_of(outer.head)) is not None:
        outer = above  # "which is likely to weigh it in May"
    outer = outer if outer.dep_ == "relcl" else verb
    describing = outer.dep_ in {"acl", "relcl"} and outer.head.dep_ != "ROOT"  # a root that is a noun is a headline
    return outer.i if describing else verb.i if compared else None


def _compared(text: str, start: int, row: Date, figures: Sequence[Figure], *, is_loose: bool) -> int | None:
    """The first character of *up from 61 in 2020*; *from 60* compares only where another date stands before it, and
    only *than* compares with what was reported another day.
    """
    begin = max(start, row.char_start - _COMPARED_REACH)
    follows_number = _NUMBER_END.search(text[begin : row.char_start]) is not None
    if _THAN_BEFORE.search(row.text) or (follows_number and _MORE_THAN.match(row.text)):
        return row.char_start
    if _EARLIER.search(row.text) and text.endswith("from ", begin, row.char_start):
        return row.char_start
    for match in _COMPARED.finditer(text, begin, row.char_start):
        inside = any(one.char_start < match.start() < one.char_end for one in figures)  # "more than 200"
        between = text[match.end() : row.char_start]
        counts = any(one.char_start < match.end() <= one.char_end + 1 for one in figures)  # not "from 2015 levels"
        is_no_base = match["bare"] and (is_loose or not counts or _TO.search(between))
        if not inside and ";" not in between and not is_no_base:
            return match.start()
    return None


def _comparison_end(text: str, row: Date) -> int:
    """Where the comparison ends: *4.3%, up from a year earlier, with 900 people out of work*."""
    end = _COMPARISON_END.search(text, row.char_end, row.char_end + _COMPARISON_REACH)
    return end.start() if end is not None else len(text)


def _source_role(token: Token) -> str | None:
    """*a poll released on Monday*, *a 2016 study* (reported), *a survey taken in May* (as_of): of what is cited."""
    verb = verb_of(token)
    named = token.head if token.dep_ in BEFORE_NOUN and token.head.i > token.i else None
    if (
        named is not None
        and named.lemma_ in load_roles().studies
        and (named.dep_ == "nsubj" or named.head.lower_ == "to")
    ):
        return "reported"  # "an August 2016 study found", "according to a 2016 study"
    if verb is None or verb.dep_ != "acl":
        return None
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.lemma_ not in load_roles().document:
        noun = noun.head.head  # "a poll by Norvane released on Monday"
    if noun.lemma_ not in load_roles().document:
        return None
    words = read_words("tense.toml")
    return "reported" if verb.lemma_ in words["publishing"] else "as_of" if verb.lemma_ in words["asking"] else None


def _role(text: str, doc: Doc, row: Date, token: Token) -> str:
    before = text[max(0, row.char_start - 24) : row.char_start].lower().split()
    last = before[-1].strip('(,“"‘') if before else ""
    verb = verb_of(token)
    opener = _leading(text, doc, row) or _opener(verb)
    if _SINCE in {last, opener}:
        return "since"
    is_before = row.timex_type == "DATE" and _is_before(token)  # "before dawn on Sunday" is on Sunday
    if last in _UNTIL or opener in _UNTIL or opener == "before" or is_before:
        return "until"  # "900 were moved before the dam broke on Monday", "before the 2016 vote"
    is_agent = text.startswith(("'s", "’s"), row.char_end)  # "moved by Monday's flood"
    if [word.lstrip('(“"') for word in before[-2:]] == ["as", "of"] or (last == "by" and not is_agent):
        return "as_of"
    says = (verb is not None and _says(verb)) or _follows_saying(doc, row)
    is_day = row.date_from is not None and row.date_to is not None and row.date_to - row.date_from <= _LONGEST
    return "reported" if says and is_day and row.timex_type in {"DATE", "TIME"} else "event"


def _leading(text: str, doc: Doc, row: Date) -> str:
    """*since* or *until* where one of them leads the phrase of the date: *since the vote in May*."""
    match = _PHRASE.search(text, max(0, row.char_start - _PHRASE_REACH), row.char_start)
    token = None if match is None else head_of(doc, *match.span(1))
    if match is None or token is None or token.dep_ == "advmod":  # "has since killed 12 in May"
        return ""
    is_sure = match[1].istitle() or match[0].count(" ") <= _PHRASE_WORDS
    day = head_of(doc, row.char_start, row.char_end)
    is_near = is_sure or (day is not None and token.i in path_up(day))
    return token.lower_ if is_near else ""


def _is_before(token: Token) -> bool:
    """*before the 2016 vote*, *before Monday's vote*; not *before a panel in May*."""
    noun = token.head if token.dep_ in BEFORE_NOUN | {"poss"} else token
    return noun.dep_ == "pobj" and noun.head.lower_ == "before"


def _opener(verb: Token | None) -> str:
    """*since* or *before* where it opens the clause of the date."""
    if verb is not None and verb.dep_ == "xcomp":  # "since it began to count in 1992"
        verb = verb.head
    if verb is None or verb.dep_ not in {"advcl", "pcomp"}:
        return ""
    marks = (verb.head, *verb.children) if verb.dep_ == "pcomp" else verb.children  # "before closing on Monday"
    return next((one.lower_ for one in marks if one.dep_ in {"mark", "prep"} and one.lower_ in {_SINCE, "before"}), "")


def _follows_saying(doc: Doc, row: Date) -> bool:
    """*said on Tuesday it would …*: the parser hangs the day on what is said."""
    span = doc.char_span(row.char_start, row.char_end, alignment_mode="expand")
    at = span.start - 1 if span is not None else -1
    while at > 0 and doc[at].pos_ in _LED_BY and not doc[at].is_sent_start:
        at -= 1
    return at >= 0 and doc[at].pos_ == "VERB" and _says(doc[at])


def _says(verb: Token) -> bool:
    """Whether a verb tells something: *raised its estimate* does, *claimed 12 lives* does not."""
    taken, counts = load_cues().taken, load_cues().count_nouns
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if any(one.lemma_.lower() in counts and any(child.tag_ == "PRP$" for child in one.children) for one in objects):
        return True
    if verb.lemma_ == "add" and (objects or verb.dep_ == "acl"):  # "added 900 jobs in May"
        return False
    if verb.lemma_ in load_cues().clause and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return True  # "stated on Monday that 12 had left"
    return verb.lemma_ in read_words("tense.toml")["saying"] and not any(one.lemma_ in taken for one in objects)
