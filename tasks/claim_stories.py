"""Which articles tell one story, and how places lie to one another: what `claim_fit` asks of the whole collection."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, hypot, radians
from pathlib import Path
from uuid import UUID

from tasks.gazetteer import country_place
from tasks.vocabulary import read_words

Columns = Mapping[str, Sequence[object]]
_NEAR_KM = 100.0
_KM_PER_DEGREE = 111.2
_ALIKE_AT_LEAST = 0.10
_A_NAME_WEIGHS = 2
_VOCABULARY = Path(__file__).parent / "data" / "claims.toml"


class Stories:
    """Articles by the names and opening words that they share, rare ones weighing more; and the gazetteer's places."""

    def __init__(self, features: Columns, places: Columns) -> None:
        self._documents: list[object] = []
        self._weights: list[dict[str, float]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._read_features(features)
        self._numbers = {document: number for number, document in enumerate(self._documents)}
        self._total = [sum(weights.values()) for weights in self._weights]
        self._places = {row[0]: row[1:] for row in zip(*places.values(), strict=True)}
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
        if not first or not second or first[1] is None or second[1] is None:
            return "unknown"
        if first[1] != second[1]:
            return "apart"
        if _is_country(first) or _is_country(second):
            return "near"
        if None in first[2:] or None in second[2:]:
            return "unknown"
        return "near" if _kilometres(first[2:], second[2:]) <= _NEAR_KM else "apart"

    def _read_features(self, features: Columns) -> None:
        """Articles are numbered, because a UUID is slow to look up; the rows of one stand together."""
        common = read_words(_VOCABULARY)["common_words"]
        for document, word, is_name, rarity in zip(*features.values(), strict=True):
            if not self._documents or (document is not self._documents[-1] and document != self._documents[-1]):
                self._documents.append(document)
                self._weights.append({})
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


def _is_country(place: tuple[object, ...]) -> bool:
    try:
        return country_place(str(place[1])).geonames_id == place[0]
    except KeyError:
        return False


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Good to a percent or so over the distances that matter here."""
    (lat_a, lon_a), (lat_b, lon_b) = one, other
    east = (lon_b - lon_a) * cos(radians((lat_a + lat_b) / 2))
    return _KM_PER_DEGREE * hypot(lat_b - lat_a, east)
