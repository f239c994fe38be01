"""Describes a candidate statement by words and relations: the features that `attributions` weighs.

Every feature is readable (`cue|shape=say/VERB|ccomp`), so that the table of weights can be read and argued with. The
same functions serve training and use.
"""

from collections.abc import Sequence

from tasks.speech.candidates import Candidate
from tasks.speech.speakers import find_speaker
from tasks.text.cues import load_cues, load_roles
from tasks.text.dependencies import Tree

LENGTHS = ((1, "1"), (2, "2"), (4, "4"), (7, "7"), (12, "12"), (20, "20"), (40, "40"))
FINITE = {"VBD", "VBZ", "VBP"}
BOUNDS = {"at": {"least", "most"}, "up": {"to"}, "as": {"many", "much"}, "in": {"all", "total"}}
MODALS = {"would", "could", "should", "may", "might", "will", "can", "must", "'ll", "’ll", "'d", "’d"}


def describe_cue(tree: Tree, cue: int, quoted: Sequence[bool]) -> list[str]:
    """Features of the cue alone, the same for each of its candidates."""
    name = _name(tree, cue)
    speaker = find_speaker(tree, cue, quoted)
    source = _describe_speaker(tree, speaker)
    features = [
        f"cue={name}",
        f"tag={tree.tag[cue]}",
        f"dep={tree.dep[cue]}",
        f"source={source}",
        f"cue|source={name}|{source}",
        f"tag|source={tree.tag[cue]}|{source}",
        f"vocabulary={_vocabulary(tree, cue)}",
    ]
    if speaker is not None and tree.pos[speaker] == "NOUN":
        features.append(f"speaker={tree.lemma[speaker].lower()}")
    if quoted[cue]:
        features.append("quoted")
    for child in tree.children[cue]:
        if tree.dep[child] == "neg":
            features.append("negated")
        elif tree.dep[child] in {"aux", "auxpass"}:
            features.append("aux=" + ("modal" if tree.lower[child] in MODALS else tree.lemma[child]))
        elif tree.dep[child] == "prt":
            features.append(f"cue|particle={name}|{tree.lower[child]}")
    if tree.dep[cue] in {"xcomp", "advcl", "ccomp", "conj", "acl", "relcl", "pcomp"}:
        features.append(f"dep|parent={tree.dep[cue]}|{_word(tree, tree.head[cue])}")
    return features


def describe(tree: Tree, candidate: Candidate, quoted: Sequence[bool]) -> list[str]:
    """Features of a candidate besides those of its cue."""
    name, shape, head = _name(tree, candidate.cue), candidate.shape, candidate.head
    first = candidate.spans[0][0]
    size = sum(last - start + 1 for start, last in candidate.spans)
    length = next((label for limit, label in LENGTHS if size <= limit), "more")
    opening = _opening(tree, first, head)
    features = [
        "all",
        f"shape={shape}",
        f"cue|shape={name}|{shape}",
        f"shape|opening={shape}|{opening}",
        f"cue|opening={name}|{opening}",
        f"shape|head={shape}|{tree.tag[head]}",
        f"shape|length={shape}|{length}",
        f"shape|word={shape}|{_word(tree, head)}",
    ]
    if shape.startswith("prep"):
        features.append(f"cue|prep={name}|{tree.lower[tree.head[head]]}")
    marks = sum(quoted[i] for start, last in candidate.spans for i in range(start, last + 1))
    share = "no" if not marks else "all" if marks == size else "some"
    if marks:
        features.append(f"shape|marks={shape}|{share}")
    if first < candidate.cue:
        features.append(f"shape|before|marks={shape}|{share}")
        if not marks and tree.tag[candidate.cue] in FINITE:
            features.append(
                f"before|vocabulary|source={_vocabulary(tree, candidate.cue)}|{_source(tree, candidate.cue)}"
            )
    return features


def _source(tree: Tree, cue: int) -> str:
    """Where the cue has its own subject: before it, after it, or nowhere."""
    subjects = [child for child in tree.children[cue] if tree.dep[child] == "nsubj"]
    return "none" if not subjects else "before" if subjects[0] < cue else "after"


def _name(tree: Tree, cue: int) -> str:
    return f"{tree.lemma[cue].lower()}/{tree.pos[cue]}"


def _word(tree: Tree, token: int) -> str:
    """The lemma, but for names, of which the table keeps none."""
    return "NAME" if tree.pos[token] in {"PROPN", "NUM"} else tree.lemma[token].lower()


def _describe_speaker(tree: Tree, speaker: int | None) -> str:
    if speaker is None:
        return "none"
    if tree.pos[speaker] == "PRON":
        return tree.lower[speaker]
    if tree.pos[speaker] != "NOUN":
        return tree.pos[speaker]
    roles, lemma = load_roles(), tree.lemma[speaker].lower()
    kinds = {"person": roles.person, "document": roles.document, "body": roles.body, "unnamed": roles.unnamed}
    for kind, words in kinds.items():
        if lemma in words:
            return kind
    return "thing"


def _vocabulary(tree: Tree, cue: int) -> str:
    cues, lemma = load_cues(), tree.lemma[cue].lower()
    kinds = {"speech": cues.speech, "clause": cues.clause, "count": cues.count}
    known = [name for name, words in kinds.items() if lemma in words]
    if tree.pos[cue] == "NOUN":
        return "noun" if lemma in cues.noun else "other noun"
    return "+".join(known) or "none"


def _opening(tree: Tree, first: int, head: int) -> str:
    """The word that opens the statement where it tells its kind (*that*, *to*, *whether*); else its part of speech.

    *At least 40 people* and *up to 40 people* open with the number.
    """
    if tree.lower[first] in BOUNDS and first + 1 < len(tree) and tree.lower[first + 1] in BOUNDS[tree.lower[first]]:
        return "NUM"
    if tree.pos[first] in {"SCONJ", "PART", "PRON", "DET", "ADP"} or tree.tag[first] in {
        "WDT",
        "WP",
        "WRB",
        "IN",
        "TO",
    }:
        return tree.lower[first]
    return tree.pos[first] if first != head else "head:" + tree.tag[first]
