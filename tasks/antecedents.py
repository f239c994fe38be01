"""What numbers count that leave their noun to the reader: *of whom*, *three others*, *up from 23*, *just 6*.

After `counted` and `measured`, which handle the figure's own words; here the figures before it are asked, in the same
sentence first, then in the two before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.counted import Counted
from tasks.cues import load_cues, load_roles
from tasks.event_grammar import opens_clause
from tasks.event_words import is_person, noun_event, read_vocabulary
from tasks.phrases import NOUNS, noun_phrase, subject_of, walk_noun, words_after, words_before
from tasks.vocabulary import read_words

_SENTENCES_BACK = 2
_RECALLED = 12
_SENTENCE_REACH = 60
_CONTINUING = frozenset(
    {"just", "only", "another", "other", "remaining", "rest", "all", "versus", "further", "additional", "including"}
)
_SPEAKING = frozenset({"speak", "talk"})
_GIVEN = frozenset({"dobj", "ccomp", "npadvmod", "pobj", "attr", "dep"})
_BRIEF = 6  # words from the figure to the end of a sentence that only gives it (*Red Lantern says at least 31.*)
_LATER = frozenset({"later", "since", "still"})
_OTHERS = frozenset({"other", "others"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SETTING = frozenset({"in", "at", "across", "within", "during", "after", "for", "from", "on", "over"})
_OF_PERSONS = frozenset({"killed", "died", "injured", "missing", "detained", "captive", "hospitalised", "displaced"})
_OF_PEOPLE = frozenset({"whom", "who"})
_RELATIVES = frozenset({"whom", "which", "that", "who"})


@dataclass(frozen=True, slots=True)
class Known:
    """A figure already read: its sentence, its kind, what it counts (tokens of the text) and what befell it."""

    sentence: int
    kind: str
    span: tuple[int, int]
    first: int
    last: int
    head: Token | None
    event: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the figure to be resolved stands, and what its own words say of it."""

    sentence: int
    kind: str
    figure: Span
    event: str | None
    superseded: bool


def resolve_counted(doc: Doc, counted: Counted, known: Sequence[Known], place: Place) -> tuple[Counted, str | None]:
    """What is counted and what befell it, filled in from the figures before where the words leave it out."""
    if counted.head is not None:
        return counted, place.event or _event_of_whole(known, counted, place)
    if counted.stand_in is not None and counted.stand_in.lower_ in _RELATIVES:
        noun = _relative_antecedent(counted.stand_in)
        bare = _bare_before(known, place, noun)
        if bare is not None:
            return counted, place.event or bare.event
        if noun is not None and counted.stand_in.lower_ in _OF_PEOPLE and not is_person(noun):
            noun = next((k.head for k in _here(known, place) if k.head is not None and is_person(k.head)), noun)
        if noun is not None and (noun.tag_ in {"NNS", "NNPS"} or place.kind != "count"):
            found = _with(counted, *_as_counted(doc, noun))
            same = next((k for k in reversed(known[-_RECALLED:]) if k.head is not None and k.head.i == noun.i), None)
            return found, place.event or (same.event if same else None)
    bare = _bare_before(known, place, None)
    if bare is not None and _takes_up(counted, place.figure):
        return counted, place.event or bare.event
    source = _said_by(known, counted.stand_in) or _matching(known, place, counted.stand_in)
    if source is None:
        return _with_itself(doc, counted), place.event
    if source.head is None or (source.head.lower_ in read_vocabulary().states and _names_count(place.figure)):
        return counted, place.event or _inherited(source, counted, place)
    return _with(counted, source.first, source.last, source.head), place.event or _inherited(source, counted, place)


def _event_of_whole(known: Sequence[Known], counted: Counted, place: Place) -> str | None:
    """What befell the 9 of *9 dead, 3 of them children*."""
    if counted.stand_in is None:
        return None
    whole = _bare_before(known, place, None) or _matching(known, place, counted.stand_in)
    return whole.event if whole is not None else None


def _with(counted: Counted, first: int, last: int, head: Token) -> Counted:
    return replace(counted, first=first, last=last, head=head)


def _with_itself(doc: Doc, counted: Counted) -> Counted:
    """*others* where nothing before says which: the word itself is counted."""
    named = counted.stand_in is not None and counted.last > counted.first
    return _with(counted, counted.first, counted.last, doc[counted.last - 1]) if named else counted


def _inherited(source: Known, counted: Counted, place: Place) -> str | None:
    """The event of the figure that is taken up again: *up from 23*, *the count rose to 40*, *14 of whom*."""
    figure = place.figure
    pronoun = counted.stand_in is not None and counted.last == counted.first
    of_the = _opens_with_of(figure) and source.sentence == place.sentence
    listed = breaks_down(figure) or _is_joined(figure)
    return (
        source.event
        if pronoun or of_the or listed or place.superseded or _names_count(figure) or _is_given(figure)
        else None
    )


