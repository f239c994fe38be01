"""The words of a speaker, from the head token: with titles and *of* phrases, without clauses and asides.

Beside `speakers`, which finds the head.
"""

import calendar

from tasks.text.dependencies import Tree

LOOSE = {"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "ccomp"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
DEPTH = 12
# "the December poll" is nobody's
TIMES = {"week", "month", "year", "night", "morning", "evening", "yesterday", "today"}
LEADING = {"last", "this", "next", "early", "late"}
CALENDAR = {name.lower() for name in (*calendar.month_name[1:], *calendar.day_name)}


def speaker_span(tree: Tree, head: int) -> tuple[int, int]:
    """First and last token of the speaker as written: with titles and *of* phrases, without clauses and asides."""
    first, last = tree.left[head], head
    for child in tree.children[head]:
        if child < head:
            continue
        if tree.dep[child] == "case" or (tree.dep[child] in LOOSE and not _continues_name(tree, head, child)):
            break
        if tree.dep[child] == "prep" and (
            tree.lower[child] not in {"of", "for", "at", "in", "from", "with"}
            or any(tree.lower[grand] in CALENDAR for grand in tree.children[child])
        ):
            break
        last = max(last, _phrase_end(tree, child))
    bracket = next((i for i in range(head - 1, first, -1) if tree.lower[i] == ")"), None)
    leads = tree.pos[first] != "DET"  # not "A Customs and Border Guard (CBG) official"
    if bracket is not None and leads and all(tree.pos[i] not in {"ADP", "CCONJ"} for i in range(bracket, head)):
        first = bracket + 1  # "Orla (CNA) President Voss"
    while first < head and (
        tree.dep[first] in {"punct", "cc", "mark", "preconj"}
        or tree.pos[first] in {"PUNCT", "SPACE", "ADP", "SCONJ"}
        or (tree.pos[first] == "ADV" and tree.lower[first] in {"even", "only"})
        or tree.lower[first] == "whose"
    ):
        first += 1
    first = _after_time(tree, first, head)
    while first > 1 and tree.lower[first - 1] == "-" and tree.end[first - 2] == tree.start[first - 1]:
        first -= 2  # the co-host of "Co-host Ada Voss"
    return first, last


def _after_time(tree: Tree, first: int, head: int) -> int:
    """Where the speaker begins behind a time parsed as a part of it: *Last Wednesday Voss*, *last week's report*."""
    at = first + (tree.lower[first] in LEADING)
    if at >= head or tree.lower[at] not in CALENDAR | TIMES:
        return first
    is_owner = tree.lower[at + 1] in {"'s", "’s"}
    return at + 1 + is_owner if (is_owner or at > first) and at + is_owner < head else first


def _continues_name(tree: Tree, head: int, child: int) -> bool:
    """*Smith and Jones*: the conjunction belongs; *minister Smith* parsed as an apposition without a comma too."""
    if tree.dep[child] == "cc":
        return any(
            tree.dep[other] == "conj" and tree.pos[other] in NOMINAL for other in tree.children[head] if other > child
        )
    return tree.dep[child] == "appos" and child - head <= 3 and all(tree.pos[i] != "PUNCT" for i in range(head, child))


def _phrase_end(tree: Tree, token: int, depth: int = 0) -> int:
    """The last token of a phrase before any clause or aside that hangs on it."""
    last = token
    for child in tree.children[token]:
        if child > token:
            if tree.dep[child] in LOOSE - {"cc"}:
                break
            last = max(last, _phrase_end(tree, child, depth + 1) if depth < DEPTH else child)
    return last
