"""How figures of one article hang together: *31 killed, including 8 children*, *70% of whom*, *7 of the 11*.

After `figures`, whose events it completes: what befell the whole befell its parts. Only what the words say is linked;
whether the parts add up is a view's business. `subset_of` is a number out of another, `share_of` a percentage or
fraction of it, `part_of` one item of a list that breaks it down (`breakdowns`).
*Of those infected*, *three of the wounded* mean the count before to which that happened.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from spacy.tokens import Doc

from tasks.claims.claim_deeds import event_class
from tasks.figures.breakdowns import Link, broken_down
from tasks.figures.event_words import read_vocabulary
from tasks.figures.wholes import NOT_WHOLE, count_before, is_larger, sum_before
from tasks.records import Figure, FigurePart, Reading
from tasks.text.cues import load_roles
from tasks.vocabulary import read_words

_SHARES = frozenset({"percent", "fraction"})
_PARTIAL = _SHARES | {"count"}
_PHRASE = 30  # characters after a number in which its *of the wounded* stands
_FOUND = frozenset({"body", "corpse"})  # what was found of the dead is less likely the whole
_FAR_BACK = 12  # figures back to the one of which this is a part
_WHOLE_FOLLOWS = re.compile(
    r"[^.;,]{0,30}?\s(?<!ahead )(?<!because )(?<!instead )(?:out )?of "
    r"(?:the |these |those |its |their |his |her |all |some |about )*"
    r"(?:(?:[\w.-]+ ){0,2}[\w.-]+['’]s? )?",  # "one in ten of the country's 2.3 million children"
    re.IGNORECASE,
)
_SUM_OF = re.compile(r" (?:out )?of (?:the|that|its|their|a|this) (?:total |overall )?")  # "$5m of the $9m"
_OF_THEM = re.compile(
    r"\s*of (?:whom|them|which|(?:these|those)(?! (?:who|whose|that|held|\w+ed|\w+en|(?!was |has )[a-z]{2,}s)\b))\b",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"\b(?:including|includes?|included|among (?:them|those|whom|which)|of (?:whom|them|which)|counting)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:of|among) (?:them|those(?! (?:who|\w+ing)\b)|these|the (?:dead|victims|injured|wounded|killed|missing))\b"
    r"|the (?:dead|victims|injured|wounded|missing|toll) (?:include|includes|included)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[\w,-]+(?:\.\d+)?\s){1,3}?of (?:the|those|these) (\w+)\b", re.IGNORECASE)
_OPENING_NAMED = re.compile(r"(?:among|of) (?:the|those|these) (\w+)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r" of those \w+\Z")  # "900 were killed, and 600 of those killed were rebels"
_OF_ITS = re.compile(r"\bof (?:its|his|her|their|the)\s\Z", re.IGNORECASE)  # itself a whole
_OF_THE = re.compile(r"(?:out )?of (?:(?:the|those|these|its|their|all)\b|\Z)", re.IGNORECASE)
_JOINED = re.compile(r"[^,.;:()]{0,40}\s(?:and|or)\s", re.IGNORECASE)
_ALIKE = re.compile(r"[^.;:()]{0,160}, while ")  # "Six of the dead were shot, while four drowned"
_GAPPED = re.compile(r" (?:in|at|near|from) ")  # "Nine of the arrests were made in Orla, five in Ruhn"
_RELATIVE = re.compile(r", (?:who|which)\b")  # "Among them is Brill, who killed nine"
_PLACED = re.compile(r" (?:in|on|at|by|from|for|with)\b")  # "lost data, including in two systems"
_BROKEN = re.compile(r"[.!?]\s|[;)]|, (?:and|while|but|as) (?!\d)")


def find_parts(reading: Reading, doc: Doc, figures: Sequence[Figure]) -> tuple[FigurePart, ...]:
    """A link for every figure that the text calls a part, a subset or a share of another."""
    del doc
    ordered = sorted(figures, key=lambda figure: (figure.char_start, figure.char_end))
    by_id = {figure.figure_id: figure for figure in ordered}
    starts = {figure.sentence_id: figure.char_start for figure in reversed(ordered)}
    found: dict[UUID, FigurePart] = {}
    for at, part in enumerate(ordered):
        linked = (
            _of_the_next(reading.text, ordered, at)
            or _of_them(reading.text, ordered, at)
            or _of_named(reading.text, ordered, at)
            or broken_down(reading.text, ordered, at, found)
            or _included(reading.text, ordered, at, starts, found)
            or _joined(reading.text, ordered, at, found)
        )
        if linked is None or linked[0] == part.figure_id:
            continue
        whole, relation = linked
        if not is_larger(by_id[whole], part) or part.kind not in _PARTIAL | {by_id[whole].kind}:
            continue
        if part.kind in _SHARES and relation != "part_of":
            relation = "share_of"
        found[part.figure_id] = FigurePart(whole, part.figure_id, reading.revision_id, relation)
    return tuple(found.values())


def befall_parts(figures: Sequence[Figure], parts: Sequence[FigurePart]) -> tuple[Figure, ...]:
    """The figures, each part without an event of its own with that of its whole: *12 dead, among them 3 boys*."""
    events = {figure.figure_id: figure.event for figure in figures}
    wholes = {part.part_figure_id: part.whole_figure_id for part in parts}
    return tuple(
        replace(figure, event=events[wholes[figure.figure_id]])
        if figure.event is None and figure.kind in _PARTIAL and figure.figure_id in wholes
        else figure
        for figure in figures
    )


def _of_the_next(text: str, figures: Sequence[Figure], at: int) -> Link | None:
    """*7 of the 11*, *a fifth of the 300 guests*, *six out of 12 people*."""
    if at + 1 >= len(figures):
        return None
    part, whole = figures[at], figures[at + 1]
    between = text[part.char_end : whole.char_start]
    tail = text[part.char_start : whole.char_start]
    if whole.sentence_id != part.sentence_id or part.unit == "pp":  # "6 points ahead of five rivals"
        return None
    if part.kind == whole.kind == "money" and part.unit == whole.unit and _SUM_OF.fullmatch(between):
        return whole.figure_id, "subset_of"
    if whole.kind != "count" or part.kind not in _PARTIAL:
        return None
    if "-" in whole.text[:-1].partition(" ")[0] or " from " in between:  # "half of the two-party vote", "to 8 from 9"
        return None
    if between in {" among ", " among the "} and whole.event is not None:  # "two nurses among 14 dead"
        return whole.figure_id, "subset_of"
    alike = part.counted_head == whole.counted_head and between == " of the "  # "40 seats of the 90"
    if _names_its_own(part) and " out of " not in f"{between} " and not alike:
        return None
    fits = _WHOLE_FOLLOWS.fullmatch(between) or (len(tail) < 60 and _WHOLE_FOLLOWS.fullmatch(tail.lstrip("0123456789")))
    return (whole.figure_id, "subset_of") if fits else None


def _names_its_own(figure: Figure) -> bool:
    """Whether the figure's own words say what it counts: *1,400 residents of three villages* are no part of three."""
    noun = figure.counted_head
    return figure.kind == "count" and noun is not None and f" {noun[:4]}" in figure.text.lower()


