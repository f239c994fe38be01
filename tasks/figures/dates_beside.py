"""Whether a date of the sentence can be one of a figure's: the reasons why it is another's.

Under `figure_dates`, which ranks the dates that are left. The day of an aside, of a comparison, of a cause, a
record or a law, of what others say or of what came later dates nothing else in its sentence.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tasks.figures.clause_times import is_of_another_time
from tasks.figures.placed_dates import BEFORE_NOUN, QUOTES, PlacedDate
from tasks.records import Figure, Reading
from tasks.text.clauses import is_set_against, verb_of
from tasks.vocabulary import read_words

_BUT = frozenset({"but", "yet"})
_EXAMPLE = re.compile(r", (?:including|among them|such as)\b[^,;:.\d]*\Z|: ")
_HALF_YEAR = 183  # days
_RECORD = 14  # words from *the highest* to its *since*
_RECORD_OF = 6  # to its *of the year*
_LAWS = frozenset({"act", "law", "treaty", "convention", "agreement", "accord", "constitution", "code"})


def concerns(
    reading: Reading, figure: Figure, token: Token, path: Sequence[int], one: PlacedDate, placed: Sequence[PlacedDate]
) -> bool:
    """Whether a date of the sentence can be one of the figure's.

    `token` is the figure's, `path` the way up from it, `placed` all dates of the sentence.
    """
    return (
        _is_beside(one, figure, token, path, placed)
        and not is_set_against(reading.text, figure, one.row)
        and not _is_of_an_age_to_come(reading, figure, one)
        and not _is_told_of(figure, one, token, path)
        and not _is_of_example(reading.text, figure, one)
        and not _is_of_contrast(one.token, token)
        and not is_of_another_time(reading, figure, token, path, one)
        and not _is_of_a_name(one, token, path)
    )


def _is_beside(
    one: PlacedDate, figure: Figure, token: Token, path: Sequence[int], placed: Sequence[PlacedDate]
) -> bool:
    """Whether the date stands outside the figure, in its clause or a clause on it, and compares with nothing else."""
    if figure.char_start <= one.row.char_start and one.row.char_end <= figure.char_end:
        return False
    is_own = one.aside is not None and (
        _describes(token.doc[one.aside], token, path)
        or token.doc[one.aside].idx == figure.char_end + 1  # "a peak of 40 reached in May", whatever it hangs on
    )
    tells = (one.is_event and figure.event is not None) or one.is_of_source
    if one.aside is not None and one.aside not in path and not is_own and not tells:
        return False
    if one.is_quoted and not _is_inside(token, one.token):
        return False
    if (one.role == "event" and _is_told_aside(token, path, one)) or _is_ahead(token, path, one):
        return False
    if _is_of_what_they_say(token, path, one) or _is_of_record(one, token) or _is_of_law(one.token):
        return False
    if _is_of_base(one.token, path) or _is_of_reason(one.token, path):
        return False
    if one.compared is not None:
        return figure.char_start in one.compared
    return not any(other.compared is not None and figure.char_start in other.compared for other in placed)


def _is_of_base(day: Token, path: Sequence[int]) -> bool:
    """*a cut to 20 percent from today's 35 percent rate*: the day is of the other number."""
    noun = day.head
    if day.dep_ not in BEFORE_NOUN | {"poss"} or noun.i < day.i or noun.i in path:
        return False
    return noun.head.lower_ in {"from", "than"} and any(word.like_num for word in day.doc[day.i + 1 : noun.i])


def _is_of_reason(day: Token, path: Sequence[int]) -> bool:
    """*Eight were held over Monday's attack*, *in connection with Monday's attack*: it is when that was."""
    noun = day.head
    if day.dep_ not in BEFORE_NOUN | {"poss"} or noun.i < day.i or noun.i in path or noun.dep_ != "pobj":
        return False
    led = noun.head
    return led.lower_ == "over" or (led.lower_ == "with" and led.head.lower_ == "connection")


def _describes(verb: Token, token: Token, path: Sequence[int]) -> bool:
    """*340 patients seen since May*, *cases and deaths reported since May*: an aside on what is counted or its list."""
    noun = verb.head
    if any(word.dep_ == "relcl" and word.i < verb.i for word in noun.rights):
        return False  # "two mayors who hold seats won in 2016"
    return noun.i in path[:2] or any(token in (joined, joined.head) for joined in noun.conjuncts)


def _is_inside(token: Token, day: Token) -> bool:
    """Whether no mark of a quotation stands between the figure and a day that somebody names in his own words."""
    first, last = sorted((token.i, day.i))
    return all(between.text not in QUOTES for between in token.doc[first:last])


