"""How real a figure is: stated, denied, feared, forecast, a target, of the past, or negated.

After `events`. The words on the way from the figure up to its main verb are asked, nearest first: *feared dead*,
*is expected to reach 90*, *denied that 12 were killed*; then whether the clause speaks of an earlier time.
"""

from spacy.tokens import Span, Token

from tasks.figures.event_words import is_person
from tasks.figures.intents import find_intent
from tasks.figures.negation import DEFINITE, is_amount, is_denied_by, is_known, lacks_proof, negates
from tasks.figures.past_days import is_old
from tasks.figures.status_scope import leads_on, words_above
from tasks.figures.status_words import changes, status_words
from tasks.figures.superseded import is_superseded
from tasks.figures.times import Times
from tasks.text.phrases import NOUNS, OBJECT_PRONOUNS, words_after, words_before

_BESIDES = frozenset({"from", "with", "between", "among", "like", "unlike"})
_NEAR = 4
_KINDS = ("denied", "feared", "target", "forecast")


def find_status(figure: Span, anchor: Token, said_by: Token | None, times: Times) -> str:
    """The status of the figure; `said_by` is its event's word."""
    doc = figure.doc
    if beside := _beside(figure):
        return beside
    own_clause = True
    above = list(words_above(said_by if said_by is not None else anchor))
    if any(_says(token, "denied", anchor, said_by) or _helps(helpers, "denied") for token, helpers in above):
        return "denied"  # whatever else is said of what did not happen
    if _is_level_so_far(anchor, said_by):
        return "stated"
    if awaited := _awaited(anchor) or find_intent(anchor, said_by):
        return awaited
    for token, helpers in above:
        named = next((kind for kind in _KINDS if _says(token, kind, anchor, said_by) or _helps(helpers, kind)), None)
        if named == "forecast" and "likely" in helpers and _is_guess(token):
            if said_by is not None:
                return "feared"  # "have likely died"
            named = None  # "the rate is likely nearer 20 percent"
        known = said_by is not None and is_known(said_by, token)
        named = named or (None if known else _modal(token, helpers, happened=said_by is not None))
        if named is not None and said_by is None and _is_given(figure, anchor, token):
            return "stated"
        if named == "forecast" and any(_says(one, "feared", anchor, said_by) for one, _ in above):
            return "feared"  # "feared that two would not live"
        if named is not None:
            return named
        if lacks_proof(token) or (own_clause and negates(token) and is_denied_by(token, anchor, said_by)):
            return "negated"
        own_clause = own_clause and token.dep_ not in {"ccomp", "advcl", "conj", "relcl", "acl", "pcomp"}
    follows = doc[figure.end : said_by.i] if said_by is not None and 0 <= said_by.i - figure.end <= _NEAR else ()
    before = (token for token in words_before(doc, figure.start, 3) if not _is_of_another(token, anchor))
    near = {token.lower_ for token in (*before, *follows)}
    near -= set() if is_amount(anchor) else {"targeted"}
    close = next((kind for kind in _KINDS if near & status_words()[f"{kind}_words"]), None)
    return close or ("past" if is_old(doc, figure, times) else "stated")


def _beside(figure: Span) -> str | None:
    """What the words right before the figure decide: *up from 23* is past, *killed 12, not 14* negated."""
    if is_superseded(figure.doc, figure):
        return "past"
    before = words_before(figure.doc, figure.start, 2)
    # not so in "millions, if not billions"
    is_not = len(before) > 0 and before[-1].lower_ == "not" and before[0].lower_ not in {"if", "or"}
    return "negated" if is_not else None


def _is_of_another(word: Token, anchor: Token) -> bool:
    """*Suspected rebels killed 12*, *set fire to 12*: a word of another noun than the one that is counted."""
    if word.lower_ == "likely" and word.dep_ in {"advmod", "acomp"} and _is_guess(word.head):
        return True
    if word.pos_ == "VERB" and word.lower_ in status_words()["verbal_words"] and not leads_on(word):
        return True
    return word.dep_ == "amod" and word.head != anchor and word.head.i < anchor.i


