"""Which words have a say over how real a figure is: those above it in its own clause and the clauses that hold it.

Asked by `status`, nearest first: *officials denied that 12 were killed*; who *denied it and shot 12* has shot them.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from tasks.figures.status_words import status_words
from tasks.text.cues import load_cues
from tasks.text.phrases import NOUNS, governors

_HELPERS = frozenset({"aux", "auxpass", "acomp", "advmod", "amod", "oprd"})
_MARKS = frozenset({"after", "before", "since", "until"})
_PLACING = frozenset({"in", "at", "on", "from", "with", "during", "across"})
_CONTRASTING = frozenset({"while", "whereas"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def words_above(start: Token) -> Iterator[tuple[Token, frozenset[str]]]:
    """The words that have a say over a figure, nearest first, each with its helpers' words.

    A relative clause speaks for itself (*will remember the 12 who died*), and so does a finite adverbial one.
    """
    token = start
    for above in (start, *governors(start)):
        if above != start and (_is_other_clause(token, above) or _is_aside(token) or _is_of_main_verb(token)):
            return
        if token.dep_ == "prep" and token.lower_ in _PLACING and above.pos_ in NOUNS:  # "saw plans in 12 towns"
            return
        wishes = token.dep_ == "nsubj" and above.lemma_.lower() in _wishes()
        if not wishes and not _has_own_form(token):  # "denied it and shot 12"
            yield above, _helpers(above)
        if above != start and _ends_scope(token, above):
            return
        token = above


def _has_own_form(verb: Token) -> bool:
    """Whether a joined verb stands beside the one before it, not under it: *denying it and blaming the army*."""
    helped = any(child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE for child in verb.children)
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)  # "might drown, but 4 had been found"
    return verb.dep_ == "conj" and (verb.tag_ in _FINITE or (helped and own) or (verb.tag_ == verb.head.tag_ == "VBG"))


@cache
def _wishes() -> frozenset[str]:
    """Verbs of wishing, fearing, denying: they say nothing of how many do so (*54 percent want a vote*)."""
    words = status_words()
    return words["target_verbs"] | words["forecast_verbs"] | words["feared_verbs"] | words["denied_verbs"]


def _is_of_main_verb(verb: Token) -> bool:
    """*denied it had fired and put the toll at 45*: joined by the parser to what was denied."""
    tells = verb.lemma_.lower() in load_cues().clause | load_cues().count
    return tells and verb.dep_ == "conj" and verb.tag_ in _FINITE and verb.head.tag_ in {"VBN", "VB"}


def _is_other_clause(token: Token, above: Token) -> bool:
    """*The union says 15 died; the minister denies that*: each side of a semicolon speaks for itself."""
    low, high = sorted((token.i, above.i))
    return any(between.text == ";" for between in token.doc[low:high])


def _is_aside(token: Token) -> bool:
    """Whether a finite adverbial clause ends here: *after its loss widened to $420 million*."""
    if token.dep_ not in {"advcl", "pcomp"}:
        return False
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if "as" in marks and token.head.lemma_.lower() in status_words()["denied_verbs"]:  # "dismissed as false a report"
        return False
    if token.tag_ == "VBG" and token.lemma_.lower() in load_cues().clause:  # "rejected that, saying 12 had died"
        return True
    contrasts = marks & _CONTRASTING and token.i > token.head.i
    if contrasts and token.tag_ in {"VBZ", "VBP"}:  # "that sales will grow while costs fall 3%"
        return False
    before = token.nbor(-1) if token.i else token
    lost = before.dep_ == "pobj" and before.head.lower_ in _MARKS and before.head.head == token.head  # its subject
    return lost or any(child.dep_ in {"mark", "nsubj", "nsubjpass"} for child in token.children)


def _helpers(token: Token) -> frozenset[str]:
    words = frozenset(
        c.lower_ for c in token.children if c.dep_ in _HELPERS and not _is_because(c) and not _is_compared(c)
    )
    return words - status_words()["verbal_words"] if token.pos_ in NOUNS else words


def _is_because(word: Token) -> bool:
    """*is due to smoke*: why it is so, no forecast."""
    return word.lower_ == "due" and word.i + 1 < len(word.doc) and not leads_on(word) and word.nbor().lower_ == "to"


def _is_compared(word: Token) -> bool:
    """*are more likely to vote*: how it is with one group beside another, no forecast."""
    return word.lower_ == "likely" and any(child.lower_ in {"more", "less"} for child in word.lefts)


def leads_on(token: Token) -> bool:
    """Whether *set*, *due*, *likely* lead on to a verb (*set to lose*); not so in *set fire to five homes*."""
    following = token.doc[token.i + 1 : token.i + 3]
    return len(following) == 2 and following[0].tag_ == "TO" and following[1].tag_ == "VB"


def _ends_scope(token: Token, above: Token) -> bool:
    """Whether what holds of `above` no longer holds of what hangs on `token`."""
    if token.dep_ in {"relcl", "acl"}:
        return above.lemma_.lower() not in status_words()["content_nouns"]
    if token.lower_ == "of" and above.lemma_.lower() in status_words()["standing_nouns"]:
        return any(child.tag_ == "PRP$" or child.lower_ == "the" for child in above.lefts)
    return token.dep_ == "prep" and token.lower_ != "of" and above.pos_ in NOUNS
