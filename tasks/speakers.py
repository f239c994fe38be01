"""Finds who speaks: the subject, agent or owner of a word that introduces a statement, as a span of tokens.

`tasks/attributions.py` and `tasks/quotes.py` ask it for each cue; `tasks/coreference.py` then says who that is.
"""

from tasks.cues import load_roles
from tasks.dependencies import Tree

SUBJECTS = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "auxpass"}
LOOSE = {"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "ccomp"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
RELATIVE = {"who", "which", "that", "whom", "whose"}
CHAIN = 6


def find_speaker(tree: Tree, cue: int) -> int | None:
    """The head token of whoever utters this cue (a verb or noun), or None where the sentence doesn't say.

    A verb without a subject takes that of the verb it hangs on (*went on to say*, *, adding that*); a relative
    pronoun stands for its noun; a passive names its agent.
    """
    verb = cue
    for _ in range(CHAIN):
        found = _own_speaker(tree, verb)
        if found is not None:
            return _antecedent(tree, found, verb)
        dep, parent = tree.dep[verb], tree.head[verb]
        if parent == verb or _is_passive(tree, verb):
            return None
        if dep in {"acl", "relcl"}:
            return parent if tree.pos[parent] in NOMINAL else None
        if dep not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep"} or (
            dep == "ccomp" and tree.tag[verb] != "VBG"
        ):
            return None
        verb = parent
    return None


def _own_speaker(tree: Tree, verb: int) -> int | None:
    children = tree.children[verb]
    if tree.pos[verb] in {"NOUN", "PROPN"}:
        return find_owner(tree, verb)
    if _is_passive(tree, verb):
        agents = [grand for child in children if tree.dep[child] == "agent" for grand in tree.children[child]]
        return next((grand for grand in agents if tree.dep[grand] == "pobj"), None)
    subjects = [child for child in children if tree.dep[child] in SUBJECTS and tree.pos[child] in NOMINAL]
    return subjects[-1] if subjects else None


def find_owner(tree: Tree, noun: int) -> int | None:
    """*the ministry's claim*, *a claim by the ministry*, *police estimates*."""
    for child in tree.children[noun]:
        if tree.dep[child] == "poss":
            return child
        if tree.dep[child] in {"prep", "agent"} and tree.lower[child] in {"by", "from"}:
            return next((grand for grand in tree.children[child] if tree.dep[grand] == "pobj"), None)
    roles = load_roles()
    return next(
        (
            c
            for c in tree.children[noun]
            if tree.dep[c] in {"compound", "amod", "nmod"} and tree.lemma[c] in roles.unnamed | roles.body
        ),
        None,
    )


def _is_passive(tree: Tree, verb: int) -> bool:
    if any(tree.dep[child] in PASSIVE for child in tree.children[verb]):
        return True
    return tree.tag[verb] == "VBN" and any(tree.dep[child] == "agent" for child in tree.children[verb])


def _antecedent(tree: Tree, speaker: int, verb: int) -> int:
    """The noun that a relative pronoun stands for; any other word itself."""
    if tree.lower[speaker] not in RELATIVE:
        return speaker
    for _ in range(CHAIN):
        if tree.dep[verb] == "relcl":
            return tree.head[verb]
        if tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    return speaker


def speaker_span(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of the speaker as written: with titles and *of* phrases, without clauses and asides."""
    first, last = tree.left[head], head
    for child in tree.children[head]:
        if child < head:
            continue
        if tree.dep[child] in LOOSE and not _continues_name(tree, head, child):
            break
        if tree.dep[child] == "prep" and tree.lower[child] not in {"of", "for", "at", "in", "from", "with"}:
            break
        last = max(last, _phrase_end(tree, child))
    while first < head and (
        tree.dep[first] in {"punct", "cc", "mark", "preconj"} or tree.pos[first] in {"PUNCT", "SPACE", "ADP", "SCONJ"}
    ):
        first += 1
    return first, last


def _continues_name(tree: Tree, head: int, child: int) -> bool:
    """*Smith and Jones*: the conjunction belongs; *minister Smith* parsed as an apposition without a comma too."""
    if tree.dep[child] == "cc":
        return any(
            tree.dep[other] == "conj" and tree.pos[other] in NOMINAL for other in tree.children[head] if other > child
        )
    return tree.dep[child] == "appos" and child - head <= 3 and all(tree.pos[i] != "PUNCT" for i in range(head, child))


def _phrase_end(tree: Tree, token: int) -> int:
    """The last token of a phrase before any clause or aside that hangs on it."""
    last = token
    for child in tree.children[token]:
        if child > token:
            if tree.dep[child] in LOOSE - {"cc"}:
                break
            last = max(last, _phrase_end(tree, child) if child - token < 30 else child)
    return last