def _of_them(text: str, figures: Sequence[Figure], at: int) -> Link | None:
    """*14 of whom*, *most of them*, *17 of those*, *5 of them women*: of the count before."""
    part = figures[at]
    if not (_OF_THEM.match(text, part.char_end) or _OF_THEM.search(text, part.char_start, part.char_end)):
        return None
    whole = count_before(figures, at, figures[at].char_start)
    return (whole.figure_id, "subset_of") if whole else None


def _of_named(text: str, figures: Sequence[Figure], at: int) -> Link | None:
    """*three of the wounded*, *Of those infected, 377*, *Among the passengers were 17*: of the count so named."""
    part = figures[at]
    inside = _NAMED.match(text, part.char_start, part.char_end + _PHRASE)
    opening = _OPENING_NAMED.match(_sentence_opening(text, part))
    named = inside or opening
    word = None if named is None else named[1]
    if word is None:
        return None
    words, noun = read_vocabulary(), word.lower()
    event = words.states.get(noun) or words.nouns.get(noun.removesuffix("s"))
    back = figures[max(0, at - _FAR_BACK) : at][::-1]
    for whole in sorted(back, key=lambda one: one.counted_head in _FOUND):
        here = whole.sentence_id == part.sentence_id and not _OF_THOSE.search(part.text)
        if whole.kind != "count" or here or whole.status in NOT_WHOLE:
            continue
        if whole.text == part.text:  # the same told again
            continue
        same_noun = whole.counted_head is not None and _is_plural_of(noun, whole.counted_head)
        if inside and part.counted_head is not None:  # "40 percent of the Kestrian budget" is of no Kestrians
            same_noun = same_noun and _is_plural_of(noun, part.counted_head)
        same_event = event is not None and whole.event is not None and event_class(whole.event) == event_class(event)
        if (same_event or (same_noun and event is None)) and is_larger(whole, part):
            return whole.figure_id, "subset_of"
    return None


