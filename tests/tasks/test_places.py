"""Place names on the map: what follows, near places and size decide; a doubtful name stays unresolved."""

from dataclasses import replace

import pytest

from tasks.names.name_evidence import RawName
from tasks.names.names import shape_names
from tasks.places.countries import find_country, read_countries
from tasks.places.gazetteer import Place, find_places
from tasks.places.places import resolve_places
from tasks.places.setting import find_home
from tasks.text.folding import fold_name
from tasks.text.sentences import find_sentences
from tests.tasks import naming
from tests.tasks.reading import make_reading


def resolve(text: str, *names: str, url: str | None = None) -> dict[str, Place]:
    reading = replace(make_reading(text), url=url)
    spans = [RawName(text.index(name), text.index(name) + len(name), "LOCATION") for name in names]
    return resolve_places(reading, shape_names(reading, find_sentences(reading, None), spans))  # type: ignore[arg-type]


NAMED = [
    "London",
    "Windsor",
    "Toronto",
    "Ottawa",
    "Ontario",
    "Paris",
    "Alexandria",
    "Cairo",
    "Tbilisi",
    "Georgia",
    "Alabama",
    "Atlanta",
    "Texas",
    "Boston",
    "Albany",
    "Norway",
    "Pennsylvania",
    "Ohio",
    "Washington",
    "New York",
    "S. Carolina",
    "Palmetto State",
    "Gaza",
    "Israel",
    "Lebanon",
    "Syria",
    "Germany",
    "Lewiston",
    "Maine",
    "Iraq's Kirkuk",
    "Beverly Hills, California",
]
CASES = [
    pytest.param("He flew to Paris.", "Paris", ("FR", ""), id="size alone"),
    pytest.param("A fire in Paris, Texas, was put out.", "Paris", ("US", "TX"), id="the region after it"),
    pytest.param("A fire in Paris, Tenn., was put out.", "Paris", ("US", "TN"), id="the region abbreviated"),
    pytest.param(
        "Police in London and Windsor, Toronto and Ottawa met, Ontario said.", "London", ("CA", "08"), id="near places"
    ),
    pytest.param("Egypt sent aid to Alexandria from Cairo.", "Alexandria", ("EG", ""), id="the country"),
    pytest.param("Officials in Georgia and Armenia met in Tbilisi.", "Georgia", ("GE", ""), id="a country or a state"),
    pytest.param(
        "Officials in Georgia and Alabama met in Atlanta.", "Georgia", ("US", "GA"), id="a state or a country"
    ),
    pytest.param("The law stands in Alabama, Georgia and Texas.", "Georgia", ("US", "GA"), id="a list of states"),
    pytest.param(
        "Boston, Albany, Ohio, Texas and Pennsylvania sent a team to Norway.", "Norway", ("NO", ""), id="no village"
    ),
    pytest.param("Pennsylvania, Ohio and Texas sued, Washington said.", "Washington", ("US", "DC"), id="the capital"),
    pytest.param(
        "Norway and Egypt sent envoys to Washington. A judge in Texas and one in Ohio ruled.",
        "Washington",
        ("US", "DC"),
        id="abroad",
    ),
    pytest.param(
        "Envoys of Israel, Lebanon, Syria and Iran met in Gaza.", "Gaza", ("PS", "GZ"), id="across the border"
    ),
    pytest.param(
        "Syria and Germany sent envoys to Lebanon. A firm in Lewiston, Maine, and one in Paris paid.",
        "Lebanon",
        ("LB", ""),
        id="no town of a state named beside",
    ),
    pytest.param("Troops left Iraq's Kirkuk.", "Iraq's Kirkuk", ("IQ", "13"), id="whose part it is"),
    pytest.param(
        "He moved to Beverly Hills, California. Mayor Voss met him.",
        "Beverly Hills, California",
        ("US", "CA"),
        id="a sentence's end after the state",
    ),
    pytest.param("Voters in S. Carolina waited.", "S. Carolina", ("US", "SC"), id="a direction shortened"),
    pytest.param("They won the Palmetto State.", "Palmetto State", ("US", "SC"), id="a by-name, no town"),
    pytest.param("A judge from New York ruled in Texas.", "New York", ("US", "NY"), id="a state with its city's name"),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES)
