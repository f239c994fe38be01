"""Decides for each stretch between quotation marks whether somebody says it, who, and what it goes on from.

Stands between `tasks/quotation_marks.py` and `tasks/quotes.py`. Speech is looked for around the marks: a cue after
(*..., she said*), a cue before (*She said: ...*), the quotation before it in the paragraph, the sentence before. What
has no speaker and is no sentence of its own (titles, nicknames, so-called things) is no quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.cues import load_cues
from tasks.dependencies import Tree
from tasks.quotation_marks import Marked
from tasks.records import Reading
from tasks.speakers import find_speaker, speaker_span

TERMINALS = {".", "?", "!", "…", "...", "....", ";"}
CUE_REACH = 40
NAMES = {"PROPN", "NOUN", "PRON", "NUM"}
INVERTED = {"dobj", "attr", "npadvmod", "oprd", "dep"}
PARTICLES = {"back", "in"}
# how many words a name before a colon may have, and how near a verb must be that is none of saying
LABEL, NEAR = 7, 6

# how near a cue is to the comma before a quotation, how near where whom it is said to stands between, and how many
# characters make a quotation after it a sentence of its own
BESIDE, AUDIENCE, WHOLE = 3, 8, 30
SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by", "is", "as", "vs."}

Said = tuple[int, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quoted stretch: cue and speaker as tokens, and which earlier stretch (by place in the list) it goes on from.

    `is_fragment`: it is a part of a sentence that others tell, so that the indirect statement around it has the say.
    """

    marked: Marked
    cue: int | None
    speaker: tuple[int, int] | None
    continues: int | None
    is_fragment: bool
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """The words between two quotations: `first` to `last`, where its first sentence ends, where its last begins."""

    first: int
    last: int
    head_last: int
    tail_first: int


def find_utterances(reading: Reading, tree: Tree, marked: Sequence[Marked], quoted: Sequence[bool]) -> list[Utterance]:
    """One utterance for each stretch, in order; those that nobody says have neither cue nor speaker nor `continues`."""
    found: list[Utterance] = []
    for at, one in enumerate(marked):
        segment = reading.segments[one.segment]
        before_start = marked[at - 1].outer_end if at and marked[at - 1].segment == one.segment else segment.char_start
        is_last = at + 1 == len(marked) or marked[at + 1].segment != one.segment
        after_end = segment.char_end if is_last else marked[at + 1].outer_start
        before = _gap(tree, before_start, one.outer_start)
        after = _gap(tree, one.outer_end, after_end)
        found.append(_decide(reading, tree, one, at, before, after, found, quoted))
    return found


def _gap(tree: Tree, start: int, end: int) -> Gap:
    first, last = tree.at(start), tree.before(end)
    while last >= first and tree.pos[last] == "SPACE":
        last -= 1
    head_last, tail_first = last, first
    for i in range(first, last + 1):
        if tree.lower[i] in TERMINALS:
            head_last = min(head_last, i)
            tail_first = i + 1
    return Gap(first, last, head_last, tail_first)


def _decide(
    reading: Reading,
    tree: Tree,
    one: Marked,
    at: int,
    before: Gap,
    after: Gap,
    found: list[Utterance],
    quoted: Sequence[bool],
) -> Utterance:
    earlier = found[at - 1] if at else None
    if one.reopens and earlier is not None:
        return Utterance(one, earlier.cue, earlier.speaker, at - 1, False)
    is_fragment = _is_fragment(reading.text, tree, one, before)
    if (
        _is_title(reading.text, one)
        and (is_fragment or one.char_end - one.char_start <= WHOLE)
        and not _is_beside_cue(tree, before, after)
    ):
        return Utterance(one, None, None, None, True, True)
    shares_paragraph = earlier is not None and earlier.marked.segment == one.segment
    said_before = _cue_before(tree, before, quoted)
    said_after = _cue_after(reading.text, tree, one, after, quoted) if not is_fragment or said_before is None else None
    if said_before is not None and (said_after is None or _is_introduced(tree, before)):
        same = shares_paragraph and earlier is not None and earlier.cue == said_before[0]
        return Utterance(one, *said_before, at - 1 if same and not is_fragment else None, is_fragment)
    if said_after is not None:
        goes_on = shares_paragraph and earlier is not None and before.first > before.last and earlier.speaker is None
        return Utterance(one, *said_after, at - 1 if goes_on else None, is_fragment)
    if is_fragment or not _is_sentence(reading.text, tree, one):
        return Utterance(one, None, None, None, True)
    return _inherit(reading, tree, one, at, before, found, quoted)


def _is_fragment(text: str, tree: Tree, one: Marked, before: Gap) -> bool:
    """Whether the quoted words go on a sentence begun without marks: no comma, colon or cue directly before them."""
    if before.tail_first > before.last:
        return False
    word, is_lower = tree.lower[before.last], not text[one.char_start].isupper()
    if word == ",":
        return is_lower and not _says(tree, max(before.tail_first, before.last - BESIDE), before.last)
    if word == ":" or (tree.pos[before.last] == "PUNCT" and word not in {"(", "["}):
        return False
    if _says(tree, before.last, before.last + 1):
        return is_lower
    is_whole = text[one.char_end - 1] in ".?!,…" and one.char_end - one.char_start > WHOLE
    return is_lower or not is_whole or not _says(tree, max(before.tail_first, before.last - AUDIENCE), before.last + 1)


def _says(tree: Tree, first: int, stop: int) -> bool:
    """Whether a verb of saying stands among these tokens."""
    return any(tree.pos[i] == "VERB" and tree.lemma[i] in load_cues().speech for i in range(first, stop))


