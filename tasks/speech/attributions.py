"""Finds statements that are told without quotation marks, and the cue and speaker of each.

*Officials said the bridge had collapsed*; *The bridge, police said, had collapsed*; *according to the ministry*;
*the claim that ...*. A logistic regression, a table of readable weights made by `training/fit_statements.py`, decides
which of the candidates of `statements` somebody states. `quotes` makes rows of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tasks.speech.candidates import Candidate
from tasks.speech.speaker_spans import speaker_span
from tasks.speech.speakers import find_speaker
from tasks.speech.statement_features import describe, describe_cue
from tasks.speech.statements import find_candidates
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree
from tasks.vocabulary import read_rows

# the log odds from which a candidate counts: even odds, for a row that is wrong costs a reader as much as one missed
THRESHOLD = 0.0
# what a shape adds that the corpus, mostly of quoted speech in front of its cue, holds too rarely
FRONTED = 3.0
# what it adds that the teller stands between commas within what is told
INSERTED = 4.0
# what *according to* adds before whoever can tell, and not before a plan or a rule
ACCORDING = 1.0
# what it adds that somebody denies the claim that ...
DENIED = 2.0
# how far behind the verb that denies it a report may be that the tagger took for a verb (*rejected opposition claims*)
REPORT_REACH = 4
# with how many statements of the same sentence one is compared
NEAR = 50
FINITE = {"VBD", "VBZ", "VBP"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue (its first and last token), whoever utters it, and the spans that are the statement, all as tokens.

    `is_spoken`: the words are those that were said, though no marks stand around them (a transcript).
    """

    cue: int
    cue_first: int
    cue_last: int
    speaker: tuple[int, int] | None
    spans: tuple[tuple[int, int], ...]
    is_spoken: bool = False


def find_attributions(tree: Tree, quoted: Sequence[bool]) -> tuple[Attribution, ...]:
    """The statements of a text, in the order of their cues; `quoted`: the tokens inside quotation marks."""
    weighed = _weigh(tree, quoted)
    return tuple(_attribute(tree, one, quoted) for one in sorted(_select(tree, weighed), key=lambda one: one.cue))


def _weigh(tree: Tree, quoted: Sequence[bool]) -> list[tuple[float, Candidate]]:
    """The candidates that are more likely statements than not, the likeliest first."""
    weights = load_weights()
    cues: dict[int, float] = {}
    likely = []
    for candidate in find_candidates(tree):
        cue = candidate.cue
        if cue not in cues:
            cues[cue] = sum(weights.get(feature, 0.0) for feature in describe_cue(tree, cue, quoted))
        odds = cues[cue] + sum(weights.get(feature, 0.0) for feature in describe(tree, candidate, quoted))
        if _is_fronted(tree, candidate, quoted):
            odds += FRONTED
        elif _is_inserted(tree, candidate):
            odds += INSERTED
        elif candidate.shape == "according" and _is_source(tree, cue + 1):
            odds += ACCORDING
        elif candidate.shape in {"acl", "ccomp"} and _denial_of(tree, cue) != cue:
            odds += DENIED
        if odds > THRESHOLD:
            likely.append((odds, candidate))
    return sorted(likely, key=lambda pair: (-pair[0], pair[1].cue))


def _is_fronted(tree: Tree, candidate: Candidate, quoted: Sequence[bool]) -> bool:
    """Whether this is *..., officials claimed*: a clause before a finite verb of telling that has its own subject."""
    cue, (first, last) = candidate.cue, candidate.spans[0]
    if first > cue or quoted[first] or tree.tag[cue] not in FINITE or tree.lemma[cue] not in load_cues().clause:
        return False
    has_subject = any(tree.dep[child] == "nsubj" and last < child for child in tree.children[cue])
    return has_subject and last + 1 < len(tree) and tree.lower[last + 1] in {",", "—", "–", "-"}


def _is_inserted(tree: Tree, candidate: Candidate) -> bool:
    """Whether this is *In Varn alone, officials have estimated, 40 died*: who tells it stands between commas."""
    cue = candidate.cue
    if not candidate.shape.startswith("around") or tree.lemma[cue] not in load_cues().clause:
        return False
    subject = next((child for child in tree.children[cue] if tree.dep[child] == "nsubj" and child < cue), None)
    if subject is None or cue + 1 >= len(tree):
        return False
    return tree.lower[cue + 1] == "," and tree.lower[max(0, tree.left[subject] - 1)] == ","


def _is_source(tree: Tree, to: int) -> bool:
    """Whether what stands after *according to* is a person or a body, named or not."""
    roles = load_roles()
    return any(
        tree.dep[child] == "pobj"
        and (tree.pos[child] == "PROPN" or tree.lemma[child].lower() in roles.person | roles.body | roles.unnamed)
        for child in tree.children[to]
    )


@cache
def load_weights() -> dict[str, float]:
    """The weight of each feature, from `data/statements.tsv`."""
    return {feature: float(weight) for feature, weight in read_rows("statements.tsv")}


def _select(tree: Tree, weighed: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """One candidate for each cue, and of those that are nearly the same words the likeliest."""
    chosen: list[Candidate] = []
    cues: set[int] = set()
    by_sentence: dict[int, list[tuple[set[int], Candidate]]] = {}
    for _, candidate in weighed:
        words = {i for first, last in candidate.spans for i in range(first, last + 1)}
        others = by_sentence.setdefault(tree.sentence[candidate.cue], [])
        if candidate.cue in cues or any(_is_alike(words, candidate, *other) for other in others[-NEAR:]):
            continue
        cues.add(candidate.cue)
        others.append((words, candidate))
        chosen.append(candidate)
    return chosen


def _is_alike(words: set[int], one: Candidate, others: set[int], other: Candidate) -> bool:
    """Whether two statements are nearly the same words; *Half fear that it will shut, according to a poll* are two."""
    nested = one.shape == "according" and other.cue in words and one.cue not in others
    return not nested and 2 * len(words & others) >= len(words | others)


def _attribute(tree: Tree, candidate: Candidate, quoted: Sequence[bool]) -> Attribution:
    cue = candidate.cue
    if candidate.shape == "according":
        speaker = next((child for child in tree.children[cue + 1] if tree.dep[child] == "pobj"), None)
        span = None if speaker is None else speaker_span(tree, speaker)
        return Attribution(cue, cue, cue + 1, span, candidate.spans)
    cue = _denial_of(tree, cue)
    speaker = find_speaker(tree, cue, quoted)
    return Attribution(cue, cue, cue, None if speaker is None else speaker_span(tree, speaker), candidate.spans)


def _denial_of(tree: Tree, cue: int) -> int:
    """The verb that denies the report or claim that the cue names: its subject speaks, and whose report it was not."""
    above = tree.head[cue]
    cues = load_cues()
    is_report = tree.pos[cue] == "NOUN" or (tree.lemma[cue] in cues.noun and cue - above <= REPORT_REACH)
    return above if is_report and above < cue and tree.lemma[above] in cues.denying else cue
