"""Counts how often each verb and noun introduces what somebody said, and writes `tasks/data/cues.tsv`.

    python training/count_cues.py quotes_train.jsonl.gz tasks/data/cues.tsv

The input is PolNeAR's training part (Newell et al., LREC 2018) as JSON lines: `text`, and `gold` with character spans
of source, cue and content. Only single words with their counts come out of it, no text.
"""

import gzip
import json
import sys
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from tasks.dependencies import Tree, read_tree
from tasks.language import parse_readings
from tasks.records import Reading, Segment

Row = dict[str, Any]
CLAUSE = {"ccomp", "xcomp", "advcl", "pcomp", "acl"}
HEAD = """# Words that introduce what somebody said or thought: counts over the training part of PolNeAR (Newell et al.,
# LREC 2018; no licence is stated, so nothing but these single words and their counts was taken from it). Written by
# training/count_cues.py. lemma, part of speech, seen: its occurrences; direct: introducing words in quotation marks;
# clause: a statement without marks; other: a thing or person spoken of.
"""


def main(source: str, target: str) -> None:
    with gzip.open(source, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    counts: Counter[tuple[str, str, str]] = Counter()
    for row, doc in zip(rows, parse_readings(read_row(row) for row in rows), strict=True):
        count_cues(row, doc, counts)
    write_table(counts, Path(target))


def read_row(row: dict[str, str]) -> Reading:
    """A reading whose segments are the lines of the text."""
    revision, at = uuid.uuid5(uuid.NAMESPACE_URL, row["id"]), 0
    segments: list[Segment] = []
    for line in row["text"].split("\n"):
        if line.strip():
            place = (at, at + len(line))
            segments.append(Segment(uuid.uuid5(revision, str(at)), revision, len(segments), "paragraph", *place, line))
        at += len(line) + 1
    return Reading(revision, row["text"], tuple(segments), "training")


def count_cues(row: Row, doc: Doc, counts: Counter[tuple[str, str, str]]) -> None:
    tree = read_tree(doc)
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] in {"VERB", "NOUN"}:
            counts[lemma, tree.pos[i], "seen"] += 1
    for gold in row["gold"]:
        cue, content = head_of(tree, gold["spans"]["cue"]), head_of(tree, gold["spans"]["content"])
        if cue is None or content is None or tree.pos[cue] not in {"VERB", "NOUN"}:
            continue
        fronted = tree.start[content] < tree.start[cue] and tree.head[cue] == content
        kind = (
            "direct" if gold["content"][:1] in '"“' else "clause" if fronted or tree.dep[content] in CLAUSE else "other"
        )
        counts[tree.lemma[cue], tree.pos[cue], kind] += 1


def head_of(tree: Tree, spans: list[list[int]]) -> int | None:
    """The token that governs the others of these spans, a verb before anything else."""
    inside = [i for a, b in spans for i in range(tree.at(a), tree.before(b) + 1)]
    tops = [i for i in inside if tree.head[i] not in inside or tree.head[i] == i]
    return max(tops, key=lambda i: (tree.pos[i] == "VERB", tree.right[i] - tree.left[i]), default=None)


def write_table(counts: Counter[tuple[str, str, str]], target: Path) -> None:
    lines = []
    for lemma, pos in sorted({key[:2] for key in counts}):
        seen, direct, clause, other = (counts[lemma, pos, kind] for kind in ("seen", "direct", "clause", "other"))
        introduces = direct + clause + other
        if lemma.isalpha() and lemma.islower() and introduces >= 3 and introduces >= 0.03 * seen:
            lines.append(f"{lemma}\t{pos}\t{seen}\t{direct}\t{clause}\t{other}\n")
    target.write_text(HEAD + "lemma\tpos\tseen\tdirect\tclause\tother\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
