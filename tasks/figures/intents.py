"""What is only meant to befall those who are counted: *tried to kill 12*, *agreed to free 12*, *failed to rescue 12*.

Asked by `status`: an infinitive tells what happened only if the word that it hangs on says so.
"""

from spacy.tokens import Token

from tasks.figures.status_words import status_words
from tasks.text.phrases import NOUNS

_INFINITIVES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
_STEPS = 4


def find_intent(anchor: Token, said_by: Token | None) -> str | None:
    """`target` for what is tried, ordered or agreed, `feared` for a threat, `negated` for what fails or is refused.

    `said_by` is the verb that says what befalls `anchor`, its object; None where no such word stands above it.
    """
    if said_by is None or said_by.tag_ != "VB" or anchor.i < said_by.i:
        return None
    verb = said_by
    for _ in range(_STEPS):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    if verb.dep_ not in _INFINITIVES or all(child.tag_ != "TO" for child in verb.lefts):
        return None
    return _said_of(verb.head)


def _said_of(above: Token) -> str | None:
    words, lemma = status_words(), above.lemma_.lower()
    if above.pos_ in NOUNS:
        return "target" if lemma in words["intent_nouns"] else None
    for kind in ("target", "feared", "negated"):
        if lemma in words[f"intent_{kind}"]:
            return kind
    return None
