"""Finds statements that are told without quotation marks, and the cue and speaker of each, in the parse.

*Officials said the bridge had collapsed*; *The bridge, police said, had collapsed*; *according to the ministry*;
*the claim that ...*. `tasks/quotes.py` makes rows of them and joins them with what stands between marks.
"""

from dataclasses import dataclass

from tasks.cues import load_cues
from tasks.dependencies import Tree
from tasks.speakers import find_speaker, speaker_span

EDGE = {"PUNCT", "SPACE"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (its first and last token), whoever utters it, and the spans that are the statement, all as tokens."""

    cue: int
    cue_first: int
    cue_last: int
    speaker: tuple[int, int] | None
    spans: tuple[tuple[int, int], ...]


def find_attributions(tree: Tree, barred: list[bool]) -> tuple[Attribution, ...]:
    """The statements of a text, in the order of their cues; `barred` tokens (inside quotation marks) are no cues."""
    cues = load_cues()
    found: list[Attribution] = []
    for i, lemma in enumerate(tree.lemma):
        if barred[i]:
            continue
        if tree.pos[i] == "VERB" and lemma in cues.clause:
            found += _read_verb(tree, i)
        elif tree.pos[i] == "NOUN" and lemma in cues.noun:
            found += _read_noun(tree, i)
        elif tree.lower[i] == "to" and i and tree.lower[i - 1] == "according":
            found += _read_according(tree, i)
    return tuple(found)


def _read_verb(tree: Tree, verb: int) -> list[Attribution]:
    speaker = find_speaker(tree, verb)
    spans = _fronted(tree, verb) if speaker is not None else []
    if not spans:
        clause = next((c for c in tree.children[verb] if tree.dep[c] == "ccomp"), None)
        if clause is None:
            return []
        spans = _trim(tree, tree.left[clause], tree.right[clause])
    return _attribute(tree, verb, verb, verb, speaker, spans)


def _fronted(tree: Tree, verb: int) -> list[tuple[int, int]]:
    """The rest of the sentence around *, police said,*."""
    parent = tree.head[verb]
    if tree.dep[verb] not in {"parataxis", "ccomp"} or parent == verb or (tree.dep[verb] == "ccomp" and parent < verb):
        return []
    before = _trim(tree, tree.left[parent], tree.left[verb] - 1)
    after = _trim(tree, tree.right[verb] + 1, tree.right[parent])
    return before + after if before else []


def _read_noun(tree: Tree, noun: int) -> list[Attribution]:
    clause = next(
        (c for c in tree.children[noun] if tree.dep[c] in {"acl", "ccomp"} and tree.lower[tree.left[c]] == "that"), None
    )
    if clause is None or clause < noun:
        return []
    return _attribute(
        tree, noun, noun, noun, find_speaker(tree, noun), _trim(tree, tree.left[clause], tree.right[clause])
    )


def _read_according(tree: Tree, to: int) -> list[Attribution]:
    source = next((c for c in tree.children[to] if tree.dep[c] == "pobj"), None)
    if source is None:
        return []
    phrase = to - 1
    parent = tree.head[phrase]
    while tree.head[parent] != parent and tree.pos[parent] not in {"VERB", "AUX"}:
        parent = tree.head[parent]
    spans = _trim(tree, tree.left[parent], tree.left[phrase] - 1) + _trim(
        tree, tree.right[phrase] + 1, tree.right[parent]
    )
    return _attribute(tree, phrase, phrase, to, source, spans)


def _attribute(
    tree: Tree, cue: int, first: int, last: int, speaker: int | None, spans: list[tuple[int, int]]
) -> list[Attribution]:
    if not spans:
        return []
    return [Attribution(cue, first, last, None if speaker is None else speaker_span(tree, speaker), tuple(spans))]


def _trim(tree: Tree, first: int, last: int) -> list[tuple[int, int]]:
    """The span without marks at its edges, as a list of one or none."""
    while first <= last and tree.pos[first] in EDGE:
        first += 1
    while last >= first and tree.pos[last] in EDGE:
        last -= 1
    return [(first, last)] if first <= last else []
