"""The tense of the clause that a word stands in: what tells *on Thursday* past from *on Thursday* to come.

Used by `dates.dates` for weekdays, months and days without a year, and by `dating.dating`.
"""

from spacy.tokens import Token

from tasks.vocabulary import read_words

_DEEPEST = 12  # arcs climbed from a word to its verb; deeper is a parse of junk


def tense_at(token: Token) -> str | None:
    """`past`, `present` or `future`: the tense of the clause of `token`; None where no verb tells."""
    words = read_words("tense.toml")
    verb = _verb_of(token, words)
    return _tense_of(verb, words) if isinstance(verb, Token) else verb


def is_firm(token: Token) -> bool:
    """Whether the clause of `token` has a finite future of its own (*will meet*, *meets*), no *to*, *by* or *could*."""
    words = read_words("tense.toml")
    verb = _verb_of(token, words)
    verb = _next_verb(token) if verb == "future" else verb  # "will cut 40 jobs by Tuesday"
    if not isinstance(verb, Token):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    finite = {"VBZ", "VBP"} & {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})}
    return bool(words["future_words"] & helpers) or bool(finite and "to" not in helpers)


def _verb_of(token: Token, words: dict[str, frozenset[str]]) -> Token | str | None:
    """The verb that the word hangs on; `future` or `past` where a preposition on the way already looks there."""
    current = below = token
    until = ""
    for _ in range(_DEEPEST):
        if not until and current.lower_ in words["until"] and current.dep_ == "prep":
            until = current.lower_
        if _compares(current, below, token):
            return "past"
        if current.pos_ in {"VERB", "AUX"}:
            if _leads_ahead(current, below, until, words):
                return "future"
            if not _is_as_told(current):
                return current
        if _is_described(current, below, words):
            return None  # "a flat worth a million in October is now empty": the verb is another time's
        if current.lower_ in words["ahead_verbals"] or (current.lower_ == "due" and current.pos_ == "ADJ"):
            return current.head if any(child.lower_ == "had" for child in current.head.children) else "future"
        if current.lower_ in words["ahead_prepositions"] and current.dep_ == "prep":
            ahead = current.head
            if ahead.pos_ in {"VERB", "AUX"} and not _is_over(ahead):
                return "future"
        if current.head.i == current.i:
            return None
        below, current = current, current.head
    return None


def _compares(word: Token, below: Token, date: Token) -> bool:
    """Whether what hangs here is what something is compared with: *up from 41% in March*, *since its vote in March*."""
    if word.lower_ in {"from", "since"}:
        return word.dep_ == "prep" and below.i != date.i
    return word.lower_ in {"than", "versus"} or (word.lower_ in {"with", "to"} and word.head.lower_ == "compared")


def _leads_ahead(verb: Token, below: Token, until: str, words: dict[str, frozenset[str]]) -> bool:
    fronted = verb.is_sent_start and verb.head.tag_ == "VBD"  # "Starting in May, she gave talks"
    return (
        (verb.lower_ in words["ahead_verbals"] and not fronted)
        or _delays(verb, until, words)
        or _prepares(verb, below, words)
    )


