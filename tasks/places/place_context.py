"""How an article's place names speak for one another: the second half of what places.py weighs.

Names that are near each other on the map, of one region or of one country confirm each other; so do names of one kind
that a list has side by side (*Georgia, Kansas and Ohio* are states). A country speaks for what lies across its
borders. Two rounds, in which the likelier readings count for more.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tasks.places.gazetteer import Place

# Weights in units of a tenfold population, as in places.py, and how many other names may speak so for a place: however
# many towns of one country an article names, they do not make another country one of its villages.
NEAR, NEAR_MOST = 2.4, 3
SAME_REGION, REGION_MOST = 1.0, 2
SAME_COUNTRY, COUNTRY_MOST = 1.0, 2
SAME_LIST, LIST_MOST = 1.5, 2
BESIDE, BESIDE_MOST = 1.0, 3
BESIDE_KM = 400.0
NEAR_KM = 120.0
ROUNDS = 2
SHARPNESS = 1.5

Scores = NDArray[np.float64]


def weigh_in_context(
    places: Sequence[Place], group: NDArray[np.int64], listed: NDArray[np.bool_], prior: Scores
) -> Scores:
    """The prior plus what the likely readings of the other names say, for each candidate.

    `group` numbers the name that each candidate is a reading of (candidates of one name are together); `listed[a, b]`:
    a list has the names of both side by side.
    """
    ties = _ties(places, group, listed)
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    score = prior
    for _ in range(ROUNDS):
        likely = _softmax(score, group)
        score = prior
        for tie, most in ties:
            by_name = np.maximum.reduceat(tie * likely[None, :], starts, axis=1)
            by_name.sort(axis=1)
            score = score + by_name[:, -most:].sum(axis=1)
    return score


def _ties(places: Sequence[Place], group: NDArray[np.int64], listed: NDArray[np.bool_]) -> list[tuple[Scores, int]]:
    """What each candidate (column) says for each other (row) by each kind of tie, with how many may say so."""
    country = np.array([place.country for place in places])
    region = np.array([f"{place.country}.{place.admin1}" for place in places])
    kind = np.array([place.kind for place in places])
    has_region = np.array([place.admin1 not in ("", "00") for place in places])
    is_local = (kind == "city") | (kind == "admin2")
    others = group[:, None] != group[None, :]
    same_country = others & (country[:, None] == country[None, :])
    same_region = others & (region[:, None] == region[None, :]) & np.outer(has_region, has_region)
    same_list = listed & same_country & (kind[:, None] == kind[None, :])
    same_list |= listed & (kind == "country")[:, None] & (kind == "country")[None, :]
    distances = _distances(places)
    near = others * np.outer(is_local, is_local) * np.exp(-distances / NEAR_KM)
    is_abroad = (country[:, None] != country[None, :]) & np.outer(kind != "country", kind == "country")
    beside = is_abroad * np.exp(-distances / BESIDE_KM)
    return [
        (BESIDE * beside, BESIDE_MOST),
        (NEAR * near, NEAR_MOST),
        (SAME_REGION * same_region, REGION_MOST),
        (SAME_COUNTRY * same_country, COUNTRY_MOST),
        (SAME_LIST * same_list, LIST_MOST),
    ]


def _distances(places: Sequence[Place]) -> Scores:
    """Kilometres on the globe between each two."""
    latitude = np.radians([place.latitude for place in places])
    longitude = np.radians([place.longitude for place in places])
    half = np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
    half = half + np.cos(latitude)[:, None] * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
    return np.asarray(12742.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def _softmax(score: Scores, group: NDArray[np.int64]) -> Scores:
    """How likely each candidate is among those of its name."""
    top = np.full(group.max() + 1, -np.inf)
    np.maximum.at(top, group, score)
    weight = np.exp(SHARPNESS * (score - top[group]))
    return np.asarray(weight / np.bincount(group, weight)[group])
