"""Whether a date of the sentence can be one of a figure's: the reasons why it is another's.

Under `figure_dates`, which ranks the dates that are left. The day of an aside, of a comparison, of a cause, a
record or a law, of what others say or of what came later dates nothing else in its sentence.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tasks.figures.placed_dates import QUOTES, PlacedDate
from tasks.records import Figure, Reading
from tasks.text.clauses import is_set_against, verb_of
from tasks.text.cues import load_cues
from tasks.vocabulary import read_words

PRESENT = frozenset({"VBZ", "VBP"})
_OPENERS = frozenset({"since", "until", "till"})
PLANNED = frozenset({"forecast", "target"})
_LED_BY = frozenset({"after", "because", "since", "following"})
_CONDITIONS = frozenset({"if", "unless"})
_BUT = frozenset({"but", "yet"})
_EXAMPLE = re.compile(r", (?:including|among them|such as)\b[^,;:.\d]*\Z|: ")
_WILL = frozenset({"will", "’ll", "'ll", "shall"})
_HALF_YEAR = 183  # days
_FINDING = frozenset({"find", "show", "suggest", "indicate"})
_RECORD = 14  # words from *the highest* to its *since*
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
        and not _is_of_cause(reading, figure, one, path)
        and not _is_told_of(figure, one, token, path)
        and not _is_of_example(reading.text, figure, one)
        and not _is_conditional(one, path)
        and not _is_of_what_is_said_of_them(one, path)
        and not _is_of_contrast(one.token, token)
        and not _is_yet_to_come(reading, one, token, path)
        and not _is_past_beside_present(figure, one, token)
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
    described = _present_clause(token)
    if described is not None and described not in one.path:
        return False
    if one.compared is not None:
        return figure.char_start in one.compared
    return not any(other.compared is not None and figure.char_start in other.compared for other in placed)


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
    """*27 percent, the highest since 2002*: since when nothing was higher is no day of the figure."""
    doc = one.token.doc
    if one.role != "since" or any(word.lower_ == "when" for word in doc[one.token.i : one.token.i + 4]):
        return False
    for at in range(one.token.i - 1, max(0, one.token.i - _RECORD), -1):
        if doc[at].is_punct or at == token.i:
            return False
        if doc[at].tag_ in {"JJS", "RBS"}:
            return True
    return False


def _is_of_law(day: Token) -> bool:
    """*the Ports Act of 2031*: the year is a part of the name."""
    of = day.head
    return day.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _LAWS and of.head.is_title


def _present_clause(token: Token) -> int | None:
    """The verb of a relative clause in the present tense that the token stands in: *which employs 900 people*."""
    verb = verb_of(token)
    if verb is not None and verb.dep_ == "conj" and verb.head.dep_ == "relcl":  # "which makes gears and employs 900"
        verb = verb.head
    return verb.i if verb is not None and verb.dep_ == "relcl" and verb.tag_ in PRESENT else None


def _is_of_an_age_to_come(reading: Reading, figure: Figure, one: PlacedDate) -> bool:
    """*If the 39-year-old wins on Friday*: an age is that of today."""
    day, first = reading.published_to, one.row.date_from
    return figure.kind == "age" and day is not None and first is not None and first > day


def _is_of_cause(reading: Reading, figure: Figure, one: PlacedDate, path: Sequence[int]) -> bool:
    """*It will cut 12 jobs after its loss widened in March*: the day of what led to a plan is not the plan's."""
    day, doc, verb = reading.published_from, one.token.doc, verb_of(one.token)
    is_past = day is not None and one.row.date_to is not None and one.row.date_to < day
    if figure.status not in PLANNED or not is_past:
        return False
    led = any(doc[at].lower_ in _LED_BY and doc[at].dep_ == "prep" and at not in path for at in one.path)
    return led or (verb is not None and verb.dep_ == "advcl" and verb.i not in path)