def _is_plural_of(noun: str, head: str) -> bool:
    """Whether a word means the many counted: *the votes* and *the women*, not *43 percent of the vote*."""
    singular = f"{noun[:-3]}man" if noun.endswith("men") else noun
    many = noun != head or head in read_words("counted.toml")["invariant_nouns"]
    return many and (noun.startswith(head) or singular == head)


def _included(
    text: str, figures: Sequence[Figure], at: int, starts: dict[UUID, int], found: dict[UUID, FigurePart]
) -> Link | None:
    """*31 killed, including 8 children*; *Of the 52 passengers, 40 …*; *Among them were 3 doctors*."""
    part = figures[at]
    if starts[part.sentence_id] == part.char_start:
        opening = _sentence_opening(text, part)
        opens = _OPENING.match(opening) and not _RELATIVE.search(opening)
        whole = count_before(figures, at, part.char_start) if opens else None
        return (whole.figure_id, "subset_of") if whole else None
    previous = figures[at - 1]
    between = text[previous.char_end : part.char_start]
    cue = _INCLUDING.search(between)
    cue = None if _OF_THEM.match(text, previous.char_end) else cue  # "five men, three of whom died and two who fled"
    if cue and _PLACED.match(between, cue.end()):
        return None
    if cue and not _BROKEN.search(between, cue.end()) and not re.search(r"[.!?;]\s", between):
        limit = previous.char_end + cue.start() + 1
        whole = count_before(figures, at, limit) if part.kind in _PARTIAL else sum_before(figures, at, limit)
        whole = None if whole is not None and _is_of_another_sort(whole, part) else whole
        return (whole.figure_id, "subset_of") if whole and whole.sentence_id == part.sentence_id else None
    if _OF_ITS.search(between):
        return None
    opened = _OF_THE.match(_sentence_opening(text, previous))
    bare = opened is not None and opened[0].endswith("of ")  # "Of 15 towns, 12 voted"
    if previous.kind == "count" and opened and not _BROKEN.search(between) and not (bare and ", " not in between):
        first = next(one for one in figures if one.sentence_id == part.sentence_id)
        earlier = found.get(first.figure_id)  # "Of these, 24 had died and 18 were hurt"
        return (earlier.whole_figure_id, earlier.relation) if earlier else (first.figure_id, "subset_of")
    return None


def _is_of_another_sort(whole: Figure, part: Figure) -> bool:
    """*read 300 pages and saw guards, including eight nurses*: people are no part of what is lifeless."""
    words, roles = read_vocabulary(), load_roles()
    is_person = part.counted_head in words.persons | roles.person
    return is_person and whole.event is None and whole.counted_head in words.lifeless


def _sentence_opening(text: str, figure: Figure) -> str:
    """The words of the sentence before the figure, as far back as the last full stop or line end."""
    before = text[max(0, figure.char_start - 80) : figure.char_start]
    return re.split(r"[.!?\n]\s*", before)[-1].lstrip("\"'“‘ ")


def _joined(text: str, figures: Sequence[Figure], at: int, found: dict[UUID, FigurePart]) -> Link | None:
    """*including 8 children and 3 women*: the second of a pair is as much a part as the first."""
    if at == 0:
        return None
    earlier = found.get(figures[at - 1].figure_id)
    between = text[figures[at - 1].char_end : figures[at].char_start]
    same = figures[at - 1].sentence_id == figures[at].sentence_id and figures[at].kind == figures[at - 1].kind
    same = same and figures[at].unit == figures[at - 1].unit
    alike = figures[at].event in {None, figures[at - 1].event}
    if earlier is None or earlier.relation == "part_of" or not same:
        return None
    here = figures[at].event is not None and figures[at].event == figures[at - 1].event
    if here and (_ALIKE.fullmatch(between) or _GAPPED.match(text, figures[at].char_end)):
        return earlier.whole_figure_id, earlier.relation
    if not (_JOINED.fullmatch(between) or (alike and between == ", ")):
        return None
    return earlier.whole_figure_id, earlier.relation