def _is_told_aside(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*Schools closed on Wednesday after police said that 12 had died*: the day is not of what they said."""
    doc, saying = token.doc, read_words("tense.toml")["saying"]
    told = next((doc[at] for at in path if doc[at].dep_ == "advcl" and doc[at].lemma_ in saying), None)
    return told is not None and told.i not in one.path


def _is_of_what_they_say(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*Nine percent said they will vote in May*: the day is of what they say, not of how many say so."""
    doc, saying = token.doc, read_words("tense.toml")["saying"]
    told = next((doc[at].head for at in path if doc[at].dep_ == "nsubj" and doc[at].head.lemma_ in saying), None)
    return told is not None and any(doc[at].dep_ == "ccomp" and doc[at].head == told for at in one.path)


def _is_ahead(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*sought papers from before he was named a judge in 2006*: the day is of what came after them."""
    doc = token.doc
    clause = next((at for at in one.path if doc[at].dep_ in {"advcl", "pcomp"} and at not in path), None)
    if clause is None or doc[clause].head.i in path or _is_led_up_to(doc[clause].head, path):
        return False
    return any(word.lower_ == "before" for word in (doc[clause].head, *doc[clause].children))


def _is_led_up_to(before: Token, path: Sequence[int]) -> bool:
    """*They heard 70 clerks and read 900 files before closing it on Monday*: until then."""
    verb = before.head
    return before.dep_ == "prep" and verb.pos_ == "VERB" and any(own.i in path for own in (verb, *verb.conjuncts))


def _is_of_record(one: PlacedDate, token: Token) -> bool:
    """*27 percent, the highest since 2002*, *the sharpest drop of the year*: in what time nothing was higher."""
    doc = one.token.doc
    if one.role == "since":
        reach = 0 if any(word.lower_ == "when" for word in doc[one.token.i : one.token.i + 4]) else _RECORD
    else:
        reach = _RECORD_OF if one.token.dep_ == "pobj" and one.token.head.lower_ in {"of", "in"} else 0
        reach = reach if one.token.head.head.pos_ == "NOUN" else 0
    for at in range(one.token.i - 1, max(0, one.token.i - reach), -1):
        if doc[at].is_punct or at == token.i:
            return False
        if doc[at].tag_ in {"JJS", "RBS"}:
            return True
    return False


def _is_of_law(day: Token) -> bool:
    """*the Ports Act of 2031*: the year is a part of the name."""
    of = day.head
    return day.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _LAWS and of.head.is_title


def _is_of_an_age_to_come(reading: Reading, figure: Figure, one: PlacedDate) -> bool:
    """*If the 39-year-old wins on Friday*: an age is that of today."""
    day, first = reading.published_to, one.row.date_from
    return figure.kind == "age" and day is not None and first is not None and first > day


def _is_told_of(figure: Figure, one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*On Sunday it promised aid to victims of the flood, in which 12 died*: no day of the flood."""
    doc = token.doc
    clause = next((at for at in path if doc[at].dep_ == "relcl"), None)
    if clause is None or clause in one.path or doc[clause].head.i in one.path:
        return False
    is_whose = any(word.lower_ in {"who", "where"} for word in doc[clause].lefts)
    if figure.event is None and not is_whose:
        return False
    if one.token.dep_ in BEFORE_NOUN and one.token.head.i in path:
        return False  # "a 2017 attack by planes that killed 12"
    if one.row.char_start <= doc[clause].head.idx < one.row.char_end:  # "called on Monday, where they found"
        return False
    verb = verb_of(one.token)
    words = read_words("event_grammar.toml")["happening_verbs"]
    happens = verb is not None and verb.lemma_ in words
    subject = next((doc[at] for at in path if doc[at].dep_ in {"nsubj", "nsubjpass"} and doc[at].head == verb), None)
    does = subject is None or subject.pos_ == "PROPN" or is_whose
    return verb is not None and verb.i in path and not happens and does  # "Oman, where 12 died, shut its ports"


def _is_of_example(text: str, figure: Figure, one: PlacedDate) -> bool:
    """*It passed in 31 towns, including Orla in May*: the day is of what is named out of them, or behind a colon."""
    return _EXAMPLE.search(text, figure.char_end, max(figure.char_end, one.row.char_start)) is not None


def _is_of_contrast(day: Token, token: Token) -> bool:
    """*More than 20 towns have shut their schools, but a clerk said on Sunday ...*: the day of the clause behind."""
    own, other = _outermost(verb_of(token)), _outermost(verb_of(day))
    if own is None or other is None or other.dep_ != "conj" or other.head != own or day.i < token.i:
        return False
    return any(word.lower_ in _BUT for word in own.children if word.dep_ == "cc" and word.i > token.i)


def _outermost(verb: Token | None) -> Token | None:
    """The verb whose clause or infinitive a verb is in: *threatened* of *threatened to cut*."""
    while verb is not None and verb.dep_ in {"ccomp", "xcomp"} and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _is_of_a_name(one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*Efforts to sway the 2016 vote involved three men*: a year before a noun of another clause is of that noun."""
    noun, first, last = one.token.head, one.row.date_from, one.row.date_to
    if one.token.dep_ not in BEFORE_NOUN or noun.i < one.token.i or one.is_of_source:
        return False
    if noun.lemma_.lower() in read_words("event_grammar.toml")["dated_nouns"]:
        return True  # "a 2012 graduate shot four"
    if first is None or last is None or (last - first).days <= _HALF_YEAR:
        return False
    other = verb_of(noun)
    if other is None or other == verb_of(token) or noun.i in path:
        return False
    return other.i not in path and not (other.dep_ == "advcl" and other.head.i in path)
