"""Noun phrases and clauses in the parse: where a phrase begins and ends, who is a verb's subject, what governs a word.

The grammar that `counted`, `measured`, `events` and `status` share; it knows nothing of figures. The small parser errs
most on where to attach, least on parts of speech, so phrases are walked word by word and attachment is asked last.
"""

import calendar
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOUNS = frozenset({"NOUN", "PROPN"})
OBJECT_PRONOUNS = frozenset({"you", "me", "us", "him", "them"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "SYM"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_PARTICLES = frozenset({"ADP", "ADV", "PART", "VERB"})  # "run-off votes", "must-pass bills"
_CLAUSAL = frozenset({"VERB", "AUX"})
_DEGREES = frozenset({"most", "very", "least"})
_JOINTS = frozenset({"-", "&", "–"})
_SIGNS = frozenset("%$€£¥₹°")
_PEOPLES = frozenset({"NN", "NNS", "NNPS"})
_DAYS = frozenset({name.lower() for name in calendar.day_name} | {"today", "yesterday", "tomorrow", "tonight"})
_REACH = 12
_UNDER = 40


def span_at(doc: Doc, char_start: int, char_end: int) -> Span | None:
    """The tokens that the characters touch, or None where there are none."""
    if char_end <= char_start:
        return None
    return doc.char_span(char_start, char_end, alignment_mode="expand")


def token_at(doc: Doc, char: int) -> Token | None:
    """The token of the parse that holds that character."""
    # not `len(doc.text)`: that joins all tokens anew at every call
    inside = len(doc) > 0 and char < doc[-1].idx + len(doc[-1])
    span = doc.char_span(char, char + 1, alignment_mode="expand") if inside else None
    return span[0] if span is not None and len(span) else None


def words_before(doc: Doc, at: int, reach: int) -> Span:
    """Up to `reach` tokens before token `at`, none of an earlier sentence (`Span.sent` walks all of it)."""
    first = at
    while first > max(0, at - reach) and first < len(doc) and not doc[first].is_sent_start:
        first -= 1
    return doc[first:at]


def words_after(doc: Doc, at: int, reach: int) -> Span:
    """Up to `reach` tokens from token `at` on, none of a later sentence."""
    last = at
    while last < min(len(doc), at + reach) and not doc[last].is_sent_start:
        last += 1
    return doc[at:last]


def walk_noun(doc: Doc, at: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `at` as (first, one past the last), or None.

    Adjectives, participles and nouns are walked; the phrase ends at its last noun. Determiners end it.
    """
    end = None
    first = at
    i = at
    while i < min(limit, at + _REACH):
        token = doc[i]
        if end == i and token.tag_ == "NNP" and _ends_with_plural(doc, i):
            break
        if end is not None and token.lower_ in _DAYS and doc[end - 1].tag_ in _PEOPLES:  # "a call late Friday night"
            break
        if _is_listed_gerund(doc, i, limit):
            pass
        elif token.pos_ in NOUNS or token.tag_ in {"NN", "NNS", "NNP", "NNPS"}:
            end = end if _leads_on(doc, i, limit) else i + 1
        elif token.is_space or (token.tag_ == "POS" and end == i):
            pass
        elif not _may_modify(doc, i, end, limit):
            break
        i += 1
    return None if end is None else (first, end)


def _leads_on(doc: Doc, i: int, limit: int) -> bool:
    """*the total issued shares*: the tagger calls *total* a noun."""
    return doc[i].lower_ in {"total", "combined"} and i + 1 < limit and doc[i + 1].tag_ in {"JJ", "VBN", "NN", "NNS"}


def _ends_with_plural(doc: Doc, i: int) -> bool:
    """*the 12 measures Mr. Brandt announced*: a name behind a plural is not counted with it."""
    return doc[i - 1].tag_ == "NNS" and doc[i - 1].is_lower and doc[i].is_title and doc[i].dep_ != "appos"


def _is_listed_gerund(doc: Doc, i: int, limit: int) -> bool:
    """*cheering, flag-waving fans*: the first of several participles, which the tagger takes for a noun."""
    if i + 2 >= limit or doc[i + 1].text != "," or doc[i].lower_[-3:] != "ing":
        return False
    return doc[i].dep_ in {"amod", "nmod", "compound"} and doc[i].head.i > i + 1


def _may_modify(doc: Doc, i: int, end: int | None, limit: int) -> bool:
    """Whether a token that is no noun may stand inside a noun phrase that goes on after it."""
    token = doc[i]
    if i + 1 >= limit:
        return False
    after = doc[i + 1]
    if token.lower_ in {"-", "–", "‑", "/"}:
        return not (token.whitespace_ or (i and doc[i - 1].whitespace_))
    if _is_chained(doc, i, end):
        return True
    if end is not None and token.lower_ in {"last", "next"}:  # "sold 40 cars last year"
        return False
    if token.pos_ == "ADJ" or token.tag_ in {"JJ", "JJR", "JJS"}:
        return end is None or after.pos_ in _INSIDE or after.lower_ == "-"
    if token.tag_ in _PARTICIPLES and i and doc[i - 1].lower_ in _JOINTS:
        return after.pos_ in _INSIDE
    if token.tag_ in _PARTICIPLES or (token.tag_ == "VBD" and token.dep_ == "amod"):
        paired = after.lower_ in {"and", "or"} and i + 2 < limit and _describes(doc[i + 2])
        led = doc[i - 2 if i > 1 and doc[i - 1].tag_ == "RB" else i - 1]
        opens = end is None or led.tag_ == "POS"  # "the city's registered voters", "its owner's privately held shares"
        return opens and (after.pos_ in _INSIDE or after.tag_ in _PARTICIPLES or paired)
    if token.tag_ in {"RB", "RBS"}:  # "highly trained", "well-known", "most recent"
        joined = after.lower_ == "-" and not token.whitespace_
        degree = token.lower_ in _DEGREES or token.lower_.endswith("ly")
        opens = end is None or doc[i - 1].tag_ == "POS"  # "the city's most popular parks"
        return opens and (joined or (degree and after.tag_ in {"JJ", "VBN", "VBG"}))
    if token.pos_ in {"CCONJ", "PUNCT"} and token.lower_ in {"and", "or", ","}:
        return end is None and _joins(doc, i, limit)
    if token.pos_ == "NUM" and i and doc[i - 1].tag_ == "POS":  # "the country's 99 towns"
        return after.pos_ in _INSIDE
    if token.pos_ == "NUM":
        return end == i and token.is_digit and after.pos_ in NOUNS and i - 1 >= 0 and doc[i - 1].pos_ == "PROPN"
    return False


def _is_chained(doc: Doc, i: int, end: int | None) -> bool:
    """Whether hyphens tie a word that describes nothing by itself: *toss-up races*, *made-in-Orla boats*."""
    token, after = doc[i], doc[i + 1]
    if after.lower_ == "-" and not token.whitespace_ and not after.whitespace_ and end is None:
        return token.is_alpha
    if not i or doc[i - 1].lower_ != "-" or doc[i - 1].whitespace_:
        return False
    return after.lower_ == "-" or (token.pos_ in _PARTICLES and after.pos_ in NOUNS and bool(token.whitespace_))


def _joins(doc: Doc, i: int, limit: int) -> bool:
    """Whether an *and* or a comma stands between two words that describe: *loud, angry fans*."""
    before, after = doc[i - 1] if i else doc[i], doc[i + 1]
    if i and _is_listed_gerund(doc, i - 1, limit):  # "cheering, flag-waving fans"
        return _describes(after) or (i + 2 < limit and doc[i + 2].lower_ == "-")
    return _describes(before) and _describes(after)


def _describes(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in _PARTICIPLES


def noun_phrase(head: Token, *, with_of: bool = True) -> tuple[int, int]:
    """The phrase of a noun as (first, one past the last): its premodifiers, itself, and its *of* phrase."""
    doc = head.doc
    first = head.i
    left = words_before(doc, head.i, _REACH).start
    while first > left:
        token = doc[first - 1]
        numbered = token.pos_ == "NUM" and first - 1 > left and doc[first - 2].pos_ == "PROPN"
        if token.lower_ in _SIGNS:
            break
        if token.pos_ in _INSIDE or token.tag_ in {"POS", "VBN", "VBG"} or token.lower_ in _JOINTS or numbered:
            first -= 1
        else:
            break
    while first < head.i and (doc[first].tag_ == "POS" or doc[first].lower_ in _JOINTS or doc[first].pos_ == "VERB"):
        first += 1
    last = head.i + 1
    if with_of:
        last = after_of(doc, last, min(len(doc), last + _REACH))
    return first, last


def after_of(doc: Doc, at: int, limit: int) -> int:
    """One past the *of* phrase that begins at token `at`, or `at` where none does."""
    if at + 1 < limit and doc[at].lower_ == "of":
        start = at + 1
        while start < limit and doc[start].pos_ in {"DET", "PRON"} and doc[start].tag_ != "PRP":
            start += 1
        walked = walk_noun(doc, start, limit)
        if walked:
            return walked[1]
    return at


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it hangs on, is coordinated with, or modifies."""
    seen = 0
    while seen < 6:
        seen += 1
        for child in verb.children:
            if child.dep_ in SUBJECTS and child.dep_ != "expl":
                return _antecedent(child)
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {*NOUNS, "PRON"}:
            return verb.head
        if verb.dep_ in {"conj", "xcomp", "advcl", "aux", "auxpass", "pcomp", "ccomp"} and verb.head != verb:
            verb = verb.head
            continue
        if verb.dep_ == "prep" and verb.head != verb:
            verb = verb.head
            continue
        return None
    return None


def object_of(verb: Token) -> Token | None:
    """The direct object of a verb, if it has one."""
    for child in verb.children:
        if child.dep_ in {"dobj", "obj"}:
            return child
    return None


def complement_of(preposition: Token) -> Token | None:
    """What a preposition leads, if anything."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for; other words stand for themselves."""
    if subject.tag_ in {"WDT", "WP"} or (subject.lower_ == "that" and subject.dep_ in SUBJECTS):
        clause = subject.head
        if clause.dep_ in {"relcl", "acl"} and clause.head.pos_ in NOUNS:
            return clause.head
    return subject


def words_under(token: Token) -> Span:
    """The words from the first to the last that hang on a token, those near it (`Token.subtree` walks all, slowly)."""
    first, last = max(token.left_edge.i, token.i - _UNDER), min(token.right_edge.i, token.i + _UNDER)
    return token.doc[first : last + 1]


def governors(token: Token) -> Iterator[Token]:
    """The words above a token, nearest first, within its sentence."""
    for _ in range(_REACH):
        if token.head == token:
            return
        token = token.head
        yield token


def clause_verb(token: Token) -> Token | None:
    """The nearest verb above a token (or itself)."""
    if token.pos_ in _CLAUSAL:
        return token
    return next((above for above in governors(token) if above.pos_ in _CLAUSAL), None)
