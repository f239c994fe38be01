"""What verbs or nouns joined by *and* or *or* say together: *killed and injured*, *death or injury*.

Asked by `event_grammar`: of things joined by *and* the strongest is said, of alternatives the weakest.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.figures.event_words import Found, read_vocabulary, stronger, verb_event, weaker


def joined_verbs(verb: Token, role: str) -> Iterator[Found]:
    """The event of a verb for its object or its subject; a verb joined to it counts when the two share it."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and shares(c, role))]
    if role == "object" and verb.dep_ == "conj" and _family(verb.head) == _family(verb) and _lacks_object(verb.head):
        verbs.append(verb.head)
    found = [event for v in verbs if (event := verb_event(v, role))]
    if found:
        either = any(child.dep_ == "cc" and child.lower_ == "or" for v in verbs for child in v.children)
        yield (weaker if either else stronger)(*found), verb


def shares(verb: Token, role: str) -> bool:
    """Whether a verb has no argument of its own in the role, so that the joined verb's is meant."""
    own = {"nsubj", "nsubjpass"} | ({"dobj"} if role == "object" else set())
    return not any(child.dep_ in own for child in verb.children)


def _family(verb: Token) -> str:
    """The form of a verb; the tagger seldom tells a past tense from a participle after *or*."""
    return "past" if verb.tag_ in {"VBD", "VBN"} else verb.tag_


def _lacks_object(verb: Token) -> bool:
    return not any(child.dep_ in {"nsubjpass", "dobj"} for child in verb.children)


def joined_nouns(noun: Token, event: str) -> str:
    """Of *the death and injury of 40* the stronger, of *death or injury* the weaker."""
    nouns = [child for child in noun.children if child.dep_ == "conj"]
    if noun.dep_ == "conj":
        nouns.append(noun.head)
    others = [said for other in nouns if (said := read_vocabulary().nouns.get(other.lemma_.lower()))]
    either = any(child.lower_ == "or" for child in (*noun.children, *noun.head.children) if child.dep_ == "cc")
    return (weaker if either else stronger)(event, *others)