def _is_level_so_far(anchor: Token, said_by: Token | None) -> bool:
    """*fears that the toll of 23 could double*: what a level is before it may change."""
    if said_by is None or anchor.dep_ != "pobj" or anchor.head.lower_ != "of" or anchor.head.head != said_by:
        return False
    return said_by.dep_ in {"nsubj", "nsubjpass"} and said_by.head.lemma_.lower() in changes()


def _awaited(anchor: Token) -> str | None:
    """*the 9 billion expected by the market*, *that analysts had expected*, *200 homes planned for the site*."""
    words = status_words()
    for child in anchor.rights:
        if child.dep_ == "relcl" and child.tag_ in {"VBN", "VBD"} and child.lemma_.lower() in words["forecast_verbs"]:
            return "forecast" if all(one.dep_ != "ccomp" for one in child.rights) else None
        if child.dep_ == "acl" and child.tag_ == "VBN":
            expected = child.lemma_.lower() in words["forecast_verbs"]
            return "forecast" if expected else "target" if child.lower_ in words["target_words"] else None
    return None


def _says(token: Token, kind: str, anchor: Token, said_by: Token | None) -> bool:
    """Whether a word above the figure names the kind: *fears*, *expects*, *aim*; an event's own verb does not."""
    words, lemma = status_words(), token.lemma_.lower()
    if kind == "denied" and _withholds(token, anchor):
        return False
    if kind == "denied" and words_after(token.doc, token.i + 1, 1).text.lower() in OBJECT_PRONOUNS:  # "deny you cover"
        return False
    if token.pos_ in {"VERB", "AUX"} and lemma in words[f"{kind}_verbs"]:
        rejects_things = kind == "denied" and said_by is None and (anchor.head == token or _is_means(anchor, token))
        at_them = any(child.lower_ == "at" and child.dep_ == "prep" and child.i < anchor.i for child in token.children)
        hits_them = lemma == "target" and not is_amount(anchor) and not _is_programme(token)
        return (
            token != said_by
            and not rejects_things
            and not _is_fronted(anchor, token)
            and not (kind == "target" and (at_them or hits_them))
        )
    if token.pos_ == "NOUN" and lemma in words[f"{kind}_nouns"]:
        if token == anchor and any(child.pos_ == "NUM" for child in token.children):  # "14 goals", "two threats"
            return False
        if lemma in words["measured_fears"] and said_by is None:  # "cut the risk by half", "a 5 percent risk"
            return False
        return kind != "target" or token.dep_ != "attr"
    if kind == "target" and lemma in words["target_for_verbs"]:
        return any(child.lower_ == "for" and child.i < anchor.i for child in token.children)
    if kind == "forecast" and _is_seen(token):
        return True
    told = "nsubj" if lemma in words["level_verbs"] else "dobj" if lemma in changes() and kind != "feared" else ""
    level = next((c for c in token.children if c.dep_ == told), None)  # "cut its forecast for growth to 4.9%"
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if told == "dobj" and subject is not None and subject.left_edge.i <= anchor.i <= subject.right_edge.i:
        return False  # "12 agencies updated their plans"
    return level is not None and level != anchor and _is_outlook(level, kind)


def _withholds(verb: Token, anchor: Token) -> bool:
    """*could deny Lind 57 seats*, *denied the town 3 million*: who is not given something comes first."""
    objects = [c for c in verb.rights if c.pos_ in NOUNS and c.dep_ in {"dobj", "dative", "nsubj"} and c.i < anchor.i]
    to_them = anchor.dep_ == "pobj" and anchor.head.lower_ == "to"  # "denies protection to 900 nurses"
    held = anchor.head.head if to_them else anchor.head
    return verb.lemma_.lower() == "deny" and bool(objects) and held in {verb, *objects}


