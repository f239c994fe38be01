"""The words *one* and *zero* where they are no numbers: pronouns, names, set phrases.

Used by `exclusions`.
"""

import re

from spacy.tokens import Token

from tasks.numbers.measures import Measure
from tasks.numbers.number_context import load_context
from tasks.numbers.number_shapes import Exclusion
from tasks.numbers.surroundings import Surroundings, is_label, token_at
from tasks.vocabulary import read_words


def exclude_one(text: str, measure: Measure, around: Surroundings) -> Exclusion | None:
    """Why "one" is no quantity; it is one before its noun ("one man") and as the subject ("one was killed")."""
    context = load_context()
    start, end = measure.number_start, measure.number_end
    pronoun = Exclusion("other", "a pronoun")
    if _INCLUDED.search(text, max(0, start - 11), start) and _PLACED.match(text, end):
        return None
    if _LISTED.search(text, max(0, start - 40), start) and _PLACED_BY_NAME.match(text, end):
        return None
    if _COUNTED.search(text, max(0, start - 14), start) and _ONE_OF.match(text, end):
        return pronoun if _SUPERLATIVE.match(text, end) else None
    if context.pronoun_one.search(text, max(0, start - 9), start) or _MODAL.match(text, end):
        return pronoun
    if text[start] == "O" and is_label(text, start, around):
        return Exclusion("name", "part of a name")
    if context.idiom_one.match(text, end) or text.endswith("one on ", 0, start) or _is_at_a_point(text, start, end):
        return Exclusion("other", "part of a set phrase")
    if is_label(text, start, around):
        return Exclusion("other", "the number of a numbered thing")
    token = token_at(around, start)
    if token is None:
        return pronoun
    if token.dep_ == "nummod" and token.head.i > token.i:
        is_verb = token.head.tag_ == "NNS" and token.head.i == token.i + 1  # "until one bothers to"
        is_noun = token.head.lower_ in read_words("counted.toml")["invariant_nouns"]  # "one sheep"
        return pronoun if is_verb and not is_noun else None
    if _ONE_OF.match(text, end):
        return None if _is_one_of(text, end, token) else pronoun
    if token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and token.head.lemma_ in context.befalls_one):
        return None
    return pronoun


def _is_at_a_point(text: str, start: int, end: int) -> bool:
    """*at one point*: some time; *up one point* is a measure."""
    return text.startswith(" point", end) and text[max(0, start - 3) : start].lower() == "at "


def _is_one_of(text: str, end: int, token: Token) -> bool:
    """Whether "one of" counts: something that is done or befalls ("shot one of the attackers"), no superlative."""
    if token.dep_ in _SUBJECTS:
        return load_context().one_of.match(text, end) is not None
    return token.dep_ == "dobj" and _WHOLE.match(text, end) is not None and not _SUPERLATIVE.match(text, end)


_COUNTED = re.compile(r"\b(?:at least|(?<!\bthe )only) $", re.IGNORECASE)  # "only one of its members voted"
_WHOLE = re.compile(r"\sof\s(?!\w+\sown\b)(?:them\b|(?:the|its|his|her|their|our|those|these|[\w.]+['’]s?)\s)")
_SUPERLATIVE = re.compile(
    r"\sof\s(?:[\w.'’-]+\s){1,4}?(?:most|best|worst|least|few|first|last|only|main|top|\w{2,}est)\b"
)
_INCLUDED = re.compile(r"\bincluding $")
_PLACED = re.compile(r"\s(?:in|from|at|on|near)\b")  # "40 attacks, including one in Orla"
# "three in Orla and one in Varno", "two in 2014 and one in 2017"
_LISTED = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:in|at|near) [^.;:]{2,24}(?:,|,? and) $"
)
_PLACED_BY_NAME = re.compile(r"\s(?:in|at|near)\s(?:(?:the\s)?[A-Z]|(?:19|20)\d\d\b)")
_ONE_OF = re.compile(r"\sof\b")
_MODAL = re.compile(
    r"['’]s\b|\s(?:can|could|would|should|must|might|may|who|that|which|to|with)\b|\sneed\s(?:not|only|look|go)\b|-"
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def is_someday(text: str, measure: Measure, around: Surroundings) -> bool:
    """Whether *one day* is some day (*will one day return*, *perhaps one day soon*), not how long something took."""
    if text[measure.number_start : measure.char_end].lower() != "one day":
        return False
    after = token_at(around, measure.char_end + 1)
    opens = text[measure.number_start] == "O" and _OPENED.match(text, measure.char_end)
    if opens or _SOME_DAY.match(text, measure.char_end) or (after is not None and after.tag_ == "VB"):
        return True
    return _HOPED.search(text, max(0, measure.number_start - 12), measure.number_start) is not None


_HOPED = re.compile(
    r"(?:\b(?:will|would|could|may|might|can|should|must|not|perhaps|maybe)|n[’']t|[’']ll)\s$", re.IGNORECASE
)
_OPENED = re.compile(r",?\s(?:an?|the|my|his|her|our|their|its|I|he|she|they|we|you)\b")  # "One day a friend came"
_SOME_DAY = re.compile(r"\s(?:soon|when|if|I|he|she|they|we|you)\b")  # not "took one day, she said"


def exclude_zero(text: str, measure: Measure) -> Exclusion | None:
    """Why "zero" is no quantity: a name or a set phrase ("ground zero", "zero tolerance")."""
    before, after = text[max(0, measure.char_start - 12) : measure.char_start], text[measure.char_end :][:20]
    if re.search(r"\b(?:net|ground|sub|patient|absolute|covid)[\s-]$", before, re.IGNORECASE):
        return Exclusion("name", "part of a set phrase")
    if re.match(r"[\s-](?:tolerance|sum|hour|day|gravity|waste|emission|carbon|covid|in\b)", after, re.IGNORECASE):
        return Exclusion("other", "part of a set phrase")
    return None
