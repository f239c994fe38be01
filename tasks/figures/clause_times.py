"""Whether the tense of its clause keeps a date from a figure: a plan has no past day, what is has no day at all.

Under `dates_beside`. News tells in one sentence what happened, what is and what will be; each has dates of its own.
"""

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from tasks.figures.placed_dates import PlacedDate
from tasks.records import Figure, Reading
from tasks.text.clauses import verb_of
from tasks.text.cues import load_cues
from tasks.vocabulary import read_words

PLANNED = frozenset({"forecast", "target"})
_PRESENT = frozenset({"VBZ", "VBP"})
_LED_BY = frozenset({"after", "because", "since", "following"})
_CONDITIONS = frozenset({"if", "unless"})
_WILL = frozenset({"will", "’ll", "'ll", "shall"})
_RECENT = timedelta(days=60)
_FINDING = frozenset({"find", "show", "suggest", "indicate"})


def is_of_another_time(reading: Reading, figure: Figure, token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """Whether a date is told of another time than the figure's clause is.

    `token` is the figure's, `path` the way up from it.
    """
    described = _present_clause(token, has_event=figure.event is not None)
    return (
        (described is not None and described not in one.path)
        or _is_of_cause(reading, figure, one, path)
        or _is_conditional(one, path)
        or _is_of_what_is_said_of_them(one, path)
        or _is_yet_to_come(reading, one, token, path)
        or _is_past_beside_present(reading, figure, one, token)
    )


def _present_clause(token: Token, *, has_event: bool) -> int | None:
    """The verb of a relative clause in the present tense that the token stands in: *which employs 900 people*.

    So does the perfect, unless it tells what befell them: *which has reported 73 cases*, not *which has killed 12*.
    """
    verb = verb_of(token)
    if verb is not None and verb.dep_ == "conj" and verb.head.dep_ == "relcl":  # "which makes gears and employs 900"
        verb = verb.head
    if verb is None or verb.dep_ != "relcl":
        return None
    lasts = not has_event and any(one.lower_ in {"has", "have"} and one.dep_ == "aux" for one in verb.lefts)
    return verb.i if verb.tag_ in _PRESENT or lasts else None


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


def _is_past_beside_present(reading: Reading, figure: Figure, one: PlacedDate, token: Token) -> bool:
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
    # "A poll found in May that 64 are for it and 45 want" is no such pair
    joined = own.dep_ == "conj" and other.lemma_ not in found and not has_since(own)
    if joined and _is_perfect(own) and not _is_perfect(other) and other.tag_ in {"VBD", "VBN"}:
        day, last = reading.published_from, one.row.date_to
        return day is not None and last is not None and day - last > _RECENT
    return (joined or own.dep_ == "advcl") and is_present(own)


def _is_of_cause(reading: Reading, figure: Figure, one: PlacedDate, path: Sequence[int]) -> bool:
    """*It will cut 12 jobs after its loss widened in March*: the day of what led to a plan is not the plan's."""
    day, doc, verb = reading.published_from, one.token.doc, verb_of(one.token)
    is_past = day is not None and one.row.date_to is not None and one.row.date_to < day
    if figure.status not in PLANNED or not is_past:
        return False
    led = any(doc[at].lower_ in _LED_BY and doc[at].dep_ == "prep" and at not in path for at in one.path)
    return led or (verb is not None and verb.dep_ == "advcl" and verb.i not in path)


def is_present(verb: Token) -> bool:
    """Whether a verb tells what is, not what was or has been: *employs 900*, *are 900*."""
    if verb.tag_ == "VBP" and verb.lemma_ in read_words("tense.toml")["same_in_past"]:
        return False
    tags = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return not _is_perfect(verb) and bool(_PRESENT & {verb.tag_, *tags})


def has_since(verb: Token) -> bool:
    """*has since written 12 books*: from the day told before it."""
    return any(child.lower_ == "since" and child.dep_ == "advmod" for child in verb.lefts)


def _is_perfect(verb: Token) -> bool:
    return any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