def _is_told_of(figure: Figure, one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*On Sunday it promised aid to victims of the flood, in which 12 died*: no day of the flood."""
    doc = token.doc
    clause = next((at for at in path if doc[at].dep_ == "relcl"), None)
    if figure.event is None or clause is None or clause in one.path or doc[clause].head.i in one.path:
        return False
    if one.row.char_start <= doc[clause].head.idx < one.row.char_end:  # "called on Monday, where they found"
        return False
    verb = verb_of(one.token)
    words = read_words("event_grammar.toml")["happening_verbs"]
    happens = verb is not None and verb.lemma_ in words
    subject = next((at for at in path if doc[at].dep_ in {"nsubj", "nsubjpass"} and doc[at].head == verb), None)
    return verb is not None and verb.i in path and not happens and subject is None


def _is_of_example(text: str, figure: Figure, one: PlacedDate) -> bool:
    """*It passed in 31 towns, including Orla in May*: the day is of what is named out of them, or behind a colon."""
    return _EXAMPLE.search(text, figure.char_end, max(figure.char_end, one.row.char_start)) is not None


def _is_conditional(one: PlacedDate, path: Sequence[int]) -> bool:
    """*If cuts begin on Monday, 900 clerks may go*: the day is of the condition."""
    doc = one.token.doc
    clause = next((doc[at] for at in one.path if doc[at].dep_ == "advcl" and at not in path), None)
    return clause is not None and any(word.lower_ in _CONDITIONS and word.dep_ == "mark" for word in clause.lefts)


def _is_of_what_is_said_of_them(one: PlacedDate, path: Sequence[int]) -> bool:
    """*300 letters that relate to a blast in 2016*: what a clause in the present tense tells is of no day of theirs."""
    doc = one.token.doc
    clause = next((doc[at] for at in one.path if doc[at].dep_ == "relcl" and at not in path), None)
    return clause is not None and clause.head.i in path[:2] and is_present(clause)


def _is_of_contrast(day: Token, token: Token) -> bool:
    """*More than 20 towns have shut their schools, but a clerk said on Sunday ...*: the day of the clause behind."""
    own, other = verb_of(token), verb_of(day)
    while other is not None and other.dep_ in {"ccomp", "xcomp"} and other.head.pos_ == "VERB":
        other = other.head
    if own is None or other is None or other.dep_ != "conj" or other.head != own or day.i < token.i:
        return False
    return any(word.lower_ in _BUT for word in own.children if word.dep_ == "cc" and word.i > token.i)


def _is_yet_to_come(reading: Reading, one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*It passed by 12 votes and goes to a house that is to debate it in May*: a past clause is of no day to come."""
    today, own, other = reading.published_to, verb_of(token), verb_of(one.token)
    first, last = one.row.date_from, one.row.date_to
    if own is None or other is None or own == other or today is None or first is None or last is None:
        return False
    promised = any(child.lower_ in _WILL for child in other.children)
    if not promised and not (last > today and first >= today):
        return False
    doc = token.doc
    if any(doc[at].dep_ in {"acl", "relcl"} and doc[at].head.i in path[:2] for at in one.path):
        return False
    while own.dep_ in {"ccomp", "xcomp"} and own.tag_ == "VB" and own.head.pos_ == "VERB":
        own = own.head
    return own.tag_ == "VBD" or any(child.lower_ == "after" and child.dep_ == "mark" for child in own.children)


def _is_past_beside_present(figure: Figure, one: PlacedDate, token: Token) -> bool:
    """*He resigned on Monday, as the party seeks 900 seats*, *It has 12 seats after it was split in 2010*."""
    own, other = verb_of(token), verb_of(one.token)
    while own is not None and own.dep_ == "xcomp" and own.head.pos_ in {"VERB", "AUX"}:
        own = own.head
    if own is None or other is None or own == other or one.role != "event" or is_present(other):
        return False
    if own.dep_ == "acl":  # "a gang operating in 42 towns"
        return own.tag_ == "VBG" and figure.event is None and own.i not in one.path
    if own.i in one.path:
        return is_present(own) and any(word.lower_ == "after" for word in (other.head, *other.lefts))
    found = load_cues().count | read_words("tense.toml")["saying"] | _FINDING
    joined = own.dep_ == "conj" and other.lemma_ not in found  # "A poll found in May that 64 are for it and 45 want"
    return (joined or own.dep_ == "advcl") and is_present(own)


def _is_of_a_name(one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*Efforts to sway the 2016 vote involved three men*: a year before a noun of another clause is of that noun."""
    noun, first, last = one.token.head, one.row.date_from, one.row.date_to
    is_year = first is not None and last is not None and (last - first).days > _HALF_YEAR and not one.is_of_source
    if not is_year or one.token.dep_ not in {"nummod", "nmod", "compound", "amod"} or noun.i < one.token.i:
        return False
    other = verb_of(noun)
    if other is None or other == verb_of(token) or noun.i in path:
        return False
    return other.i not in path and not (other.dep_ == "advcl" and other.head.i in path)


def is_present(verb: Token) -> bool:
    """Whether a verb tells what is, not what was or has been: *employs 900*, *are 900*."""
    if verb.tag_ == "VBP" and verb.lemma_ in read_words("tense.toml")["same_in_past"]:
        return False
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
    return not perfect and bool(PRESENT & {verb.tag_, *tags})