def _delays(verb: Token, until: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether a past deed tells of a day to come: *extended it to Monday*, *gave him until Monday*."""
    given = verb.lemma_ in words["granting"] and until in words["ahead_prepositions"]
    particles = (child.lower_ for child in verb.rights if child.dep_ in {"prt", "advmod"})
    moves = {verb.lemma_, *(f"{verb.lemma_} {particle}" for particle in particles)}
    return given or (until != "" and not words["delaying"].isdisjoint(moves))


def _prepares(verb: Token, below: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether the day is one that is got ready for: *were preparing for elections in May*."""
    if verb.tag_ != "VBG" or verb.lemma_ not in words["preparing"] or below.i < verb.i:
        return False
    if any(child.dep_ == "advcl" and any(c.lower_ == "when" for c in child.lefts) for child in verb.rights):
        return False  # "were training for the race on Sunday when rain fell"
    return any(child.lower_ == "for" and child.dep_ == "prep" and child.i <= below.i for child in verb.rights)


def _is_described(word: Token, below: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether the time hangs on the adjective of a noun: *properties worth a million in October*."""
    described = (
        word.pos_ == "ADJ" and word.head.pos_ in {"NOUN", "PROPN"} and word.lower_ not in words["ahead_adjectives"]
    )
    return described and below.dep_ == "prep"


def _is_as_told(verb: Token) -> bool:
    """Whether it is the participle of *as planned*, which tells nothing of the clause it is put into."""
    return verb.tag_ == "VBN" and any(child.lower_ == "as" and child.dep_ == "mark" for child in verb.children)


def _is_over(verb: Token) -> bool:
    """Whether the verb is finite past (*by Friday ten had called*), or a past deed's company (*with ten calling*)."""
    if verb.tag_ == "VBD":
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "with":
        return verb.head.head.tag_ == "VBD"
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return any(child.tag_ == "VBD" for child in helpers) and not any(child.tag_ == "MD" for child in helpers)


def _tense_of(verb: Token, words: dict[str, frozenset[str]]) -> str | None:
    """The verb's own tense, else that of the verb above it (*killing 12 on Friday* has that of its main clause)."""
    current: Token | None = verb
    for _ in range(_DEEPEST):
        if current is None:
            return None
        helpers = {child.lower_: child for child in current.children if child.dep_ in {"aux", "auxpass"}}
        tense = _by_helpers(current, helpers, words) or _by_form(current, helpers, words)
        if tense is not None:
            return tense
        current = _next_verb(current)
    return None


def _by_helpers(verb: Token, helpers: dict[str, Token], words: dict[str, frozenset[str]]) -> str | None:
    if words["future_words"] & helpers.keys():
        return "future"
    if words["modal_words"] & helpers.keys():
        return "past" if "have" in helpers or _was_unable(verb, helpers) else "future"
    if "to" in helpers:
        return _infinitive(verb, words)
    if {"has", "have", "'ve", "’ve"} & helpers.keys():
        return "future" if verb.lemma_ in words["planning"] else "past"
    return None


def _was_unable(verb: Token, helpers: dict[str, Token]) -> bool:
    """*could not be reached*, *neither could be found*: told of the past."""
    if "could" not in helpers:
        return False
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "preconj"}]
    inside = [child.lower_ for one in subjects for child in (one, *one.children)]
    return any(child.dep_ == "neg" for child in verb.children) or bool({"neither", "nobody", "none", "no"} & {*inside})


def _by_form(verb: Token, helpers: dict[str, Token], words: dict[str, frozenset[str]]) -> str | None:
    tags = {verb.tag_, *(helper.tag_ for helper in helpers.values())}
    ahead = verb.tag_ == "VBN" and verb.lemma_ in words["prospective"]
    if verb.lemma_ in words["prospective_for"]:  # "set for Friday" is to come, "a record set on Friday" is not
        ahead = ahead and any(child.lower_ in {"for", "to"} or child.dep_ == "xcomp" for child in verb.children)
    if "had" not in helpers and any(child.dep_ == "acomp" and child.lower_ == "due" for child in verb.children):
        return "future"
    if "VBD" in tags:
        return "future" if verb.lemma_ in words["planning"] or (ahead and _looks_ahead(verb, helpers)) else "past"
    if ahead and (helpers or verb.dep_ in {"acl", "ROOT"}):
        return "future"
    if tags & {"VBZ", "VBP"} and verb.tag_ == "VBG":
        return "future"
    if verb.tag_ == "VBG" and not helpers and verb.lemma_ in words["saying"]:
        return "past"  # "the talks will go on, a clerk saying on Friday that all is well"
    if tags & {"VBZ", "VBP"}:
        return "past" if verb.lemma_ in words["saying"] or verb.lower_ in words["same_in_past"] else "present"
    if helpers and all(helper.tag_ in {"VB", "VBG"} for helper in helpers.values()):
        return None  # "start getting hit", "be told": the verb above tells
    if verb.tag_ == "VBN" and (helpers or verb.dep_ in {"acl", "advcl", "ROOT"}):
        return "past"
    return None


def _looks_ahead(verb: Token, helpers: dict[str, Token]) -> bool:
    """*was scheduled for Friday*: the passive of a verb that points ahead."""
    passive = verb.tag_ == "VBN" and any(helper.dep_ == "auxpass" for helper in helpers.values())
    return passive and verb.lemma_ in {"schedule", "expect", "set", "slate", "plan", "due"}


def _infinitive(verb: Token, words: dict[str, frozenset[str]]) -> str | None:
    governor = verb.head
    if governor is verb or verb.dep_ not in {"xcomp", "ccomp", "acl", "advcl", "relcl"}:
        return "future"
    if governor.lemma_ in words["actual"]:
        return _tense_of(governor, words)
    if any(child.lower_ == "had" for one in (governor, governor.head) for child in one.children):
        return "past"  # "had been due to expire on Friday"
    return "future"


def _next_verb(token: Token) -> Token | None:
    current = token
    for _ in range(_DEEPEST):
        if current.head.i == current.i:
            return None
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
    return None
