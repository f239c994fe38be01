"""The countries of the world with the words for them and their people (`data/countries.tsv`): under gazetteer.py."""

from dataclasses import dataclass
from functools import cache

from tasks.text.folding import fold_name
from tasks.vocabulary import read_rows

SHORT = 4  # country names as short as this are acronyms, told from words by their capitals


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with the words for it (`data/countries.tsv`)."""

    code: str
    geonames_id: int
    name: str
    latitude: float
    longitude: float
    population: int
    capital: str
    tld: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def read_countries() -> tuple[Country, ...]:
    """Every country of `data/countries.tsv`."""
    countries = []
    for row in read_rows("countries.tsv")[1:]:
        code, number, name, latitude, longitude, population, capital, tld, aliases, demonyms = row
        words = (tuple(filter(None, aliases.split("|"))), tuple(filter(None, demonyms.split("|"))))
        countries.append(
            Country(code, int(number), name, float(latitude), float(longitude), int(population), capital, tld, *words)
        )
    return tuple(countries)


def find_country(name: str) -> Country | None:
    """The country of that name or alias; *US* and *UAE* are names in capitals only.

    >>> [country and country.code for country in map(find_country, ["the U.S.", "us", "Holland", "OMAN", "Atlantis"])]
    ['US', None, 'NL', 'OM', None]
    """
    key = name[4:] if name[:4] in ("the ", "The ") else name
    folded = fold_name(key) if len(key) > SHORT else key.capitalize() if key.isupper() else key
    return _by_name().get(key) or _by_name().get(folded)


def demonym_country(word: str) -> Country | None:
    """The country whose people or adjective the word is.

    >>> [country and country.code for country in map(demonym_country, ["Qatari", "Poles", "Baptist"])]
    ['QA', 'PL', None]
    """
    return _by_demonym().get(word) or _by_demonym().get(word.capitalize() if word.isupper() else word)


def country_of_host(host: str) -> str | None:
    """The country code of a host by its top-level domain, null for .com and the like.

    >>> country_of_host("www.news.example.ke"), country_of_host("news.example.com")
    ('KE', None)
    """
    return _by_tld().get(host.rsplit(".", 1)[-1].lower())


def country_of_code(code: str) -> Country:
    """The country of that ISO 3166 code; `KeyError` where there is none."""
    return _by_code()[code]


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in read_countries()}


@cache
def _by_name() -> dict[str, Country]:
    names: dict[str, Country] = {}
    for country in read_countries():
        for name in (country.name, *country.aliases):
            names[name] = country
            if len(name) > SHORT:
                names[fold_name(name)] = country
    return names


@cache
def _by_demonym() -> dict[str, Country]:
    return {word: country for country in read_countries() for word in country.demonyms}


@cache
def _by_tld() -> dict[str, str]:
    loose = {"io", "tv", "me", "co", "ai", "fm", "cc", "ws", "to", "la"}  # sold to anyone, as .com is
    return {country.tld: country.code for country in read_countries() if country.tld and country.tld not in loose}
