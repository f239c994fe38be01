"""Finds who speaks: the subject, agent or owner of a word that introduces a statement, as a span of tokens.

`attributions` and `quotes` ask it for each cue; `names.coreference` then says who that is.
"""

from collections.abc import Sequence

from tasks.speech.speaker_spans import CALENDAR, NOMINAL, TIMES
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

SUBJECTS = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "auxpass"}
NAMES = {"NOUN", "PROPN"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
# relations by which a verb or adjective shares the subject of the word it hangs on
SHARING = {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "acomp", "attr", "oprd"}
FINITE = {"VBD", "VBZ", "VBP"}
CHAIN = 6
SEEMING = {"appear", "seem", "mean"}


def find_speaker(tree: Tree, cue: int, quoted: Sequence[bool]) -> int | None:
    """The head token of whoever utters this cue (a verb, noun or adjective), or None where the sentence doesn't say.

    A verb without a subject takes that of the verb it hangs on (*went on to say*, *, adding that*); a relative
    pronoun stands for its noun; a passive names its agent; where the parser saw no subject, the name right before a
    finite verb is it. Words inside quotation marks speak no words outside them.
    """
    found = _quoted_as(tree, cue)
    found = _climb(tree, cue, quoted) if found is None else found
    if found is None and not _is_passive(tree, cue):
        found = _name_before(tree, cue)
    if found is None or _is_number(tree, found) or _is_nobody(tree, found):
        return None
    if tree.lower[found][0] in "'’" and found and tree.end[found - 1] == tree.start[found]:  # the 'd of "who'd said"
        found = _antecedent(tree, found - 1, cue)
    return None if quoted[found] and not quoted[cue] else found


def _is_nobody(tree: Tree, speaker: int) -> bool:
    """*It appears that ...*, *That is not to say ...*, *There seems to be ...*: nobody says so."""
    verb = tree.head[speaker]
    if tree.lower[speaker] in {"it", "that", "this"} and tree.pos[speaker] == "PRON":
        return tree.lemma[verb] in SEEMING or tree.lemma[verb] == "be" or tree.lower[verb] in {"'s", "’s"}
    return tree.lower[speaker] == "there" and tree.pos[speaker] == "PRON"


def _quoted_as(tree: Tree, cue: int) -> int | None:
    """*The Post quoted a nurse as saying so*: the nurse."""
    led = tree.head[cue]
    verb = tree.head[led] if tree.lower[led] == "as" else led
    is_led = tree.lower[led] == "as" or (cue and tree.lower[cue - 1] == "as")
    if tree.tag[cue] != "VBG" or not is_led or tree.lemma[verb] not in load_cues().relay:
        return None
    return next((child for child in tree.children[verb] if tree.dep[child] in {"dobj", "nsubjpass"}), None)


def _is_number(tree: Tree, token: int) -> bool:
    """*94.6% thought so*, *12 said so*: how many, not who; but *one said so*."""
    return tree.lower[token] in {"%", "percent"} or tree.lower[token][0].isdigit()


def _climb(tree: Tree, cue: int, quoted: Sequence[bool]) -> int | None:
    """The subject of the cue, or of the nearest word above it that shares its subject with it."""
    word, is_participle = cue, tree.tag[cue] == "VBG"
    for _ in range(CHAIN):
        found = _own_speaker(tree, word, quoted[cue] or not quoted[word], quoted)
        if found is not None and not (is_participle and word != cue and _is_told(tree, word)):
            return _antecedent(tree, found, word)
        dep, parent = tree.dep[word], tree.head[word]
        if parent == word or _is_passive(tree, word):
            return None
        if dep in {"acl", "relcl"}:
            return _noun_above(tree, word, parent, quoted)
        if tree.pos[word] == "NOUN" and dep == "dobj" and tree.lemma[parent] in load_cues().facing:
            return None  # "he brushed off concerns that it cost 12 lives"
        if tree.pos[word] in {"NOUN", "PROPN"} and dep not in {"dobj", "attr", "pobj", "conj"}:
            return None
        if dep == "pobj" and tree.pos[tree.head[parent]] == "NOUN" and tree.dep[parent] == "prep":
            return None  # "the union stepped up a dispute over plans to cut 40 jobs"
        if dep == "ccomp" and not is_participle:
            return None
        if dep not in SHARING and dep not in {"ccomp", "dobj", "pobj"}:
            return None
        word = parent
    return None


def _is_told(tree: Tree, verb: int) -> bool:
    """Whether this is the verb of a statement: in *she told us he had left, adding ...* it is not he who adds."""
    parent = tree.head[verb]
    return tree.dep[verb] == "ccomp" and parent < verb and tree.lemma[parent] in load_cues().speech


def _noun_above(tree: Tree, verb: int, noun: int, quoted: Sequence[bool]) -> int | None:
    """*officials saying so*: they; *she wrote to supporters saying so*, *she issued a statement saying so*: she."""
    if tree.pos[noun] not in NOMINAL:
        return None
    if tree.dep[verb] == "acl" and tree.tag[verb] == "VBN":
        return None
    if tree.dep[verb] == "acl" and tree.tag[verb] == "VBG" and tree.dep[noun] in {"dobj", "pobj", "dative"}:
        if tree.lower[tree.head[noun]] == "with" and tree.lemma[noun].lower() not in load_roles().document:
            return noun  # "a fight broke out, with delegates demanding a vote"
        above = tree.head[noun] if tree.dep[noun] != "pobj" else tree.head[tree.head[noun]]
        if tree.pos[above] == "VERB":
            subject = _own_speaker(tree, above, True, quoted)
            return noun if subject is None else _antecedent(tree, subject, above)
    return noun


def _name_before(tree: Tree, cue: int) -> int | None:
    """The noun or pronoun right before a finite verb that the parser left without a subject."""
    if tree.tag[cue] not in FINITE and tree.pos[cue] != "NOUN":
        return None
    before = cue - 1
    while before >= 0 and cue - before < 4 and tree.pos[before] in {"ADV", "AUX"}:
        before -= 1
    if before < 0 or tree.sentence[before] != tree.sentence[cue] or tree.pos[before] not in {"PROPN", "PRON", "NOUN"}:
        return None
    if tree.pos[cue] == "NOUN" and (tree.pos[before] != "PROPN" or tree.lower[cue] == tree.lemma[cue]):
        return None
    if tree.dep[before] in {"compound", "amod"} and tree.head[before] > cue:
        return before
    return before if tree.dep[before] != "pobj" else tree.head[tree.head[before]]


def _own_speaker(tree: Tree, word: int, is_free: bool, quoted: Sequence[bool]) -> int | None:
    children = tree.children[word]
    if tree.pos[word] in {"NOUN", "PROPN"}:
        return find_owner(tree, word)
    if _is_passive(tree, word):
        agents = [grand for child in children if tree.dep[child] == "agent" for grand in tree.children[child]]
        return next((grand for grand in agents if tree.dep[grand] == "pobj"), None)
    subjects = [
        child
        for child in children
        if tree.dep[child] in SUBJECTS
        and tree.pos[child] in NOMINAL
        and not (is_free and quoted[child] and not quoted[word])
    ]
    return subjects[-1] if subjects else None


def find_owner(tree: Tree, noun: int) -> int | None:
    """*the ministry's claim*, *a claim by the ministry*, *police estimates*."""
    for child in tree.children[noun]:
        if tree.dep[child] == "poss":
            return child if tree.lower[child] not in CALENDAR | TIMES else None  # "this morning's news"
        gives = {"by"} if tree.lemma[noun].lower() == "toll" else {"by", "from"}  # "the toll from the floods"
        if tree.dep[child] in {"prep", "agent"} and tree.lower[child] in gives:
            given = next((grand for grand in tree.children[child] if tree.dep[grand] == "pobj"), None)
            if given is None or not (tree.lower[given] in CALENDAR or tree.lower[given][0].isdigit()):
                return given  # but not of "a poll from May"
    return next((child for child in tree.children[noun] if _names_owner(tree, child, noun)), None)


def _names_owner(tree: Tree, child: int, noun: int) -> bool:
    """*police estimates*, *a UN count*: a body, or a name, that stands before a count or a document."""
    if tree.dep[child] not in {"compound", "amod", "nmod"} or tree.lower[child] in CALENDAR:
        return False
    roles, lemma = load_roles(), tree.lemma[child].lower()
    is_given = tree.lemma[noun].lower() in load_cues().count_nouns | roles.document
    is_noun = tree.pos[child] != "ADJ"  # "an official tally" is of no official
    return (is_noun and lemma in roles.unnamed | roles.body) or (is_given and tree.pos[child] == "PROPN")


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.tag[verb] == "VBN" and tree.dep[verb] == "advcl" and tree.lemma[verb] in load_cues().hearing:
        return not any(tree.dep[child] == "aux" for child in tree.children[verb])  # "if told that 12 had died"
    if any(tree.dep[child] in PASSIVE for child in tree.children[verb]):
        return True
    return tree.tag[verb] == "VBN" and any(tree.dep[child] == "agent" for child in tree.children[verb])


def _antecedent(tree: Tree, speaker: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; any other word itself."""
    if tree.lower[speaker] not in RELATIVE:
        return speaker
    for _ in range(CHAIN):
        if tree.dep[verb] == "relcl":
            return _named_before(tree, tree.head[verb], speaker)
        if tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    return speaker


def _named_before(tree: Tree, noun: int, relative: int) -> int:
    """The person of *Ada Voss of Orla, who said so* and *Ada Voss, a friend of the mayor, who said so*."""
    if tree.lower[relative] != "who" or tree.lower[relative - 1] != ",":
        return noun
    above = noun
    for _ in range(CHAIN):
        if tree.dep[above] == "appos" and tree.lower[tree.left[above] - 1] != ",":  # "the mayor Peter Lind"
            above = tree.head[above]
        preposition = tree.head[above]
        if (
            tree.dep[above] != "pobj"
            or tree.dep[preposition] != "prep"
            or tree.pos[tree.head[preposition]] not in NAMES
        ):
            break
        above = tree.head[preposition]
        if tree.pos[above] == tree.pos[noun] == "PROPN" and tree.lower[preposition] == "of":
            return above
    named = tree.head[above]
    return named if tree.dep[above] == "appos" and tree.pos[named] == "PROPN" else noun
