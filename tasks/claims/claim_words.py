"""The words for what is counted and what befell it, brought to what they have in common over reports."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache, reduce

from tasks.vocabulary import read_table, read_words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LAST = re.compile(r"[^\W\d_][\w'’-]*\Z")
_COUNT_OF = re.compile(
    r"\bof (?:the |its |their )?(.*?)(?= (?:in|on|at|to|of|who|that|with|from|has|had|is|was|rose|stood)\b|[,;(]|\Z)"
)
_ENDINGS = ((re.compile(r"(?<=[^\W\d_aeiou])ies\Z"), "y"), (re.compile(r"(ch|sh|ss|x)es\Z|(?<!s)s\Z"), r"\1"))
_SAID_OF = re.compile(
    r" (?:of (?:them|whom) (?:(?:were|are) )?|(?:were|are) )"
    r"((?!(?:by|with|from|in|at|among|on|for|to)\b)[^\W\d_]+ )??([^\W\d_]+s|\w*men|children)\b"
)
_NUMBER = re.compile(r"\d[\d.,]*")
_NEAR = 4  # words
_ADDS_WITHIN = 6  # words: "bringing the official number of dead to"
_CLAUSE_END = re.compile(r"[;:—–]|, (?:and|but|while)\b")


@lru_cache(maxsize=65_536)
def wording_of(counted: str | None, head: str | None, event: str | None) -> tuple[str | None, frozenset[str]]:
    """The head of what is counted, any mere people as `person`, and the words that narrow it.

    >>> wording_of("local villagers", "villager", "killed")
    ('person', frozenset())
    >>> wording_of("Ostian soldiers", "soldier", "killed")
    ('soldier', frozenset({'ostian'}))
    >>> wording_of("flood toll", "toll", "died")
    ('person', frozenset())
    >>> wording_of("suspected cases", "case", "infected"), wording_of("homes", "home", "destroyed")
    (('person', frozenset({'suspected'})), ('house', frozenset()))
    """
    people, loose = _words("people"), _words("loose_words")
    stem = (head or "").lower()
    is_toll = stem in _words("tolls")  # words before it tell of what: the flood toll
    is_people = (event is not None and (head is None or is_toll)) or stem in people
    is_people = is_people or stem in read_table("claims.toml")["heads_of_event"].get(event or "", ())
    words = set() if is_toll else {word.lower() for word in _WORD.findall(counted or "")} - loose - people
    if event == "detained" and not words.isdisjoint(_words("accused")):
        is_people, words = True, words - _words("accused")
    words -= _implied().get(stem, frozenset())
    narrowing = {word for word in words if not stem or not word.startswith(stem[: max(3, len(stem) - 2)])}
    return ("person" if is_people else same_head(head)), frozenset(narrowing)


def is_group(head: str | None) -> bool:
    """Whether the head may stand for all whom an event befell: *17 men*, *23 miners*."""
    return (head or "").lower() in _words("groups")


def is_found(head: str | None) -> bool:
    """Whether the head is of those who are found: *bodies*."""
    return (head or "").lower() in _words("found")


def is_person(head: str | None) -> bool:
    """Whether the head is of people, of whatever kind: *girls*, *officers*."""
    word = (head or "").lower()
    lists = (_words("people"), _words("groups"), _words("persons"), read_words("events.toml")["persons"])
    return any(word in words for words in lists)


def is_vague(head: str | None) -> bool:
    """Whether the head does not say what is counted: *points*, *sides*."""
    return (head or "").lower() in _words("vague_heads")


def deed_of_head(head: str | None) -> str | None:
    """What the head alone says that people did: *a turnout of 40,000*, *12,000 demonstrators*."""
    return _deeds_of_heads().get((head or "").lower())


def noun_of_count(counted: str | None, head: str | None, before: str = "") -> tuple[str | None, str | None]:
    """The noun phrase that a *number of* counts with its head, also where that stands `before`; else both as they are.

    >>> noun_of_count("number of cities", "number"), noun_of_count("homes", "home"), noun_of_count("job losses", "loss")
    (('cities', 'city'), ('homes', 'home'), ('layoff', 'layoff'))
    >>> noun_of_count("number", "number", "The navy put the number of those aboard at ")
    ('those aboard', 'aboard')
    >>> noun_of_count("number", "number", "The mayor of Varn said the number was ")
    ('number', 'number')
    """
    found = None
    if (head or "").lower() in _words("tolls"):
        at = before.lower().rfind(f"{head} of ".lower())
        found = _COUNT_OF.search(counted or "") or (_COUNT_OF.search(before, at) if at >= 0 else None)
    last = _LAST.search(found[1]) if found else None
    return (found[1], singular_of(last[0])) if found and last else _one_word(counted, head)


def _one_word(counted: str | None, head: str | None) -> tuple[str | None, str | None]:
    """*layoff* for *job losses*, with its head; else both as they are."""
    words = (counted or "").lower().split()[-2:]
    one: str | None = (
        read_table("claims.toml")["same_noun"].get(f"{words[0]} {singular_of(words[1])}") if len(words) > 1 else None
    )
    return (one, one) if one else (counted, head)


def noun_said_of(after: str) -> tuple[str, str] | None:
    """The people that the words behind a number of others say that they were, with the head; None for none.

    >>> noun_said_of(" were health workers."), noun_said_of(" of them children")
    (('health workers', 'worker'), ('children', 'child'))
    >>> noun_said_of(" were injured."), noun_said_of(" of them in Varn")
    (None, None)
    """
    found = _SAID_OF.match(after)
    head = singular_of(found[2].lower()) if found else None
    return (f"{found[1] or ''}{found[2]}", head) if found and head and is_person(head) else None


def stands_alone(after: str) -> bool:
    """Whether what befell them stands behind the number without a verb of its own: *36 people dead and 34 rescued*."""
    found = _WORD.match(after.lstrip())
    return after.startswith(" ") and found is not None and found[0].lower() in _words("befallen")


def singular_of(noun: str) -> str:
    """The noun as it is counted by one.

    >>> [singular_of(noun) for noun in ("cities", "watches", "homes", "fishermen", "children", "loss")]
    ['city', 'watch', 'home', 'fisherman', 'child', 'loss']
    """
    plurals: dict[str, str] = read_table("claims.toml")["irregular_plurals"]
    ending = next((plural for plural in plurals if noun.endswith(plural)), None)
    if ending is not None:
        return noun.removesuffix(ending) + plurals[ending]
    return reduce(lambda word, ending: ending[0].sub(ending[1], word), _ENDINGS, noun)


def is_remaining(before: str, after: str) -> bool:
    """Whether the words beside a number say that so many are left: *91 remain in captivity*."""
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    near = _WORD.findall(behind)[-_NEAR:] + _WORD.findall(ahead)[:_NEAR]
    return not _words("remaining").isdisjoint(near)


def is_holding(event: str | None) -> bool:
    """Whether the event holds those whom it befell until they are let go."""
    return event in _words("holding")


def is_placeless(event: str | None) -> bool:
    """Whether articles tell of it from anywhere, as of what befell nobody: a firm's jobs and prices."""
    return event is None or event in _words("placeless")


