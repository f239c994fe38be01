"""Mentions of one thing share a cluster and an entity; two things never do."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.identity import make_id
from tasks.names.entities import link_mentions
from tasks.names.name_evidence import RawName
from tasks.names.names import shape_names
from tasks.names.organisations import link_organisations
from tasks.names.persons import link_persons
from tasks.records import Cluster, Mention, Reading
from tasks.text.sentences import find_sentences
from tests.tasks.reading import make_reading


def link(text: str, *raw: tuple[str, str], revision: str = "test") -> tuple[tuple[Mention, ...], tuple[Cluster, ...]]:
    given_reading = make_reading(text)
    reading = Reading(make_id("revision", revision), text, given_reading.segments, "test")
    spans, at = [], 0
    for words, type_ in raw:
        at = text.index(words, at)
        spans.append(RawName(at, at + len(words), type_))
        at += len(words)
    mentions = shape_names(reading, find_sentences(reading, None), spans)  # type: ignore[arg-type]
    return link_mentions(reading, None, mentions)  # type: ignore[arg-type]


def entities_of(mentions: tuple[Mention, ...]) -> dict[str, UUID | None]:
    return {m.text: m.entity_id for m in mentions}


SAME = [
    pytest.param(
        "Ada Brandt spoke. A. Brandt left.",
        (("Ada Brandt", "PERSON"), ("A. Brandt", "PERSON")),
        ("Ada Brandt", "A. Brandt"),
        id="an initial",
    ),
    pytest.param(
        "The United States and the U.S. and US aid and America",
        (),
        ("United States", "U.S.", "US", "America"),
        id="a country's names",
    ),
    pytest.param(
        "Qatar spoke. Qatari envoys and Qataris left.",
        (),
        ("Qatar", "Qatari", "Qataris"),
        id="a country and its people",
    ),
    pytest.param(
        "Ada Brandt spoke. Brandt left.", (("Ada Brandt", "PERSON"),), ("Ada Brandt", "Brandt"), id="a surname"
    ),
    pytest.param(
        "The Eastern Front met. The Front left.",
        (("Eastern Front", "LOCATION"), ("Front", "ORG")),
        ("Eastern Front", "Front"),
        id="a body's last word",
    ),
    pytest.param(
        "The Orsk Water Agency (OWA) met. OWA left.",
        (("Orsk Water Agency", "ORG"), ("OWA", "ORG"), ("OWA", "ORG")),
        ("Orsk Water Agency", "OWA"),
        id="an acronym",
    ),
    pytest.param(
        "The Orsk Signals Headquarters, or OSHQ, met. OSHQ left.",
        (("Orsk Signals Headquarters", "ORG"), ("OSHQ", "ORG"), ("OSHQ", "ORG")),
        ("Orsk Signals Headquarters", "OSHQ"),
        id="an acronym after or",
    ),
    pytest.param(
        "The U.N. and the United Nations met.",
        (("U.N.", "ORG"), ("United Nations", "ORG")),
        ("U.N.", "United Nations"),
        id="a known body",
    ),
    pytest.param(
        "Mohammed al-Rami and Muhammad Al Rami",
        (("Mohammed al-Rami", "PERSON"), ("Muhammad Al Rami", "PERSON")),
        ("Mohammed al-Rami", "Muhammad Al Rami"),
        id="a spelling",
    ),
]


@pytest.mark.parametrize(("text", "raw", "names"), SAME)
def test_names_of_one_thing_are_one(text: str, raw: tuple[tuple[str, str], ...], names: tuple[str, ...]) -> None:
    found = entities_of(link(text, *raw)[0])
    assert len({found[name] for name in names}) == 1


APART = [
    pytest.param(
        "Mohammed bin Karim met King Karim.",
        (("Mohammed bin Karim", "PERSON"), ("Karim", "PERSON")),
        id="a father's name",
    ),
    pytest.param("J. Brandt met Ada Brandt.", (("J. Brandt", "PERSON"), ("Ada Brandt", "PERSON")), id="an initial"),
    pytest.param(
        "Ada Brandt and Ivo Brandt met Brandt.",
        (("Ada Brandt", "PERSON"), ("Ivo Brandt", "PERSON"), ("Brandt", "PERSON")),
        id="a surname of two",
    ),
    pytest.param(
        "Mohammed al-Rami and Muhammad al-Sabi",
        (("Mohammed al-Rami", "PERSON"), ("Muhammad al-Sabi", "PERSON")),
        id="another family",
    ),
    pytest.param("North Korea met South Korea.", (), id="two countries"),
    pytest.param(
        "The Supreme Court and the High Court sat.", (("Supreme Court", "ORG"), ("High Court", "ORG")), id="two courts"
    ),
]


@pytest.mark.parametrize(("text", "raw"), APART)
def test_two_things_are_two(text: str, raw: tuple[tuple[str, str], ...]) -> None:
    mentions, clusters = link(text, *raw)
    assert len(clusters) == len({m.text for m in mentions}) == len({c.entity_id for c in clusters})


def test_a_full_name_is_one_entity_in_two_articles_and_a_bare_one_is_not() -> None:
    raw = (("Ada Brandt", "PERSON"), ("Halden", "PERSON"), ("Supreme Court", "ORG"))
    text = "Ada Brandt met Halden at the Supreme Court."
    one, two = entities_of(link(text, *raw)[0]), entities_of(link(text, *raw, revision="other")[0])
    assert one["Ada Brandt"] == two["Ada Brandt"]
    assert one["Halden"] != two["Halden"]
    assert one["Supreme Court"] != two["Supreme Court"]


def test_a_town_is_named_as_the_article_spells_it_and_a_country_is_not() -> None:
    text = "MALMO (Wire) - Fire broke out in Malmo and in Odessa, said envoys of Ukraine and Britain."
    _, clusters = link(text, ("Malmo", "LOCATION"), ("Odessa", "LOCATION"))
    assert {cluster.name for cluster in clusters} >= {"Malmo", "Odessa", "Ukraine", "United Kingdom"}


def test_an_abbreviated_region_has_its_full_name() -> None:
    _, clusters = link("Sen. Ada Voss (R-Tenn.) left.", ("Tenn", "LOCATION"))
    assert [cluster.name for cluster in clusters] == ["Tennessee"]


def test_a_person_is_named_without_brackets() -> None:
    mentions, clusters = link("He met [President Ada] Voss.", ("Ada] Voss", "PERSON"))
    assert ([m.text for m in mentions], [cluster.name for cluster in clusters]) == (["Ada] Voss"], ["Ada Voss"])


def test_a_people_keeps_its_type_and_gets_its_country() -> None:
    mentions, clusters = link("Qatari envoys left.")
    assert mentions[0].type == "NORP"
    assert (clusters[0].type, clusters[0].name, clusters[0].country_code) == ("LOCATION", "Qatar", "QA")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Ivo Voss", "Ivo Voss Jr.", "Voss", "Ivo Jr."], [0, 1, 0, 1], id="father and son"),
        pytest.param(["Ivo Voss Jr.", "Voss"], [0, 0], id="the son alone"),
        pytest.param(["Ivo K. Voss", "Ivo H.K. Voss", "Ivo Voss"], [0, 1, 2], id="initials that differ"),
        pytest.param(["Ivo K. Voss", "Ivo Voss"], [0, 0], id="an initial left out"),
        pytest.param(["Ivo Lara Voss", "Lara"], [0, 0], id="the first of two surnames"),
        pytest.param(["Ivo Lara Voss", "Ada Lara", "Lara"], [0, 1, 1], id="a surname before a middle one"),
        pytest.param(["Jesús Voss", "Josué Voss", "Said Voss", "Saeed Voss"], [0, 1, 2, 2], id="short names alike"),
        pytest.param(["Queen Ada II", "Queen Ada III"], [0, 1], id="numbers"),
    ],
)
def test_marks_tell_namesakes_apart(names: list[str], expected: list[int]) -> None:
    assert link_persons(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Steve Voss", "Steven Voss", "Voss"], [1, 1, 1], id="short for it"),
        pytest.param(["Joe Voss", "Joseph Henrik Voss"], [1, 1], id="with the middle name"),
        pytest.param(["Steve Voss", "Stephen Voss", "Steven Voss"], [0, 1, 2], id="short for two in the article"),
        pytest.param(["Joe Voss", "Joseph Brandt"], [0, 1], id="another surname"),
        pytest.param(["Joe Voss", "James Voss"], [0, 1], id="short for another name"),
        pytest.param(["Ben Voss", "Benjamin Voss", "Ada Voss"], [1, 1, 2], id="no particle in front"),
        pytest.param(["Bashir ben Rami", "Bashir Rami"], [0, 0], id="a particle within"),
    ],
)
def test_a_short_form_of_a_given_name_is_the_same_person(names: list[str], expected: list[int]) -> None:
    assert link_persons(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Ministry of Health", "Health Ministry", "MoH"], [0, 0, 0], id="what it is for first or last"),
        pytest.param(["Foreign Ministry", "Ministry of Foreign Affairs"], [0, 0], id="affairs"),
        pytest.param(["Veld Supreme Court", "Supreme Court of Veld", "High Court of Veld"], [0, 0, 2], id="courts"),
        pytest.param(["University of Orsk", "Orsk University"], [0, 1], id="universities keep their order"),
        pytest.param(["Affairs Ministry", "Ministry of Affairs", "Ministry of"], [0, 0, 2], id="nothing left"),
    ],
)
def test_offices_are_known_by_what_they_are_for(names: list[str], expected: list[int]) -> None:
    assert link_organisations(names, [None] * len(names)) == expected


@given(st.lists(st.text(alphabet="abAB al-'. é", max_size=12), max_size=8))
def test_linking_organisations_is_total_and_points_at_heads(names: list[str]) -> None:
    linked = link_organisations(names, [None] * len(names))
    assert all(linked[head] == head for head in linked)


@given(st.lists(st.text(alphabet="abAB al-'. é", max_size=12), max_size=8))
def test_linking_persons_is_total_and_points_at_heads(names: list[str]) -> None:
    linked = link_persons(names)
    assert all(linked[head] == head for head in linked)
