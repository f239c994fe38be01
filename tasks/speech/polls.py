"""Finds whose poll a percentage is from: *By May, 39 percent were for it in the Norvane poll*.

A step of `told`. Who was asked is told in every order of words, so that the poll may stand anywhere in the clause.
"""

from tasks.names.cast import head_of
from tasks.records import Figure
from tasks.speech.speakers import find_owner
from tasks.text.dependencies import Tree

POLLS = {"poll", "survey"}
SHARES = {"percent", "fraction"}
# what only a poll does with a number: "gave her 54 percent"
GIVING = {"give", "have", "show"}
# tokens to each side of a figure
REACH = 25
# tokens from a poll to its "in which" or its colon
WHICH = 6
CLIMB = 8
# how far before a share the poll of another sentence may stand
BEHIND, SENTENCES = 80, 2


def find_poll(tree: Tree, figure: Figure) -> tuple[int, int] | None:
    """The owner of the poll that a share is from and the poll, as head tokens; None where none is named."""
    if figure.kind not in SHARES:
        return None
    first = min(tree.at(figure.char_start), len(tree) - 1)
    share = head_of(tree, first, max(first, tree.before(figure.char_end)))
    near = range(max(0, share - REACH), min(len(tree), share + REACH))
    # the poll behind a number before the one in front of it: "72% of those asked in one poll and 73% in another"
    for poll in sorted((i for i in near if tree.lemma[i].lower() in POLLS), key=lambda i: (i < share, abs(i - share))):
        owner = find_owner(tree, poll)
        if owner is not None and tree.sentence[poll] == tree.sentence[share] and _holds(tree, poll, share):
            return owner, poll
    return None


def find_poll_before(tree: Tree, figure: Figure) -> int | None:
    """The poll of the sentences before, for a share that answers something: *A poll … . Some 31 percent back her.*"""
    if figure.kind not in SHARES:
        return None
    first = min(tree.at(figure.char_start), len(tree) - 1)
    share = head_of(tree, first, max(first, tree.before(figure.char_end)))
    if not _answers(tree, share):
        return None
    for i in range(share - 1, max(-1, share - BEHIND), -1):
        back = tree.sentence[share] - tree.sentence[i]
        if "\n" in tree.lower[i] or back > SENTENCES:
            return None
        if back and tree.lower[i] in POLLS:  # "polls" may be where one votes
            return i
    return None


def _answers(tree: Tree, share: int) -> bool:
    """Whether they are those who hold, want or are something: *31 percent back her*, *12 percent are undecided*."""
    verb = tree.head[share]
    if tree.dep[share] != "nsubj" or tree.tag[verb] not in {"VBP", "VBD", "VBZ"}:
        return False
    return tree.lemma[verb] != "be" or any(tree.dep[child] == "acomp" for child in tree.children[verb])


def find_polling(tree: Tree, share: int, verb: int) -> int | None:
    """The poll of *An exit poll by Orla gave her 54 percent*, *the Norvane Poll finding that 12 percent …*."""
    if tree.dep[share] not in {"dobj", "ccomp"} and tree.lower[share] != "at":
        return None
    if tree.lemma[verb] == "find" and tree.tag[verb] == "VBG":
        named = {"compound", "nsubj"}
    elif tree.lemma[verb] in GIVING:
        named = {"nsubj"}
    else:
        return None
    return next((i for i in tree.children[verb] if tree.dep[i] in named and tree.lemma[i].lower() in POLLS), None)


def _holds(tree: Tree, poll: int, share: int) -> bool:
    if share < poll <= tree.right[share]:
        return True  # "72 percent of those asked in a Norvane poll"
    behind = range(poll + 1, min(poll + WHICH, share))
    if any(tree.lower[i] == ":" or tree.lower[i : i + 2] == ["in", "which"] for i in behind):
        return True
    preposition = tree.head[poll]
    if tree.dep[poll] != "pobj" or tree.lower[preposition] != "in":
        return False
    return poll > share and _clause(tree, preposition) == _clause(tree, share)


def _clause(tree: Tree, token: int) -> int:
    """The verb above the token."""
    for _ in range(CLIMB):
        if tree.pos[token] in {"VERB", "AUX"}:
            break
        token = tree.head[token]
    return token
