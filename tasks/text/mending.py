"""Mends the parse where it lost what is said and who says it: a step of `dependencies`, before its lists are measured.

The small parser errs on the long sentences of news in a few ways of its own; here the words tell it better. Each mend
changes the heads and relations of a sentence's verb of saying, its subject and its clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.text.cues import load_cues, load_roles

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TOLD = frozenset({"dobj", "ccomp", "xcomp", "prep"})
_VERBS = frozenset({"VERB", "AUX"})
_IN_NAMES = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
_LONG = 8  # words of one speaker's name and title
_NAMING = frozenset({"nmod", "compound"})
_CLOSING = frozenset({".", "!", "?", "\n"})
_PARTING = frozenset({",", '"', "”", "’", "'", "''"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text as lists; mending changes the last five but `sentence`."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]


def mend_sayings(words: Words, children: list[list[int]]) -> bool:
    """Whether anything was mended: *Floods killed 46 people, the agency said*, *told Radio Sur that 12 had died*."""
    mended = False
    cues = load_cues().clause
    for verb, lemma in enumerate(words.lemma):
        if lemma in cues and children[verb]:
            if words.pos[verb] == "VERB" and _mend_joint_speakers(words, children, verb):
                mended = True
            elif words.pos[verb] == "VERB":
                mended |= _mend_name(words, verb)
                mended |= _mend_inversion(words, children, verb) or _mend_loose_end(words, children, verb)
                mended |= _mend_lost_subject(words, children, verb) or _mend_headline(words, children, verb)
                mended |= _mend_apposition(words, children, verb) or _mend_stranded(words, children, verb)
                mended |= _mend_object_clause(words, children, verb) or _mend_second_clause(words, children, verb)
            elif words.tag[verb] == "NNS":
                mended |= _mend_noun(words, children, verb) or _mend_joined(words, children, verb)
    return mended


def _mend_joint_speakers(words: Words, children: list[list[int]], verb: int) -> bool:
    """*Floods killed five people, police and the fire service said*: who said it was hung on what was."""
    second = verb - 1
    joint = _phrase_before(words, verb)
    opening = _phrase_before(words, joint) if words.lower[joint] == "and" else joint
    first = joint - 1
    if words.tag[verb] not in _FINITE or words.lower[opening] != "," or not opening < first < joint < second:
        return False
    if words.pos[first] != "PROPN" and not any(words.lemma[first] in named for named in _speakers()):
        return False
    told = words.head[verb] if words.head[verb] < opening else next((i for i in children[verb] if i < opening), verb)
    if (
        told == verb
        or words.pos[told] not in _VERBS
        or any(words.dep[i] == "ccomp" for i in children[verb] if i > verb)
    ):
        return False
    if words.head[told] != verb:
        _tell(words, verb, told)
    _attach(words, joint, first, "cc")
    return _attach(words, first, verb, "nsubj") and _attach(words, second, first, "conj")


def _phrase_before(words: Words, end: int) -> int:
    """What stands before the noun phrase that ends at the token: the last token of another kind."""
    at = end - 1
    while at > 0 and end - at <= _LONG and words.pos[at] in _IN_NAMES and words.sentence[at] == words.sentence[end]:
        at -= 1
    return at


@cache
def _speakers() -> tuple[frozenset[str], ...]:
    roles = load_roles()
    return roles.person, roles.body, roles.unnamed


def _attach(words: Words, token: int, head: int, dep: str) -> bool:
    words.head[token], words.dep[token] = head, dep
    return True


def _mend_name(words: Words, verb: int) -> bool:
    """*"We wait," May said*: no auxiliary stands before a finite verb, so this one is a name."""
    name = verb - 1
    if words.tag[verb] not in _FINITE or name < 0 or words.tag[name] != "MD" or words.head[name] != verb:
        return False
    words.pos[name], words.tag[name] = "PROPN", "NNP"
    return _attach(words, name, verb, "nsubj")


def _mend_inversion(words: Words, children: list[list[int]], verb: int) -> bool:
    """Mends *Floods killed 46 people, the agency said*, where the parser did not see that this is what was said."""
    below = {words.dep[i]: i for i in children[verb] if i < verb}
    if "ccomp" in below and below["ccomp"] < below.get("nsubj", -1):
        return _mend_subject(words, children, verb, below["ccomp"], below["nsubj"])
    if words.dep[verb] == "conj" and words.head[verb] < below.get("nsubj", -1):
        return _mend_splice(words, children, verb, words.head[verb])
    return False


def _mend_subject(words: Words, children: list[list[int]], verb: int, told: int, subject: int) -> bool:
    """The people were taken for who said it: what they have in apposition did, and they are the other verb's object."""
    opening = min([subject, *children[subject]])
    if words.lower[opening - 1] in _PARTING:  # "The pump is old," Ada Voss, the director, said
        return False
    has = {words.dep[i] for i in children[told]}
    apposed = (i for i in children[subject] if words.dep[i] == "appos" and subject < i < verb)
    speaker = next((i for i in apposed if words.lower[i - 1] != "("), None)
    if speaker is None or "dobj" in has or not has & {"nsubj", "nsubjpass"}:
        return False
    if words.pos[_opening(children, subject) - 1] == "PUNCT":  # "..., Ruben Hale, a harbour expert, said"
        return False
    return _attach(words, subject, told, "dobj") and _attach(words, speaker, verb, "nsubj")