def _is_beside_cue(tree: Tree, before: Gap, after: Gap) -> bool:
    """Whether a verb of saying or a colon is right beside the marks; after *ABC's*, *on*, *the* they hold a name."""
    if before.first <= before.last:
        if tree.tag[before.last] == "POS" or tree.pos[before.last] in {"ADP", "DET"}:
            return False
        if tree.lower[before.last] == ":" or _says(tree, max(before.tail_first, before.last - BESIDE), before.last + 1):
            return True
    return after.first <= after.last and _says(tree, after.first, min(after.head_last, after.first + BESIDE) + 1)


def _is_title(text: str, one: Marked) -> bool:
    """Whether the words are written as the name of a work or a thing: capitals on all but the small ones."""
    words = [word for word in text[one.char_start : one.char_end].split() if word[0].isalpha()]
    return bool(words) and words[0][0].isupper() and all(word[0].isupper() or word in SMALL for word in words)


def _cue_before(tree: Tree, before: Gap, quoted: Sequence[bool]) -> Said | None:
    """The last verb of saying in the unfinished sentence before the quotation, or a name and a colon."""
    for i in range(before.last, max(before.tail_first, before.last - CUE_REACH) - 1, -1):
        said = _speech_at(tree, i, quoted, before.last - i)
        if said is not None:
            return said
    return _label(tree, before)


def _label(tree: Tree, before: Gap) -> Said | None:
    """*Verloop: ...*: a name or role that begins the paragraph and ends in a colon."""
    first, last = before.tail_first, before.last
    if tree.lower[last] != ":" or not 1 <= last - first <= LABEL or tree.pos[last - 1] not in NAMES:
        return None
    return last, (first, last - 1)


def _is_introduced(tree: Tree, before: Gap) -> bool:
    return tree.lower[before.last] in {":", ","} or tree.lemma[before.last] in load_cues().speech


def _cue_after(text: str, tree: Tree, one: Marked, after: Gap, quoted: Sequence[bool]) -> Said | None:
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
        for i in range(after.first, min(after.head_last, after.first + NEAR) + 1):
            if tree.tag[i] in {"VBD", "VBZ"} and tree.pos[i] == "VERB":
                speaker = _speaker_at(tree, i, quoted)
                return None if speaker is None else (i, speaker)
    return None


def _begins_anew(text: str, tree: Tree, one: Marked, after: Gap) -> bool:
    """Whether what follows a quotation that ends in a full stop is a sentence with something of its own to tell."""
    if text[one.char_end - 1] not in ".?!" or not text[tree.start[after.first]].isupper():
        return False
    if tree.pos[after.first] != "PROPN" and tree.lower[after.first] != "i":
        return True
    cue = next((i for i in range(after.first, after.head_last + 1) if _says(tree, i, i + 1)), None)
    return cue is None or any(tree.dep[c] in {"ccomp", "dobj"} and c > cue for c in tree.children[cue])


def _speech_at(tree: Tree, i: int, quoted: Sequence[bool], distance: int) -> Said | None:
    """The verb at `i` with its speaker, if it is one of saying, so near or so far from the marks."""
    if tree.pos[i] != "VERB":
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


def _is_sentence(text: str, tree: Tree, one: Marked) -> bool:
    """Whether the quoted words can stand alone: several, with a capital and an end mark."""
    words = tree.before(one.char_end) - tree.at(one.char_start) + 1
    return (
        words >= 4 and not text[one.char_start].islower() and (text[one.char_end - 1] in ".?!,…—-" or not one.is_closed)
    )


def _inherit(
    reading: Reading, tree: Tree, one: Marked, at: int, before: Gap, found: list[Utterance], quoted: Sequence[bool]
) -> Utterance:
    """The speaker of a sentence quoted without a cue: who spoke before it, or the subject of the sentence before it."""
    earlier = found[at - 1] if at else None
    if earlier is not None and earlier.speaker is not None and earlier.marked.segment == one.segment:
        if before.tail_first - 1 <= before.head_last or before.first > before.last:
            return Utterance(one, earlier.cue, earlier.speaker, at - 1 if not earlier.is_fragment else None, False)
        subject = _subject_before(tree, before.last, before.first, quoted)
        return Utterance(one, None, subject or earlier.speaker, None, False)
    if before.first <= before.last:
        return Utterance(one, None, _subject_before(tree, before.last, before.first, quoted), None, False)
    if earlier is not None and earlier.speaker is not None and one.segment - earlier.marked.segment == 1:
        return Utterance(one, None, earlier.speaker, None, False)
    segment = reading.segments[one.segment - 1] if one.segment else None
    if segment is None:
        return Utterance(one, None, None, None, False)
    return Utterance(
        one,
        None,
        _subject_before(tree, tree.before(segment.char_end), tree.at(segment.char_start), quoted),
        None,
        False,
    )


def _subject_before(tree: Tree, last: int, first: int, quoted: Sequence[bool]) -> tuple[int, int] | None:
    """The subject of the last sentence between these tokens, if it can speak."""
    for i in range(last, max(first, last - 60) - 1, -1):
        if (
            tree.dep[i] in {"nsubj", "nsubjpass"}
            and not quoted[i]
            and tree.dep[tree.head[i]] == "ROOT"
            and tree.pos[i] in {"PROPN", "PRON", "NOUN"}
        ):
            return speaker_span(tree, i) if tree.pos[i] != "NOUN" else None
    return None
