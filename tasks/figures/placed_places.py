"""The places of one sentence with how each stands in it: where something is, or an end of somebody's way.

Under `figure_places`, which ties them to the figures of the sentence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.figures.event_words import is_person
from tasks.records import Mention
from tasks.text.clauses import head_of, path_up, preposition_of
from tasks.vocabulary import read_words

_FILE = "places_syntax.toml"
_INSIDE = re.compile(r", (?:in|on|off) (?:the )?(?:[\w-]+ ){0,2}")
_DISTANCE = r"[\w.,-]{1,12} ?(?:km|kilomet(?:er|re)s?|miles?)\b"
_WHAT = r"(?:(?:the|its) (?:[\w-]+ ){0,3}[\w-]+, )?"  # "of the regional capital, Orsk"
_AWAY = re.compile(rf",? (?:about |some |roughly )?{_DISTANCE}[^.;]{{0,30}} (?:of|from) {_WHAT}")
_CITY_OF = re.compile(r" (?:[\w-]+ )?([\w-]+) of ")
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,3}")
_ITS = re.compile(r"\bits\b")
_LONGEST_NAME = 10  # words: "Sens. Ada Voss of Varn and Omar Dahl of Orsk"
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod", "advmod"})


@dataclass(frozen=True, slots=True)
class PlacedPlace:
    """A place of the sentence with its token, its preposition and the way up from it."""

    mention: Mention
    token: Token
    preposition: str
    path: list[int]


def place_mentions(text: str, doc: Doc, mentions: Iterable[Mention]) -> list[PlacedPlace]:
    """The places of one sentence where they stand, without those that only say where another is."""
    placed = [one for mention in mentions if (one := place_mention(doc, mention)) is not None]
    return [one for at, one in enumerate(placed) if not _only_locates(text, placed, at)]


def _only_locates(text: str, placed: Sequence[PlacedPlace], at: int) -> bool:
    """Whether it only says where its neighbour is: *near Varn, in northern Orsk*, *9 km from Orsk*, *Orsk's Varn*."""
    one = placed[at].mention
    if placed[at].token.dep_ == "poss" and any(_shares_noun(placed[at].token, other.token) for other in placed):
        return True
    if at:
        between = placed[at - 1].mention.char_end, one.char_start
        if _INSIDE.fullmatch(text, *between) or _AWAY.fullmatch(text, *between):
            return True
    if at + 1 >= len(placed):
        return False
    found = _CITY_OF.fullmatch(text, one.char_end, placed[at + 1].mention.char_start)
    return found is not None and (one.type == "NORP" or found[1] in read_words(_FILE)["place_nouns"])


def _shares_noun(owner: Token, other: Token) -> bool:
    """*Kenya's western Busia county*: whose part the place is that the noun names."""
    return owner.i < other.i <= owner.head.i


def place_mention(doc: Doc, mention: Mention) -> PlacedPlace | None:
    token = head_of(doc, mention.char_start, mention.char_end)
    if token is None or (mention.type == "NORP" and token.head.lemma_ not in read_words(_FILE)["place_nouns"]):
        return None
    if _says_whose(token, mention.text):
        return None
    return PlacedPlace(mention, token, _preposition(token), path_up(token))


def _says_whose(token: Token, text: str) -> bool:
    """*US air strikes*, *four US sailors*, *Ostia's army*: whose they are; not *the Boston bombing*, *US deaths*."""
    acts = token.head.lemma_.lower() in read_words(_FILE)["acting_nouns"]
    is_letters = token.dep_ in _MODIFIERS and _LETTERS.fullmatch(text) is not None
    return (acts and token.dep_ == "poss") or (is_letters and (acts or is_person(token.head)))


def _preposition(token: Token) -> str:
    """The preposition of the place; that of *the town* in *to the town of Orsk*."""
    found = preposition_of(token)
    if found != "of":
        return found
    above = next((one.head for one in (token, *token.ancestors) if one.lower_ == "of"), token)
    return (preposition_of(above) or found) if above.lemma_ in read_words(_FILE)["place_nouns"] else found