def is_burning(head: str | None) -> bool:
    """Whether the head is of what burned an area or grew there: *the fire burned 300 hectares*."""
    return (head or "").lower() in _words("burning")


def adds_up(before: str) -> bool:
    """Whether the words before a number say that others were added to it: *bringing the toll to*."""
    return not _words("adding").isdisjoint(_WORD.findall(before.lower())[-_ADDS_WITHIN:])


def is_level(head: str | None) -> bool:
    """Whether the head is a count of what happened so far, new on the day of the report: *toll*, *number*, *bodies*."""
    return is_found(head) or (head or "").lower() in _words("tolls")


@lru_cache(maxsize=65_536)
def kinds_of_event(text: str) -> frozenset[str]:
    """The kinds of events that the words tell of, several where a word may be of any.

    >>> sorted(kinds_of_event("Gunmen fired on a bus")), sorted(kinds_of_event("A blast shook the mine"))
    (['shooting', 'transport'], ['accident', 'bombing'])
    """
    pattern, kinds = _kinds()
    return frozenset[str]().union(*(kinds[word] for word in pattern.findall(text.lower())))


@lru_cache(maxsize=65_536)
def deed_of(before: str, after: str, head: str | None = None) -> str | None:
    """What people, or things of that head, are counted for by the words beside their number, the nearest first.

    None where nothing tells.

    >>> deed_of("Police put the turnout at ", "."), deed_of("", " people crossed into Ostia, police said.")
    ('attended', 'crossed')
    >>> deed_of("The march ended; ", " houses burned.")
    >>> deed_of("left some ", " without electricity", "home"), deed_of("left some ", " without electricity")
    ('powerless', None)
    >>> deed_of("reached ", " cut off by the flood", "home"), deed_of("had reached ", " by dusk", "home")
    ('powerless', None)
    >>> deed_of("will cut 700 of the ", " in Varn", "job")
    """
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    behind = _NUMBER.split(behind)[-1] if head else behind  # what stands before another number is said of that
    pattern, deeds = _deeds()
    things = _heads_of_things()
    thing = same_head(head)
    near = [(len(behind) - match.end(), match[0]) for match in pattern.finditer(behind)]
    near += [(match.start(), match[0]) for match in pattern.finditer(ahead)]
    of_it = [deeds[word] for _, word in sorted(near) if thing in things.get(deeds[word], (None,))]
    return of_it[0] if of_it else None