def test_a_name_is_the_place_that_the_article_means(text: str, name: str, expected: tuple[str, str]) -> None:
    place = resolve(text, *(word for word in NAMED if word in text))[name]
    assert place.country == expected[0]
    assert expected[1] in ("", place.admin1)


def test_a_name_that_could_be_many_small_places_stays_unresolved() -> None:
    assert "Springfield" not in resolve("A cat was found in Springfield.", "Springfield")
    assert resolve("A cat was found in Xyzzyville.", "Xyzzyville") == {}


def test_a_state_is_no_county_of_its_name() -> None:
    text = "Storms hit Guymon and Claremore. Four died in Texas."
    assert resolve(text, "Guymon", "Claremore", "Texas")["Texas"].admin1 == "TX"


def test_the_outlets_country_speaks_for_its_places() -> None:
    text = "A cat was found in Hamilton."
    assert resolve(text, "Hamilton", url="https://www.orsk.example.nz/a")["Hamilton"].country == "NZ"


def test_a_part_of_the_world_is_no_town() -> None:
    assert resolve("War in the Middle East and on the Red Sea.", "Middle East", "Red Sea") == {}
    assert resolve("A rocket left for Mars.", "Mars") == {}


@pytest.mark.parametrize("name", ["Gaza Strip", "West Bank", "Scotland", "Tigray", "North Kivu", "Helmand", "Crimea"])
def test_first_level_regions_are_known(name: str) -> None:
    assert find_places(name)[0].kind == "admin1"


def test_every_country_has_its_words_and_a_point() -> None:
    countries = read_countries()
    assert len(countries) > 230
    for country in countries:
        assert abs(country.latitude) <= 90
        assert abs(country.longitude) <= 180
        assert all(find_country(alias) is not None for alias in country.aliases)
    words = [word for country in countries for word in country.demonyms]
    assert len(words) == len(set(words))


def test_folding_is_idempotent() -> None:
    for name in ("Saint-Étienne", "Łódź", "Ha‘il", "St. John's", "ĲSSELSTEIN", "ß"):
        assert fold_name(fold_name(name)) == fold_name(name)


@pytest.mark.parametrize(("name", "country"), [("Georgetown, Guyana", "GY"), ("San Jose, Costa Rica", "CR")])
def test_a_name_with_its_country_is_the_town_there(name: str, country: str) -> None:
    place = resolve(f"A fire in {name}, was put out.", name)[name]
    assert (place.name, place.country) == (name.partition(",")[0].replace("San Jose", "San José"), country)


SETTINGS = [
    pytest.param("The bill passed.\n\nA senator was born in Orsk.", None, id="named in passing"),
    pytest.param("The bill passed.\n\nOrsk voted, then Varn. Orsk is late.\n\nOrsk is full.", "Orsk", id="comes back"),
    pytest.param("The bill passed.\n\nOrsk voted, then Varn. Orsk is late. Varn and Orsk.", None, id="one of two"),
    pytest.param("A mill burned in Varn.\n\nOrsk sent help. Orsk is near. Orsk is big.", "Varn", id="the lead"),
    pytest.param("The bill passed.\n\nOrsk and Varn. Orsk and Varn. Orsk and Varn.", None, id="two alike"),
]


@pytest.mark.parametrize(("text", "expected"), SETTINGS)
def test_a_story_is_set_where_its_lead_is_or_where_it_comes_back_to(text: str, expected: str | None) -> None:
    mentions = naming.name(text, {"Orsk": "LOCATION", "Varn": "LOCATION"})
    home = find_home(make_reading(text), mentions, lambda _: "scene")
    assert (home.mention.text if home else None) == expected
