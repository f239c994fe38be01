"""The words for what is counted and what befell it, brought to what they have in common over reports."""

import re
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
_ADDS_WITHIN = 6  # words: "bringing the official number of dead to"


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
    words = set() if is_toll else {word.lower() for word in words_in(counted or "")} - loose - people
    if event == "detained" and not words.isdisjoint(_words("accused")):
        is_people, words = True, words - _words("accused")
    words -= _implied().get(stem, frozenset())
    narrowing = {word for word in words if not stem or not word.startswith(stem[: max(3, len(stem) - 2)])}
    return ("person" if is_people else same_head(head)), frozenset(narrowing)


def words_in(text: str) -> list[str]:
    """The words, without numbers and marks."""
    return _WORD.findall(text)


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


def adds_up(before: str) -> bool:
    """Whether the words before a number say that others were added to it: *bringing the toll to*."""
    return not _words("adding").isdisjoint(words_in(before.lower())[-_ADDS_WITHIN:])


def is_level(head: str | None) -> bool:
    """Whether the head is a count of what happened so far, new on the day of the report: *toll*, *number*, *bodies*."""
    return is_found(head) or (head or "").lower() in _words("tolls")


def same_head(head: str | None) -> str | None:
    """The head that stands for all that count one thing: `house` for `home`."""
    heads: dict[str, str] = read_table("claims.toml")["same_head"]
    return heads.get(head.lower(), head.lower()) if head else None


@cache
def _implied() -> dict[str, frozenset[str]]:
    return {head: frozenset(words) for head, words in read_table("claims.toml")["implied"].items()}


def _words(key: str) -> frozenset[str]:
    return read_words("claims.toml")[key]
