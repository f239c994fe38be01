"""The words that say how real a figure is and which way it moves: shared by `status` and what it asks."""

from functools import cache

from tasks.vocabulary import read_words


@cache
def status_words() -> dict[str, frozenset[str]]:
    """The words that say how real a figure is, from `data/status.toml`."""
    return read_words("status.toml")


@cache
def changes() -> frozenset[str]:
    trend = read_words("trend.toml")
    return trend["up_verbs"] | trend["down_verbs"] | trend["up_nouns"] | trend["down_nouns"] | trend["revising_verbs"]