def deed_of_share(before: str, after: str) -> str | None:
    """What a share is of by the words beside it, the nearest first; None where nothing tells.

    >>> deed_of_share("The blaze was ", " contained."), deed_of_share("The union demands a raise of ", ".")
    ('contained', 'demanded')
    >>> deed_of_share("The demand fell by ", " in Varn.")
    """
    behind = _NUMBER.split(_CLAUSE_END.split(before)[-1].lower())[-1]
    beside = _WORD.findall(after.lower())[:1] + _WORD.findall(behind)[: -_NEAR - 1 : -1]
    deeds: dict[str, list[str]] = read_table("claims.toml")["deeds_of_shares"]
    said = next((deed for word in beside for deed, words in deeds.items() if word in words), None)
    return said or next((deed for deed, words in deeds.items() if behind.rstrip().endswith(tuple(words))), None)


def is_thing_of(deed: str | None, head: str | None) -> bool:
    """Whether all things that the deed concerns are one to a count, and the head is of those."""
    return same_head(head) in read_table("claims.toml")["deeds_of_things"].get(deed, ())


def is_thing(head: str | None) -> bool:
    """Whether there are deeds that concern things of that head."""
    return any(same_head(head) in heads for heads in _heads_of_things().values())


def same_head(head: str | None) -> str | None:
    """The head that stands for all that count one thing: `house` for `home`."""
    heads: dict[str, str] = read_table("claims.toml")["same_head"]
    return heads.get(head.lower(), head.lower()) if head else None


def is_loosely_one(deed: str | None) -> bool:
    """Whether the deed is one with another only where no text tells of both: *evacuated*, *displaced*."""
    same: dict[str, str] = read_table("claims.toml")["same_event"]
    return deed in same or deed in same.values()


def event_class(event: str) -> str:
    """The event that stands for all that are one to a toll: `killed` for `died`."""
    return _same_events().get(event, event)


@cache
def _implied() -> dict[str, frozenset[str]]:
    return {head: frozenset(words) for head, words in read_table("claims.toml")["implied"].items()}


@cache
def _deeds_of_heads() -> dict[str, str]:
    return {head: deed for deed, heads in read_table("claims.toml")["heads_of_deed"].items() for head in heads}


@cache
def _heads_of_things() -> dict[str, list[str]]:
    tables = read_table("claims.toml")
    return {**tables["deeds_of_things"], **tables["deeds_of_kinds"]}


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    deeds = {word: deed for deed, words in read_table("claims.toml")["deeds"].items() for word in words}
    return _any_of(deeds), deeds


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b")


def _words(key: str) -> frozenset[str]:
    return read_words("claims.toml")[key]


@cache
def _same_events() -> dict[str, str]:
    same: dict[str, str] = read_table("claims.toml")["same_event"]
    events = read_table("events.toml").items()
    return same | {event: entry["one_with"] for event, entry in events if "one_with" in entry}


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern that finds the words for kinds of events, and the kinds that each may be of."""
    kinds: dict[str, frozenset[str]] = {}
    for kind, words in read_table("claims.toml")["kinds_of_event"].items():
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    return _any_of(kinds), kinds
