"""Raw spans become mentions: trimmed, typed by the whole article, completed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.names.entities import link_mentions
from tasks.names.name_evidence import RawName
from tasks.names.names import shape_names
from tasks.names.tagger import find_names
from tasks.records import Mention
from tasks.text.sentences import find_sentences
from tests.tasks.reading import make_reading, read


def shape(text: str, *raw: tuple[str, str]) -> tuple[Mention, ...]:
    """Mentions of the raw spans given as (words, type), each at its first place after the one before."""
    reading, spans, at = make_reading(text), [], 0
    for words, type_ in raw:
        at = text.index(words, at)
        spans.append(RawName(at, at + len(words), type_))
    return shape_names(reading, find_sentences(reading, None), spans)  # type: ignore[arg-type]


TRIMMED = [
    pytest.param("The Orsk Times reported it.", ("The Orsk Times", "ORG"), "Orsk Times", id="article"),
    pytest.param("They met Voss's aide.", ("Voss's", "PERSON"), "Voss", id="possessive"),
    pytest.param("Voss’ aide left.", ("Voss’", "PERSON"), "Voss", id="possessive of a name in s"),
    pytest.param("The Orsk-based firm grew.", ("Orsk-based", "LOCATION"), "Orsk", id="suffix"),
    pytest.param("It left “Orsk,” he said.", ("“Orsk,”", "LOCATION"), "Orsk", id="quotation marks"),
    pytest.param(
        "It sold Voss Inc. to them.", ("Voss Inc.", "ORG"), "Voss Inc.", id="the stop of an abbreviation stays"
    ),
    pytest.param("It is made in the U.S. now.", ("U.S", "LOCATION"), "U.S.", id="a stop that the span lacks"),
    pytest.param("Voss ramrod the bill.", ("Voss ramrod", "PERSON"), "Voss", id="a verb after a person's name"),
    pytest.param("Gen. Ada Voss left.", ("Gen. Ada Voss", "PERSON"), "Ada Voss", id="title inside the span"),
    pytest.param("Park Min-ho left.", ("Park Min-ho", "PERSON"), "Park Min-ho", id="a syllable is no suffix"),
    pytest.param("A Voss-backed bill fell.", ("Voss-backed", "PERSON"), "Voss", id="who backs it"),
    pytest.param("President (Ada) Voss left.", ("Ada) Voss", "PERSON"), "(Ada) Voss", id="brackets inside"),
    pytest.param("He met [Ada] Voss.", ("Ada] Voss", "PERSON"), "[Ada] Voss", id="square brackets inside"),
    pytest.param("The Relief Board and Lind met.", ("Relief Board and", "ORG"), "Relief Board", id="and"),
    pytest.param("Orsk\u200b is dry.", ("Orsk\u200b", "LOCATION"), "Orsk", id="a space without width"),
    pytest.param("Orsk (Old Town) is dry.", ("Orsk (Old Town)", "LOCATION"), "Orsk (Old Town)", id="brackets in pairs"),
]


@pytest.mark.parametrize(("text", "raw", "expected"), TRIMMED)
def test_a_mention_is_the_name_alone(text: str, raw: tuple[str, str], expected: str) -> None:
    assert [m.text for m in shape(text, raw)] == [expected]


TITLES = [
    ("Defence Minister Oluf Brandt resigned.", "Defence Minister"),
    (
        "Norway’s Deputy Prime Minister and Minister of Fisheries Sheikh Oluf Brandt left.",
        "Deputy Prime Minister and Minister of Fisheries Sheikh",
    ),
    ("Police said former deputy mayor Oluf Brandt was there.", "former deputy mayor"),
    ("The firm wrote to Lt. Gen. Oluf Brandt yesterday.", "Lt. Gen."),
    ("Secretary of State for Water Oluf Brandt spoke.", "Secretary of State for Water"),
    ("The U.S. Secretary of State Oluf Brandt spoke.", "Secretary of State"),
    ("After the vote Oluf Brandt left.", None),
    ("The minister met Oluf Brandt.", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[text[:28] for text, _ in TITLES])
def test_titles_before_a_person_are_kept_beside_the_name(text: str, title: str | None) -> None:
    person = next(m for m in shape(text, ("Oluf Brandt", "PERSON")) if m.type == "PERSON")
    assert (person.text, person.title) == ("Oluf Brandt", title)


def test_countries_and_demonyms_have_one_type_and_are_found_without_the_tagger() -> None:
    mentions = shape("Kenya sent aid. Kenyan doctors and two Danes left the U.S. on Monday.", ("Kenya", "ORG"))
    assert [(m.text, m.type) for m in mentions] == [
        ("Kenya", "LOCATION"),
        ("Kenyan", "NORP"),
        ("Danes", "NORP"),
        ("U.S.", "LOCATION"),
    ]


def test_a_surname_has_the_type_of_its_person_and_recurs() -> None:
    text = "Ada Brandt spoke. Brandt left. Then Brandt's aide came."
    assert [(m.text, m.type) for m in shape(text, ("Ada Brandt", "PERSON"), ("Brandt", "ORG"))] == [
        ("Ada Brandt", "PERSON"),
        ("Brandt", "PERSON"),
        ("Brandt", "PERSON"),
    ]


def test_a_dateline_in_capitals_is_a_place_and_its_agency_a_body() -> None:
    text = "NAIROBI, Jan. 5 (Wire) — Rain fell."
    assert [(m.text, m.type) for m in shape(text)] == [("NAIROBI", "LOCATION"), ("Wire", "ORG")]


SPLIT = [
    ("Nine died in Varland's southern Orsk region.", ("Varland's southern Orsk", "LOCATION"), ["Varland", "Orsk"]),
    ("Nine died in King's Orsk.", ("King's Orsk", "LOCATION"), ["King's Orsk"]),
    pytest.param(
        "Rain fell on Norway, Chile and islands.",
        ("Norway, Chile", "LOCATION"),
        ["Norway", "Chile"],
        id="two countries",
    ),
    pytest.param(
        "Rain fell in Orsk, Tenn., on Monday.", ("Orsk, Tenn.", "LOCATION"), ["Orsk", "Tenn"], id="town and region"
    ),
    pytest.param("Rain fell in Orsk, Kenya.", ("Orsk, Kenya", "LOCATION"), ["Orsk, Kenya"], id="town and country"),
    pytest.param("Sen. Ada Voss (D-Orsk) left.", ("D-Orsk", "PERSON"), ["Orsk"], id="party and town"),
    pytest.param("Rain in northern Orsk province.", ("northern Orsk province", "LOCATION"), ["Orsk"], id="small words"),
    pytest.param("The cost of living.", ("cost of living", "ORG"), [], id="no capital, no name"),
]


@pytest.mark.parametrize(("text", "raw", "expected"), SPLIT)
def test_a_span_of_a_place_is_cut_to_its_names(text: str, raw: tuple[str, str], expected: list[str]) -> None:
    assert [m.text for m in shape(text, raw)] == expected


KNOWN = [
    ("Ramadan begins on Monday.", ("Ramadan", "PERSON"), "EVENT"),
    ("Police in Orsk, W.Va., left.", ("W.Va.", "PERSON"), "LOCATION"),
    ("They left the West Bank.", ("West Bank", "ORG"), "LOCATION"),
    ("They left the E.U. last year.", ("E.U.", "LOCATION"), "ORG"),
]


@pytest.mark.parametrize(("text", "raw", "type_"), KNOWN, ids=[text for text, _, _ in KNOWN])
def test_a_known_name_has_its_type(text: str, raw: tuple[str, str], type_: str) -> None:
    assert [m.type for m in shape(text, raw)] == [type_]


BY_ARTICLE = [
    pytest.param(
        "Elder Jeff Holland left. Holland said so.",
        {"Jeff Holland": "PERSON", "Holland": "LOCATION"},
        "PERSON",
        id="surname",
    ),
    pytest.param(
        "Tom Durham left. Rain fell in Durham.", {"Tom Durham": "PERSON", "Durham": "LOCATION"}, "LOCATION", id="town"
    ),
    pytest.param(
        "Norvik Marine sank. Norvik said so.",
        {"Norvik Marine": "ORG", "Norvik": "PERSON"},
        "ORG",
        id="short for a firm",
    ),
    pytest.param(
        "The Voss Fund sank. Mr Voss said so.", {"Voss Fund": "ORG", "Voss": "PERSON"}, "PERSON", id="person of a firm"
    ),
    pytest.param(
        "Orsk Rail sank. Rain fell in Orsk.", {"Orsk Rail": "ORG", "Orsk": "LOCATION"}, "LOCATION", id="town of a firm"
    ),
]


@pytest.mark.parametrize(("text", "raw", "type_"), BY_ARTICLE)
def test_the_article_tells_what_a_single_word_is(text: str, raw: dict[str, str], type_: str) -> None:
    reading = make_reading(text)
    spans = [RawName(at := text.rindex(words), at + len(words), type_) for words, type_ in raw.items()]
    spans.sort(key=lambda one: one.start)
    assert shape_names(reading, find_sentences(reading, None), spans)[-1].type == type_  # type: ignore[arg-type]


@pytest.mark.parametrize("junk", ["Paris, ", "Mr. ", "President of the ", "A-", "Kenya's ", "(D-", "X, Tenn. "])
def test_junk_takes_little_time(junk: str) -> None:
    text = junk * (100_000 // len(junk))
    reading = make_reading(text)
    sentences = find_sentences(reading, None)  # type: ignore[arg-type]
    raw = [RawName(at, min(at + 30, len(text)), "PERSON") for at in range(0, len(text), 40)]
    began = time.process_time()
    link_mentions(reading, None, shape_names(reading, sentences, raw))  # type: ignore[arg-type]
    assert time.process_time() - began < 20


def test_a_local_body_holds_its_place() -> None:
    text = "The Lexington Police Department and the Kenya Army met."
    mentions = shape(text, ("Lexington Police Department", "ORG"), ("Kenya Army", "ORG"))
    assert [m.text for m in mentions] == ["Lexington Police Department", "Lexington", "Kenya Army"]


def test_a_dateline_names_a_place_that_the_gazetteer_lacks() -> None:
    reading = make_reading("ORSKVELD -")
    dated = replace(reading, segments=tuple(replace(one, role="dateline") for one in reading.segments))
    for text, expected in ((reading, []), (dated, [("ORSKVELD", "LOCATION")])):
        found = shape_names(text, find_sentences(text, None), [])  # type: ignore[arg-type]
        assert [(one.text, one.type) for one in found] == expected


def test_a_body_named_after_a_person_holds_no_place() -> None:
    text = "Ada Lexington won. The Lexington Police Department was told."
    mentions = shape(text, ("Ada Lexington", "PERSON"), ("Lexington Police Department", "ORG"))
    assert [m.text for m in mentions] == ["Ada Lexington", "Lexington Police Department"]


def test_the_model_finds_names() -> None:
    reading, doc, sentences = read("Angela Merkel visited Nairobi on Monday.")
    assert {m.text for m in find_names(reading, doc, sentences)} >= {"Angela Merkel", "Nairobi"}


@given(st.text(alphabet="AabU.S' ’-\n(Kenya) ", max_size=120), st.data())
def test_any_spans_of_any_text_give_mentions_that_stand_in_it(text: str, data: st.DataObject) -> None:
    reading = make_reading(text)
    place = st.integers(0, len(text))
    spans = data.draw(
        st.lists(st.builds(RawName, place, place, st.sampled_from(["PERSON", "ORG", "LOCATION"])), max_size=6)
    )
    for mention in shape_names(reading, find_sentences(reading, None), spans):  # type: ignore[arg-type]
        assert text[mention.char_start : mention.char_end] == mention.text != ""


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Orange County Detention Center", "Orange County"),
        ("District Court for the District of Columbia", "District of Columbia"),
        ("Lindsey University School of Law", None),
    ],
)
def test_the_place_of_a_local_body_is_named_in_full(body: str, place: str | None) -> None:
    mentions = shape(f"The {body} was closed.", (body, "ORG"))
    assert [m.text for m in mentions if m.type == "LOCATION"] == ([place] if place else [])


def test_a_body_known_by_name_is_no_place() -> None:
    assert [m.type for m in shape("Fighters of Islamic State fled.", ("Islamic State", "LOCATION"))] == ["ORG"]


@pytest.mark.parametrize(("passed_over", "found"), [(2, 3), (5, 1)], ids=["seldom", "mostly"])
def test_a_word_that_the_tagger_mostly_passed_over_is_no_name(passed_over: int, found: int) -> None:
    text = "The ORSWA met. " + "They built ORSWA pumps. " * passed_over
    assert len(shape(text, ("ORSWA", "ORG"))) == found