def _mend_apposition(words: Words, children: list[list[int]], verb: int) -> bool:
    """*The morgue has 29 bodies, its head, Ada Voss, told us*: who said it was hung on what was."""
    below = {words.dep[i] for i in children[verb] if i < verb}
    told = any(words.dep[i] == "ccomp" for i in children[verb])
    if words.tag[verb] not in _FINITE or words.lower[verb - 1] != "," or not told or "nsubj" in below:
        return False
    speaker = next((i for i in _before(words, verb) if words.dep[i] == "appos"), verb)
    while words.dep[words.head[speaker]] == "appos":
        speaker = words.head[speaker]
    opening = _opening(children, speaker)
    return opening < verb and words.lower[opening - 1] == "," and _attach(words, speaker, verb, "nsubj")


def _mend_headline(words: Words, children: list[list[int]], verb: int) -> bool:
    """*At least 40 dead in bus crash, say police*: what they say has no verb, and was taken for a second subject."""
    subjects = [i for i in children[verb] if words.dep[i] == "nsubj"]
    if len(subjects) == 2 and subjects[0] < subjects[1] < verb:  # "40 killed in May, police say, as ..."
        opening = min([subjects[1], *children[subjects[1]]])
        return words.lower[opening - 1] == "," and _attach(words, subjects[0], verb, "ccomp")
    if len(subjects) != 2 or not subjects[0] < verb < subjects[1] or words.lower[verb - 1] != ",":
        return False
    return _attach(words, subjects[0], verb, "ccomp")


def _mend_splice(words: Words, children: list[list[int]], verb: int, told: int) -> bool:
    """The verb of saying was taken for a second main verb, without an *and*."""
    subject = next(i for i in children[verb] if words.dep[i] == "nsubj")
    opening = _opening(children, subject)
    joined = any(words.dep[i] == "cc" and opening - 2 <= i < opening for i in children[told])
    if joined or any(words.dep[i] in {"dobj", "ccomp", "xcomp"} for i in children[verb]):
        return False
    return _tell(words, verb, told)


def _tell(words: Words, verb: int, told: int) -> bool:
    """Makes the verb of saying the main verb, and what was that its clause."""
    _attach(words, verb, verb if words.head[told] == told else words.head[told], words.dep[told])
    return _attach(words, told, verb, "ccomp")


def _mend_lost_subject(words: Words, children: list[list[int]], verb: int) -> bool:
    """*Four are boys, Colonel Limb, the commander, told us*: who tells it was taken for one more of the boys."""
    told = words.head[verb]
    if words.dep[verb] != "conj" or words.tag[verb] not in _FINITE or words.pos[told] not in _VERBS:
        return False
    if told > verb or words.lower[verb - 1] != "," or any(words.dep[i] in {"nsubj", "cc"} for i in children[verb]):
        return False
    for name in range(told + 1, verb):
        opening = _opening(children, name)
        joined = words.dep[name] in {"conj", "appos"} and words.head[name] < name and words.pos[name] == "PROPN"
        if joined and words.lower[opening - 1] == "," and all(words.dep[i] != "cc" for i in children[words.head[name]]):
            return _attach(words, name, verb, "nsubj") and _tell(words, verb, told)
    return False


