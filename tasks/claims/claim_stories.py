"""Which articles tell one story, and how places lie to one another: what `claim_fit` asks of the whole collection."""

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from uuid import UUID

from tasks.claims.claim_deeds import kinds_of_event
from tasks.places.gazetteer import country_place, find_place
from tasks.vocabulary import read_words

Columns = Mapping[str, Sequence[object]]
_NEAR_KM = 100.0
_KM_PER_DEGREE = 111.2
_ALIKE_AT_LEAST = 0.10
_A_NAME_WEIGHS = 2
_BRIEF = 0.5  # of the usual weight of an article's words: a fragment that shares all its few words tells no story
_LEVELS = 3  # a mine in a town in a province in a country
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Where:
    """What is known of a place; field names are the columns of `warehouse/derive/claim_places.sql`."""

    name: str
    geonames_id: int | None
    country_code: str | None
    latitude: float | None
    longitude: float | None
    holders: Sequence[str]

    @property
    def is_country(self) -> bool:
        try:
            return country_place(str(self.country_code)).geonames_id == self.geonames_id
        except KeyError:
            return False

    def holds(self, other: "_Where") -> bool:
        """Whether this is the first-level region that the other lies in."""
        if self.geonames_id is None or other.geonames_id is None:
            return False
        outer, inner = find_place(self.geonames_id), find_place(other.geonames_id)
        return outer is not None and inner is not None and outer.kind == "admin1" and outer.admin1 == inner.admin1

    def kilometres_to(self, other: "_Where") -> float | None:
        """Good to a percent or so over the distances that matter here."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return None
        east = (other.longitude - self.longitude) * cos(radians((self.latitude + other.latitude) / 2))
        return _KM_PER_DEGREE * hypot(other.latitude - self.latitude, east)


class Stories:
    """Articles by the names and opening words that they share, rare ones weighing more; and the places of figures."""

    def __init__(self, features: Columns, places: Columns, articles: Columns) -> None:
        self._documents: list[object] = []
        self._weights: list[dict[str, float]] = []
        self._names: dict[object, set[object]] = defaultdict(set)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._read_features(features)
        self._numbers = {document: number for number, document in enumerate(self._documents)}
        self._total = [sum(weights.values()) for weights in self._weights]
        brief = _BRIEF * sum(self._total) / max(1, len(self._total))
        self._total = [max(total, brief) for total in self._total]
        self._places = {row[0]: _Where(*row[1:]) for row in zip(*places.values(), strict=True)}
        self._holders: dict[str, set[str]] = defaultdict(set)
        for where in self._places.values():
            self._holders[where.name].update(where.holders)
        self._articles = {row[0]: row[1:] for row in zip(*articles.values(), strict=True)}
        self._like: dict[object, dict[object, float]] = {}

    def like(self, document: UUID) -> Mapping[object, float]:
        """The articles that share names or words with this one, and how much of the lesser of the two: 0 to 1."""
        if document not in self._like:
            number = self._numbers.get(document)
            self._like[document] = {} if number is None else self._compare(number)
        return self._like[document]

    def lies(self, one: UUID, other: UUID) -> str:
        """How two places lie: `same`, `near` (one holds the other, or close by), `apart`, or `unknown`."""
        if one == other:
            return "same"
        first, second = self._places.get(one), self._places.get(other)
        if not first or not second:
            return "unknown"
        is_known = first.geonames_id is not None and second.geonames_id is not None
        if not is_known and (self._lies_in(first.name, second.name) or self._lies_in(second.name, first.name)):
            return "near"
        if first.country_code is None or second.country_code is None:
            return "near" if _share_a_name(first.name, second.name) else "unknown"
        if first.country_code != second.country_code:
            return "apart"
        if first.is_country or second.is_country or first.holds(second) or second.holds(first):
            return "near"
        distance = first.kilometres_to(second)
        return "unknown" if distance is None else "near" if distance <= _NEAR_KM else "apart"

    def name_of(self, place: UUID) -> str | None:
        """The place's name in lower case: what a name of two articles has in common that no gazetteer resolves."""
        known = self._places.get(place)
        return known.name if known else None

    def is_for_victims(self, place: UUID) -> bool:
        """Whether its name says that the dead and injured are brought there, wherever it befell them."""
        words = read_words("claims.toml")["places_for_victims"]
        return not words.isdisjoint(_WORD.findall(self.name_of(place) or ""))

    def names_any(self, document: UUID, names: Container[str | None]) -> bool:
        """Whether the article names one of the places."""
        return any(name in names for name in self._articles.get(document, ("", ()))[1])

    def share_a_name(self, one: UUID, other: UUID) -> bool:
        """Whether the articles name anything in common."""
        return not self._names[one].isdisjoint(self._names[other])

    def kinds_of(self, document: UUID) -> frozenset[str]:
        """The kinds of events that the article opens with: of *blast*, accident and bombing."""
        return kinds_of_event(str(self._articles.get(document, ("",))[0]))

    def _lies_in(self, name: str, holder: str) -> bool:
        """Whether articles say that one place is in the other, or in one that is in it."""
        around, known = {name}, {name}
        for _ in range(_LEVELS):
            around = {outer for inner in around for outer in self._holders.get(inner, ())} - known
            if holder in around:
                return True
            known |= around
        return False

    def _read_features(self, features: Columns) -> None:
        """Articles are numbered, because a UUID is slow to look up; the rows of one stand together."""
        common = read_words("claims.toml")["common_words"]
        for document, word, is_name, rarity in zip(*features.values(), strict=True):
            if not self._documents or (document is not self._documents[-1] and document != self._documents[-1]):
                self._documents.append(document)
                self._weights.append({})
            if is_name:
                self._names[document].add(word)
            if is_name or word not in common:
                self._weights[-1][str(word)] = float(str(rarity)) * (_A_NAME_WEIGHS if is_name else 1)
                self._by_word[str(word)].append(len(self._documents) - 1)

    def _compare(self, number: int) -> dict[object, float]:
        shared: dict[int, float] = defaultdict(float)
        for word, weight in self._weights[number].items():
            for other in self._by_word[word]:
                shared[other] += weight
        own, total = self._total[number], self._total
        enough = _ALIKE_AT_LEAST * own
        return {
            self._documents[other]: weight / min(own, total[other])
            for other, weight in shared.items()
            if other != number and (weight >= enough or weight >= _ALIKE_AT_LEAST * total[other])
        }


def _share_a_name(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: *selva*, *selva coal mine*."""
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    return words <= others or others <= words
