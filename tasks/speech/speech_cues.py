"""Finds the cue of a quotation in the words beside it: the verb of saying before or after its marks, with its speaker.

`direct_speech` asks it for each stretch between quotation marks. Far from the marks only verbs of the
vocabulary count; right after a comma in the quotation any verb will do (*"...," beamed the winner*).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.speech.quotation_marks import Marked
from tasks.speech.speaker_spans import speaker_span
from tasks.speech.speakers import find_speaker
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

TERMINALS = {".", "?", "!", "…", "...", "....", ";"}
CUE_REACH = 40
NAMES = {"PROPN", "NOUN", "PRON", "NUM"}
INVERTED = {"dobj", "attr", "npadvmod", "oprd", "dep"}
PARTICLES = {"back", "in"}
ASIDES, FINITE = {"acl", "relcl"}, {"VBD", "VBZ", "VBP", "MD"}
DASHES = {"-", "--", "–", "—", "―"}
# how many words a signature has at most
SIGNATURE = 14
# how many tokens *According to* and whom it names have
NAMED = 14
# how many words a name before a colon may have, and how near a verb must be that is none of saying
LABEL, NEAR = 7, 6

Said = tuple[int, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Gap:
    """The words between two quotations: `first` to `last`, where its first sentence ends, where its last begins."""

    first: int
    last: int
    head_last: int
    tail_first: int


def measure_gap(tree: Tree, start: int, end: int) -> Gap:
    first, last = tree.at(start), tree.before(end)
    while last >= first and tree.pos[last] == "SPACE":
        last -= 1
    head_last, tail_first = last, first
    for i in range(first, last + 1):
        if tree.lower[i] in TERMINALS and tree.pos[i] == "PUNCT":  # not the stop of "Maj."
            head_last = min(head_last, i)
            tail_first = i + 1
    return Gap(first, last, head_last, tail_first)


def find_cue_before(tree: Tree, before: Gap, quoted: Sequence[bool]) -> Said | None:
    """The last verb of saying in the unfinished sentence before the quotation, or a name and a colon."""
    for i in range(before.last, max(before.tail_first, before.last - CUE_REACH) - 1, -1):
        said = _speech_at(tree, i, quoted, before.last - i)
        if said is not None and not _is_aside(tree, i, before.last):
            return said
    return _label(tree, before) or _according(tree, before)


def _according(tree: Tree, before: Gap) -> Said | None:
    """*According to Verloop, “The dam is old.”*: the mark comes right behind whom it names."""
    first, last = before.tail_first, before.last
    if tree.lower[first : first + 2] != ["according", "to"] or tree.lower[last] != "," or last - first > NAMED:
        return None
    return (first, (first + 2, last - 1)) if last > first + 2 else None


def _is_aside(tree: Tree, cue: int, last: int) -> bool:
    """*Lind, a witness called by the union, denied it in a letter: ...*: a clause on a noun that ends far before."""
    while tree.dep[cue] not in ASIDES and tree.head[cue] != cue and tree.pos[cue] == "VERB":
        cue = tree.head[cue]
    return tree.dep[cue] in ASIDES and any(tree.tag[i] in FINITE for i in range(tree.right[cue] + 1, last + 1))


def _label(tree: Tree, before: Gap) -> Said | None:
    """*Verloop: ...*: a name or role that begins the paragraph and ends in a colon."""
    first, last = before.tail_first, before.last
    if tree.lower[last] != ":" or not 1 <= last - first <= LABEL or tree.pos[last - 1] not in NAMES:
        return None
    if not load_roles().notices.isdisjoint(tree.lower[first:last]):
        return None
    return last, (first, last - 1)


def find_signature(tree: Tree, after: Gap) -> Said | None:
    """*“The dam is old.” — Ada Voss, the Orsk Post*: a dash and a name, and no verb behind it."""
    first = after.first
    if first >= after.last or tree.lower[first] not in DASHES or after.last - first > SIGNATURE:
        return None
    if any(tree.tag[i] in FINITE for i in range(first + 1, after.last + 1)):  # the dash is one to the tagger at times
        return None
    name = next((i for i in range(first + 1, after.last + 1) if tree.pos[i] != "SPACE"), after.last)
    last = name
    while last <= after.last and (tree.pos[last] == "PROPN" or tree.lower[last] in {"-", "."}):
        last += 1
    while last > name and tree.pos[last - 1] != "PROPN":
        last -= 1
    return (first, (name, last - 1)) if last > name else None


def find_cue_after(text: str, tree: Tree, one: Marked, after: Gap, quoted: Sequence[bool]) -> Said | None:
    """The first verb of saying after the quotation in the same sentence; right after a comma, any verb will do."""
    if after.first > after.last or _begins_anew(text, tree, one, after):
        return None
    for i in range(after.first, min(after.head_last, after.first + CUE_REACH) + 1):
        said = _speech_at(tree, i, quoted, i - after.first)
        if said is not None and (said[1] is not None or i - after.first < 4):
            return said
        if tree.lower[i] == "to" and tree.lower[i - 1] == "according":
            source = next((c for c in tree.children[i] if tree.dep[c] == "pobj"), None)
            if source is not None:
                return i - 1, speaker_span(tree, source)
    if text[one.char_end - 1] in ",?!" or text[one.outer_end : one.outer_end + 1] == ",":
        return _any_verb(tree, after, quoted)
    return None


def _any_verb(tree: Tree, after: Gap, quoted: Sequence[bool]) -> Said | None:
    """The first finite verb near the quotation, or behind its own subject (*..., Lind, the host, beamed*)."""
    for i in range(after.first, min(after.head_last, after.first + CUE_REACH) + 1):
        if tree.tag[i] in {"VBD", "VBZ"} and tree.pos[i] == "VERB":
            speaker = _speaker_at(tree, i, quoted)
            is_beside = i <= after.first + NEAR or (speaker is not None and speaker[0] == after.first)
            if is_beside:
                return None if speaker is None else (i, speaker)
    return None


def _begins_anew(text: str, tree: Tree, one: Marked, after: Gap) -> bool:
    """Whether what follows a quotation that ends in a full stop is a sentence with something of its own to tell."""
    if text[one.char_end - 1] not in ".?!" or not text[tree.start[after.first]].isupper():
        return False
    if tree.pos[after.first] != "PROPN" and tree.lower[after.first] != "i":
        return True
    cue = next((i for i in range(after.first, after.head_last + 1) if says(tree, i, i + 1)), None)
    if cue is None:
        return True
    told = {"ccomp"} if tree.lemma[cue] in load_cues().hearing else {"ccomp", "dobj"}  # "told Radio Sur" tells nothing
    return any(tree.dep[c] in told and c > cue for c in tree.children[cue])


def _speech_at(tree: Tree, i: int, quoted: Sequence[bool], distance: int) -> Said | None:
    """The verb at `i` with its speaker, if it is one of saying, so near or so far from the marks."""
    if (
        tree.pos[i] != "VERB"
        or tree.dep[i] == "amod"
        or (tree.lower[i] in load_roles().notices and tree.lower[i + 1 : i + 2] == [":"])
    ):
        return None
    is_phrasal = i + 1 < len(tree) and tree.lower[i + 1] in PARTICLES and tree.tag[i] in {"VBD", "VBZ"}
    lemma, cues = tree.lemma[i].lower(), load_cues()
    if (lemma not in cues.speech or (lemma in cues.near and distance > NEAR)) and not is_phrasal:
        return None
    return i, _speaker_at(tree, i, quoted)


def _speaker_at(tree: Tree, cue: int, quoted: Sequence[bool]) -> tuple[int, int] | None:
    speaker = find_speaker(tree, cue, quoted)
    if speaker is None:
        speaker = _inverted(tree, cue)
    return None if speaker is None else speaker_span(tree, speaker)


def _inverted(tree: Tree, cue: int) -> int | None:
    """*said Anna Verloop* where the parser took the speaker for something else."""
    if tree.tag[cue] not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    objects = [c for c in tree.children[cue] if c > cue and tree.dep[c] in INVERTED and tree.pos[c] in NAMES]
    if objects:
        return objects[0]
    after = cue + 1
    if after >= len(tree) or tree.pos[after] != "PROPN" or tree.sentence[after] != tree.sentence[cue]:
        return None
    while tree.dep[after] == "compound" and tree.head[after] > after:
        after = tree.head[after]
    return after


def says(tree: Tree, first: int, stop: int) -> bool:
    """Whether a verb of saying stands among these tokens."""
    return any(tree.pos[i] == "VERB" and tree.lemma[i] in load_cues().speech for i in range(first, stop))