def _outer(one: PlacedPlace) -> str:
    """The preposition over the place's own: the *to* of *to schools in Orsk*, else its own."""
    own = _above(one, one.preposition)
    return one.preposition if own is None else preposition_of(own.head) or one.preposition


def _above(one: PlacedPlace, preposition: str) -> Token | None:
    """The nearest word over the place that is this preposition."""
    doc = one.token.doc
    return next((doc[at] for at in one.path if doc[at].lower_ == preposition), None)


def standing_of(one: PlacedPlace | None) -> str:
    """How a place stands: `scene`, `way` (one goes or comes from there), `aside`, or `other` (whose words)."""
    if one is None:
        return "other"
    if _is_of_delegate(one, ()) or _is_of_later(one, ()):
        return "aside"
    if role_of(one, (), moving=True) in {"origin", "destination"}:
        return "way"
    return "scene" if role_of(one, (), moving=False) == "where" and not is_of_speaker(one.token, ()) else "other"


def role_of(one: PlacedPlace, path: Sequence[int], *, moving: bool) -> str | None:
    """How the place hangs on a figure whose way up is `path`; None where it tells nothing of it."""
    words, preposition = read_words(_FILE), one.preposition
    if one.token.i in path or suffers(one, path):  # "was heading for Kent, where 40 people fled"
        return None if _is_joined(one, path) else "where"
    if _is_of_delegate(one, path) or _is_of_later(one, path):
        return None
    way = _outer(one) if moving and preposition in words["where"] else preposition
    if moving and (way in words["origin"] or _is_left(one, path)):
        return "origin"
    if way in words["destination"] and _is_hit(one, way):
        return "where"
    is_entered = one.token.dep_ == "dobj" and one.token.head.lemma_ in words["entering_verbs"]
    if way in words["destination"] or is_entered or (preposition == "for" and _is_bound(one)):
        return "destination" if moving else None
    if preposition in words["origin"]:
        return "where" if _comes_with(one, path) else None
    if preposition in words["where"] or (not preposition and _is_struck(one)):
        return "where"
    return "where" if not preposition and one.token.dep_ in _MODIFIERS else None


def _is_joined(one: PlacedPlace, path: Sequence[int]) -> bool:
    """*Varn and 54 other countries*: what is counted beside a place is not there; *Varn and its 18 towns* are."""
    at = path.index(one.token.i) if one.token.i in path else 0
    beside = one.token.doc[path[at - 1]]
    return at > 0 and beside.dep_ == "conj" and not any(child.tag_ == "PRP$" for child in beside.lefts)


def _is_of_delegate(one: PlacedPlace, path: Sequence[int]) -> bool:
    """*Varn senator Ada Voss*, *Rep. Omar Dahl of Orsk*, *former Varn mayor Lind*: whom one stands for is no scene."""
    token, doc, words = one.token, one.token.doc, read_words(_FILE)["delegates"]
    if token.dep_ in _MODIFIERS and token.i < token.head.i and token.head.tag_ != "NNS":  # "Varn lawmakers" sit in Varn
        called = doc[max(0, token.left_edge.i - 1) : token.head.i + 1]
        return token.head.i not in path and any(word.lower_.rstrip(".") in words for word in called)
    above = next((doc[at] for at in one.path if doc[at].pos_ == "ADP"), None)
    if above is None or above.lower_ not in {"of", "from", "for"} or above.head.i in path:
        return False
    noun = above.head
    called = doc[max(noun.left_edge.i, above.i - _LONGEST_NAME) : above.i]
    return noun.pos_ in {"NOUN", "PROPN"} and any(word.lower_.rstrip(".") in words for word in called)


def _is_of_later(one: PlacedPlace, path: Sequence[int]) -> bool:
    """*It polled 1,350 voters before this week's attack in Varn*: what came after the figure is elsewhere."""
    doc = one.token.doc
    return any(doc[at].lower_ == "before" and at not in path for at in one.path)