def _is_fronted(anchor: Token, verb: Token) -> bool:
    """*In front of 900 guests, he sought peace*: what stands before the subject is not what is wished."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), verb)
    return any(c.dep_ == "prep" and c.left_edge.i <= anchor.i <= c.right_edge.i < subject.i for c in verb.lefts)


def _is_outlook(level: Token, kind: str) -> bool:
    """Whether what is changed is a forecast, a target …; an *estimate for* growth is one, one *of* the dead is not."""
    words, lemma = status_words(), level.lemma_.lower()
    ahead = kind == "forecast" and lemma in words["forecast_for_nouns"]
    return lemma in words[f"{kind}_nouns"] or (ahead and any(child.lower_ == "for" for child in level.children))


def _is_programme(verb: Token) -> bool:
    """*a campaign targeting 85,000 children*: those whom it is for; *the raid targeted two men* has hit them."""
    doer = verb.head if verb.dep_ == "acl" else next((c for c in verb.children if c.dep_ == "nsubj"), verb)
    return verb.tag_ in {"VBG", "VBZ", "VBP"} and doer.lemma_.lower() in status_words()["programme_nouns"]


def _is_seen(token: Token) -> bool:
    """*is seen leaving rates at 5%*, *are seen at 40*: what markets expect; *were seen in May* is what was met."""
    if token.lemma_ != "see" or not any(child.dep_ == "auxpass" for child in token.children):
        return False
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    if subject is not None and is_person(subject):
        return False
    return any(
        (child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VBG") or child.lower_ == "at" for child in token.children
    )


def _is_means(anchor: Token, verb: Token) -> bool:
    """*rejected the bill by 61 votes*: by how much, not what."""
    return any(c.lower_ == "by" and c.left_edge.i <= anchor.i <= c.right_edge.i for c in verb.children)


def _helps(helpers: frozenset[str], kind: str) -> bool:
    return bool(helpers & status_words()[f"{kind}_words"])


def _modal(token: Token, helpers: frozenset[str], *, happened: bool) -> str | None:
    """*may have died* is feared, *will reach* is forecast; *could hear* says nothing."""
    words = status_words()
    goes_on = token.lemma_ == "go" and any(child.lower_ == "on" for child in token.rights)
    if "would" in helpers and (goes_on or helpers & words["later_words"]) and not _is_reported(token):
        return None  # "would eventually infect 900", "would go on to win 9": told from long after
    if helpers & words["forecast_modals"]:
        return "forecast"
    if helpers & words["feared_modals"]:
        grows = token.lemma_.lower() in changes() or token.lemma_.lower() in words["reaching_verbs"]
        return "feared" if happened else "forecast" if grows else None
    return None


def _is_reported(verb: Token) -> bool:
    """*They said that the plant would eventually employ 900*: what somebody expects."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb.dep_ in {"ccomp", "acl"}


def _is_given(figure: Span, anchor: Token, verb: Token) -> bool:
    """*The two allies will meet*: how many there are is known, whatever else is expected of them."""
    at = figure.start - (figure.start > 1 and figure.doc[figure.start - 1].lower_ == "other")
    named = at > 0 and figure.doc[at - 1].lower_ in DEFINITE
    if named and anchor.dep_ == "pobj" and anchor.head.lower_ in _BESIDES and anchor.tag_ == "NNS":
        return True  # "will be held with the other two races"
    then = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    acts = then is not None and not any(child.dep_ == "auxpass" for child in then.children)  # "are expected to meet"
    subject = anchor.dep_ == "nsubj" or (anchor.dep_ == "nsubjpass" and acts)
    return named and subject and anchor.head == verb


def _is_guess(verb: Token) -> bool:
    """Whether *likely* says of what is or was, not of what will be: *have likely died*, *is likely nearer 20*."""
    likely = [child for child in verb.children if child.lower_ == "likely"]
    ahead = any(child.lower_ in status_words()["forecast_modals"] for child in verb.children)
    return bool(likely) and not ahead and verb.tag_ != "VB" and not any(_goes_on_to_verb(one) for one in likely)


def _goes_on_to_verb(likely: Token) -> bool:
    return leads_on(likely) or any(child.dep_ == "xcomp" for child in likely.children)
