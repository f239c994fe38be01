"""Decides for each stretch between quotation marks whether somebody says it, who, and what it goes on from.

Stands between `quotation_marks` and `quotes`. Speech is looked for around the marks: a cue after
(*..., she said*), a cue before (*She said: ...*), the quotation before it in the paragraph, the sentence before. What
has no speaker and is no sentence of its own (titles, nicknames, so-called things) is no quotation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.records import Reading
from tasks.speech.quotation_marks import Marked
from tasks.speech.speaker_spans import speaker_span
from tasks.speech.speech_cues import Gap, find_cue_after, find_cue_before, find_signature, measure_gap, says
from tasks.text.cues import load_cues
from tasks.text.dependencies import Tree

# how near a cue is to the comma before a quotation, how near where whom it is said to stands between, and how many
# characters make a quotation after it a sentence of its own
BESIDE, AUDIENCE, WHOLE = 3, 8, 30
# how many titles may stand between two spans of one quotation (*..., he said on “Orsk Today.” “We wait.”*)
TITLES = 3
SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "with", "from", "by", "is", "as", "vs."}


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


def find_utterances(reading: Reading, tree: Tree, marked: Sequence[Marked], quoted: Sequence[bool]) -> list[Utterance]:
    """One utterance for each stretch, in order; those that nobody says have neither cue nor speaker nor `continues`."""
    found: list[Utterance] = []
    for at, one in enumerate(marked):
        segment = reading.segments[one.segment]
        before_start = marked[at - 1].outer_end if at and marked[at - 1].segment == one.segment else segment.char_start
        is_last = at + 1 == len(marked) or marked[at + 1].segment != one.segment
        after_end = segment.char_end if is_last else marked[at + 1].outer_start
        before = measure_gap(tree, before_start, one.outer_start)
        after = measure_gap(tree, one.outer_end, after_end)
        if is_last and after.first > after.last:
            after = _next_line(reading, tree, one) or after
        found.append(_decide(reading, tree, one, at, before, after, found, quoted))
    return found


def _next_line(reading: Reading, tree: Tree, one: Marked) -> Gap | None:
    """The line below a quotation, if a dash begins it: *— Ada Voss, the Orsk Post*."""
    below = reading.segments[one.segment + 1] if one.segment + 1 < len(reading.segments) else None
    if below is None or below.text[0] not in "–—―":
        return None
    return measure_gap(tree, below.char_start, below.char_end)


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
    signed = None if is_fragment else find_signature(tree, after)
    if signed is not None:
        return Utterance(one, *signed, None, False)
    shares_paragraph = earlier is not None and earlier.marked.segment == one.segment
    said_before = find_cue_before(tree, before, quoted)
    said_after = (
        find_cue_after(reading.text, tree, one, after, quoted) if not is_fragment or said_before is None else None
    )
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
        return is_lower and not says(tree, max(before.tail_first, before.last - BESIDE), before.last)
    if word == ":" or (tree.pos[before.last] == "PUNCT" and word not in {"(", "["}):
        return False
    if says(tree, before.last, before.last + 1):
        return is_lower
    is_whole = text[one.char_end - 1] in ".?!,…" and one.char_end - one.char_start > WHOLE
    return is_lower or not is_whole or not says(tree, max(before.tail_first, before.last - AUDIENCE), before.last + 1)


def _is_beside_cue(tree: Tree, before: Gap, after: Gap) -> bool:
    """Whether a verb of saying or a colon is right beside the marks; after *ABC's*, *on*, *the* they hold a name."""
    if before.first <= before.last:
        if tree.tag[before.last] == "POS" or tree.pos[before.last] in {"ADP", "DET"}:
            return False
        if tree.lower[before.last] == ":" or says(tree, max(before.tail_first, before.last - BESIDE), before.last + 1):
            return True
    return after.first <= after.last and says(tree, after.first, min(after.head_last, after.first + BESIDE) + 1)


def _is_title(text: str, one: Marked) -> bool:
    """Whether the words are written as the name of a work or a thing: capitals on all but the small ones."""
    words = [word for word in text[one.char_start : one.char_end].split() if word[0].isalpha()]
    return bool(words) and words[0][0].isupper() and all(word[0].isupper() or word in SMALL for word in words)


def _is_introduced(tree: Tree, before: Gap) -> bool:
    return tree.lower[before.last] in {":", ","} or tree.lemma[before.last] in load_cues().speech


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
    last = next((i for i in range(at - 1, max(-1, at - 1 - TITLES), -1) if not found[i].is_title), -1)
    earlier = found[last] if last >= 0 else None
    if earlier is not None and earlier.speaker is not None and earlier.marked.segment == one.segment:
        if before.tail_first - 1 <= before.head_last or before.first > before.last:
            return Utterance(one, earlier.cue, earlier.speaker, last if not earlier.is_fragment else None, False)
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
            and (tree.dep[tree.head[i]] == "ROOT" or tree.head[tree.head[i]] > last)
            and tree.pos[i] in {"PROPN", "PRON", "NOUN"}
        ):
            return speaker_span(tree, i) if tree.pos[i] != "NOUN" else None
    return None