def _relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause hangs on, else the last plural before the comma that opens it."""
    token = pronoun
    for _ in range(8):
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in NOUNS:
            return token.head
        if token.head == token:
            break
        token = token.head
    before = list(words_before(pronoun.doc, pronoun.i, 30))
    opening = next((t.i for t in reversed(before) if t.text in {",", "(", "–", "—"}), pronoun.i)
    return next((t for t in reversed(before) if t.i < opening and t.tag_ in {"NNS", "NNPS"}), None)


def _bare_before(known: Sequence[Known], place: Place, noun: Token | None) -> Known | None:
    """The number without a noun that is taken up: the 61 of *In five states 61 died, 12 of whom …*, *Of them, 12 …*."""
    last = next((k for k in _here(known, place) if k.kind == "count"), None)
    if last is None or last.head is not None or last.event is None:
        return None
    return last if noun is None or noun.i < last.span[0] else None


def _takes_up(counted: Counted, figure: Span) -> bool:
    """*3 of them*, *Of the 61 killed, 12*: a part of what was counted right before."""
    pronoun = counted.stand_in is not None and counted.last == counted.first
    return pronoun or _opens_with_of(figure)


def _here(known: Sequence[Known], place: Place) -> Iterator[Known]:
    """The figures before in the same sentence, the latest first."""
    return (k for k in reversed(known[-_RECALLED:]) if k.sentence == place.sentence)


def _as_counted(doc: Doc, noun: Token) -> tuple[int, int, Token]:
    first, last = noun_phrase(noun, with_of=False)
    walked = walk_noun(doc, first, last)
    return (walked[0], walked[1], doc[walked[1] - 1]) if walked else (first, last, noun)


def _said_by(known: Sequence[Known], word: Token | None) -> Known | None:
    """The figure among whose words the stand-in is (*5 miles (8 km)*)."""
    return None if word is None else _first(k for k in reversed(known[-_RECALLED:]) if k.span[0] <= word.i < k.span[1])


def _matching(known: Sequence[Known], place: Place, stand_in: Token | None) -> Known | None:
    """The latest figure near enough that counts something: of the same event first, then of any of its kind."""
    near = [
        k for k in reversed(known[-_RECALLED:]) if place.sentence - k.sentence <= _SENTENCES_BACK and k.head is not None
    ]
    here = [k for k in near if k.sentence == place.sentence]
    if place.kind != "count":
        alike = [k for k in here if k.kind == place.kind]
        return _first(alike) if place.superseded else _first(here if stand_in is not None else [])
    near = [k for k in near if k.kind == "count"]
    if stand_in is not None:
        back = 1 if stand_in.lower_ in _OTHERS else _SENTENCES_BACK
        return _first(k for k in near if place.sentence - k.sentence <= back and _can_befall(k, place.event))
    if place.event is not None:
        same = (k for k in near if k.event == place.event)
        found = _first(same) or _first(k for k in near if k.event is not None and _alike(k.event, place.event))
        if found is None and _adds(place.figure):
            return _first(k for k in here if k.kind == "count")
        if found is not None and place.superseded and found.sentence == place.sentence:
            return found
        return found if found is not None and _is_shared(found, place) else None
    if _names_count(place.figure) or _is_given(place.figure):
        return _first(_befallen(known, place))
    if _is_subject(place.figure) or _adds(place.figure):
        last = (k for k in near if place.sentence - k.sentence <= 1 and not _is_setting(k))
        return _first(k for k in here if k.kind == "count" and not _is_setting(k)) or _first(last)
    return _first(k for k in here if k.kind == "count") if place.superseded or _goes_on(place.figure) else None


def _can_befall(known: Known, event: str | None) -> bool:
    """Whether *six others* of an event of people can be of what was counted before: drones are not wounded."""
    of_people = event is not None and event in _OF_PERSONS
    return not of_people or known.head is None or is_person(known.head) or known.event in _OF_PERSONS


def _is_subject(figure: Span) -> bool:
    """*6,134 had been reached*, *there were 1,420*: a bare number that is what the clause is about."""
    root = figure.root
    if figure.start and figure.doc[figure.start - 1].text == ",":  # "the buses, six in all, came"
        return False
    return root.dep_ in _SUBJECTS or (root.dep_ == "attr" and any(c.dep_ == "expl" for c in root.head.lefts))


def _is_setting(known: Known) -> bool:
    """*In 5 states 300 came*: where or when something was, not of whom there were 300."""
    head = known.head
    return head is not None and head.dep_ == "pobj" and head.head.lower_ in _SETTING


def _befallen(known: Sequence[Known], place: Place) -> Iterator[Known]:
    """The counts before that something befell, for a number that is only named a count or given by somebody."""
    is_brief = len(words_after(place.figure.doc, place.figure.start, _BRIEF + 1)) <= _BRIEF
    back = _SENTENCES_BACK if is_brief or _names_count(place.figure) else 0
    for one in reversed(known[-_RECALLED:]):
        if one.kind == "count" and one.event is not None and place.sentence - one.sentence <= back:
            yield one


def _is_shared(source: Known, place: Place) -> bool:
    """Whether a bare number of an event can count the same: the noun of another sentence only if it says *people*.

    *Seven teachers were among the dead. In 2009 a fire killed 53* does not tell who the 53 were; nor are *38 bodies*
    and *74 wounded* both bodies, nor does a *death toll* count tolls.
    """
    head = source.head
    if head is None or head.lemma_.lower() in _words()["count_nouns"]:
        return False
    if place.event != source.event and noun_event(head) is not None and not is_person(head):
        return False
    if place.event != source.event and _is_beside(place.figure) and head.lemma_.lower() not in _words()["anybody"]:
        return False
    is_near = source.sentence == place.sentence or source.event in read_vocabulary().of_things
    return is_near or head.lemma_.lower() in _words()["anybody"] or _goes_on(place.figure)


def _is_beside(figure: Span) -> bool:
    """*Two children died, with 40 still missing*: those that are added after *with* may be of any sort."""
    return figure.start > 0 and figure.doc[figure.start - 1].lower_ == "with"


def _is_given(figure: Span) -> bool:
    """Whether somebody gives the bare number (*the union says at least 31*), and so for what was counted before."""
    root = figure.root
    verb = root.head.head if root.dep_ == "pobj" and root.head.lower_ in {"at", "of"} else root.head
    cues, roles = load_cues(), load_roles()
    if (
        root.dep_ not in _GIVEN
        or verb.pos_ != "VERB"
        or verb.lemma_.lower() not in cues.clause | cues.count | _SPEAKING
    ):
        return False
    sources = roles.person | roles.body | roles.unnamed | roles.document
    subjects = (child for child in verb.children if child.dep_ == "nsubj")
    return any(one.pos_ == "PROPN" or one.lemma_.lower() in sources for one in subjects)


def _alike(one: str, other: str) -> bool:
    """Whether two events befall the same sort: people are not destroyed, houses are not wounded."""
    things = read_vocabulary().of_things
    return (one in things) == (other in things)


def _goes_on(figure: Span) -> bool:
    """Whether a bare number takes up the count before it: *just 6*, *the other 12*, *12 boys and 14*."""
    before = [token.lower_ for token in words_before(figure.doc, figure.start, 2)]
    after = {token.lower_ for token in words_after(figure.doc, figure.end, 3)}
    listed = _opens_with_of(figure) or breaks_down(figure) or _is_joined(figure)
    return listed or _adds(figure) or bool(_CONTINUING & set(before)) or bool(_LATER & after)


def _adds(figure: Span) -> bool:
    """*40 homes were lost and dozens more damaged*: more of the same."""
    return figure.end < len(figure.doc) and figure.doc[figure.end].lower_ == "more"


def _is_joined(figure: Span) -> bool:
    """*12 boys and 14*: a number joined to the one before, unless a clause of its own begins with it."""
    return figure.root.dep_ == "conj" and not opens_clause(figure.root, figure.end)


def _opens_with_of(figure: Span) -> bool:
    """*Of the 52 passengers, 40 were pupils.*"""
    before = words_before(figure.doc, figure.start, _SENTENCE_REACH)
    return len(before) > 0 and before[0].lower_ == "of"


def breaks_down(figure: Span) -> bool:
    """Whether the figure stands in a list after a colon (*17 people have died: 15 in Ruhn and two in Orla*)."""
    if figure.end >= len(figure.doc) or figure.doc[figure.end].lower_ not in {"in", "from", "at", "on"}:
        return False
    return any(token.text == ":" for token in words_before(figure.doc, figure.start, 30))


def _first(found: Iterable[Known]) -> Known | None:
    return next(iter(found), None)


def _names_count(figure: Span) -> bool:
    """Whether the figure is said to be a count: *lifting the tally from 23*, *the total rose to 40*."""
    before = words_before(figure.doc, figure.start, 8)
    if before.text.lower().endswith("and to"):  # "brings to 41 the number killed this month, and to 983 since May"
        before = words_before(figure.doc, figure.start, 40)
    subject = subject_of(figure.root.head.head) if figure.root.dep_ == "pobj" else None
    return any(token.lemma_.lower() in _words()["count_nouns"] for token in (*before, *([subject] if subject else ())))


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words(Path(__file__).parent / "data" / "event_grammar.toml")