def _mend_loose_end(words: Words, children: list[list[int]], verb: int) -> bool:
    """*Some 340 ships lie idle, it says.*: the end of the sentence was taken for a sentence of its own."""
    subject = next((i for i in children[verb] if words.dep[i] == "nsubj" and i < verb), None)
    if words.head[verb] != verb or subject is None or any(words.dep[i] in _TOLD for i in children[verb]):
        return False
    opening = _opening(children, subject)
    root = next((i for i in _before(words, opening) if words.head[i] == i), None)
    if root is None or words.tag[verb] not in _FINITE or words.lower[opening - 1] != ",":
        return False
    return _attach(words, root, verb, "ccomp")


def _opening(children: list[list[int]], token: int) -> int:
    """The first token of the phrase that this one heads."""
    while children[token] and children[token][0] < token:
        token = children[token][0]
    return token


def _before(words: Words, token: int) -> Iterator[int]:
    """The tokens before this one in its sentence, the nearest first."""
    for i in range(token - 1, -1, -1):
        if words.sentence[i] != words.sentence[token]:
            return
        yield i


def _mend_stranded(words: Words, children: list[list[int]], verb: int) -> bool:
    """*A guard whom I met said that ...*: the verb was hung on that of the clause on its subject."""
    met, noun = words.head[verb], words.head[words.head[verb]]
    if words.dep[met] != "relcl" or words.tag[verb] not in _FINITE or words.pos[verb - 1] not in {"ADP", "PART"}:
        return False
    if met != verb - 2 or any(words.dep[i] == "nsubj" for i in children[verb]):
        return False
    _attach(words, verb, verb if words.head[noun] == noun else words.head[noun], words.dep[noun])
    return _attach(words, noun, verb, "nsubj")


def _mend_object_clause(words: Words, children: list[list[int]], verb: int) -> bool:
    """*told Radio Sur that 12 had died*: the clause was hung on the listener, though its *that* is no pronoun."""
    for listener in children[verb]:
        if words.dep[listener] not in {"dobj", "dative"} or listener < verb:
            continue
        for clause in children[listener]:
            own = children[clause] if words.dep[clause] == "relcl" else []
            that = next((i for i in own if words.lower[i] == "that" and words.tag[i] == "IN"), None)
            if that is not None and any(words.dep[i] in {"nsubj", "nsubjpass"} and i > that for i in own):
                words.dep[that] = "mark"
                return _attach(words, clause, verb, "ccomp")
    return False


def _mend_second_clause(words: Words, children: list[list[int]], verb: int) -> bool:
    """*said they were safe, and that 15 had left*: the second clause was hung on the verb of saying itself."""
    told = next((i for i in children[verb] if words.dep[i] == "ccomp" and i > verb), None)
    if told is None:
        return False
    mended = False
    for clause in children[verb]:
        marks = [i for i in children[clause] if words.dep[i] == "mark"]
        if clause > told and words.dep[clause] == "conj" and any(words.lower[i] == "that" for i in marks):
            mended = _attach(words, clause, told, "conj")
    return mended


def _mend_noun(words: Words, children: list[list[int]], noun: int) -> bool:
    """*Nine remain missing, the Relief Commission (RC) reports.*: the verb was taken for the last noun of a name."""
    last = noun + 1 >= len(words.lower) or words.lower[noun + 1] in _CLOSING
    names = [i for i in children[noun] if words.dep[i] in _NAMING and words.pos[i] == "PROPN" and i < noun]
    opening = min([noun, *names, *(i for i in children[noun] if words.dep[i] == "det")])
    told = next((i for i in children[noun] if words.dep[i] == "ccomp"), words.head[noun])
    while words.pos[told] not in _VERBS and words.head[told] != told:
        told = words.head[told]
    if not last or not names or told >= opening or words.pos[told] not in _VERBS or words.lower[opening - 1] != ",":
        return False
    words.pos[noun], words.tag[noun] = "VERB", "VBZ"
    for child in children[noun]:
        if words.dep[child] == "det":
            _attach(words, child, names[-1], "det")
    _attach(words, names[-1], noun, "nsubj")
    return words.dep[told] == "ccomp" or _tell(words, noun, told)


def _mend_joined(words: Words, children: list[list[int]], noun: int) -> bool:
    """*says it has saved 40, but fears that 12 are trapped*: a second verb of saying was taken for a noun."""
    told = next((i for i in children[noun] if words.dep[i] in {"ccomp", "acl"} and i > noun + 1), None)
    if words.dep[noun] != "conj" or words.tag[words.head[noun]] not in _FINITE:
        return False
    if told is None or words.lower[noun + 1] != "that":
        return False
    words.pos[noun], words.tag[noun], words.dep[told] = "VERB", "VBZ", "ccomp"
    return True