def suffers(one: PlacedPlace, path: Sequence[int]) -> bool:
    """*Niger has reported 90 deaths*: what a place reports of itself happened there."""
    token = one.token.head if one.token.dep_ == "appos" else one.token
    verb, is_subject = token.head, one.mention.type == "LOCATION" and token.dep_ == "nsubj"
    return is_subject and verb.i in path and verb.lemma_ in read_words(_FILE)["suffering_verbs"]


def _is_left(one: PlacedPlace, path: Sequence[int]) -> bool:
    """*fled the fighting in Aden*: what one moves away from lies there; not so *left 40 homes in Aden dark*."""
    doc, leaving = one.token.doc, read_words(_FILE)["leaving_verbs"]
    return any(
        doc[at].head.lemma_ in leaving
        and not any(child.dep_ == "dobj" and child.i in path for child in doc[at].head.children)
        and (doc[at].dep_ == "dobj" or doc[at].lower_ == "in" or (at == doc[at].head.i + 1 and doc[at].tag_ == "VBG"))
        for at in one.path
    )


def _is_hit(one: PlacedPlace, preposition: str) -> bool:
    """*slammed into the coast*: what strikes a place is there."""
    above = _above(one, preposition)
    return above is not None and above.head.lemma_ in read_words(_FILE)["striking_verbs"]


def _is_bound(one: PlacedPlace) -> bool:
    """*a ferry bound for London*, *was heading for Kent*, *left for Oslo*: where it goes, not where it is."""
    doc, bound = one.token.doc, read_words(_FILE)["bound"]
    above = _above(one, "for")
    if above is None:
        return False
    return above.head.lemma_ in bound or (above.i > 0 and doc[above.i - 1].lower_ in bound)


def _comes_with(one: PlacedPlace, path: Sequence[int]) -> bool:
    """Whether *from* hangs on a verb or on what is counted; *a team from Japan* tells where the team comes from."""
    above = _above(one, one.preposition)
    if above is None or above.head.lemma_ in read_words(_FILE)["moving_verbs"] | read_words(_FILE)["bound"]:
        return False
    return above.head.pos_ in {"VERB", "AUX"} or above.head.i in path


def _is_struck(one: PlacedPlace) -> bool:
    """*the quake that struck southern Varn*, *Varn was hit by a flood*."""
    token = one.token
    if token.dep_ == "compound" or token.dep_ in {"amod", "poss"}:
        token = token.head
    return token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in read_words(_FILE)["striking_verbs"]


def is_of_speaker(token: Token, path: Sequence[int]) -> bool:
    """Whether the place is part of who says it (*Gaza's health ministry said*), or itself does; not of the figure."""
    return _teller(token, path) is not None


def tells_of_itself(one: PlacedPlace, path: Sequence[int], between: str) -> bool:
    """Whether who tells is at home there: *Ostia's health ministry said*, *police in Orsk*, *Ostia said its toll …*.

    Not *the Saint Ada hospital said*: that is what the hospital is called.
    `between`: the text from the place to the figure.
    """
    teller = _teller(one.token, path)
    if teller is None:
        return False
    if teller.i == one.token.i:
        return one.mention.type == "LOCATION" and _ITS.search(between) is not None
    known = read_words(_FILE)["local_tellers"]
    if teller.lemma_ in read_words(_FILE)["named_tellers"] and not one.preposition:
        return False
    return any(f"{word}{teller.lemma_}".lower() in known for word in ("", *(f"{c.lemma_} " for c in teller.children)))


def _teller(token: Token, path: Sequence[int]) -> Token | None:
    """The noun of those who say it, in whose phrase the token stands; None where it stands in none."""
    current = token
    for _ in range(8):
        if current.i in path:
            return None
        if current.dep_ in {"nsubj", "nsubjpass"}:
            return current if current.head.lemma_ in read_words("tense.toml")["saying"] else None
        if current.dep_ == "pobj" and current.head.lower_ == "to" and current.head.head.lower_ == "according":
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None
