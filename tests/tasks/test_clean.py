"""Cleaning of given text and records: the text stays, its parts are told only where they are plain."""

import json
from datetime import UTC, date, datetime

import pytest

from tasks.errors import RejectedError
from tasks.pages import clean
from tasks.pages.clean import clean_item
from tasks.records import Cleaned, Item
from tasks.text import language

PARAGRAPH = "A ferry with 40 people on board sank off the port on Monday, the coastguard said in a statement."


def clean_text(text: str, published_at: date | None = None) -> Cleaned:
    return clean_item(Item("news", "a.txt", "news/a.txt", "text/plain", text.encode()), published_at)


def clean_record(given: date | None = None, /, **fields: object) -> Cleaned:
    raw = json.dumps(fields).encode()
    return clean_item(Item("news", "a", "a.jsonl#1", "application/json", raw), given)


def parts(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(span.role, cleaned.text[span.char_start : span.char_end]) for span in cleaned.spans]


def roles(text: str) -> list[str]:
    return [span.role for span in clean_text(text).spans]


def test_the_limit_is_the_language_model_s() -> None:
    assert clean.MAX_CHARS == language.MAX_CHARS


def test_given_text_is_unchanged_but_for_line_ends() -> None:
    text = "  Ten  people\tdied.\r\n\r\n\r\nTwo\u00a0are missing. \r"
    cleaned = clean_text(text)
    assert cleaned.text == text.replace("\r\n", "\n").replace("\r", "\n")
    assert [text for _, text in parts(cleaned)] == ["Ten  people\tdied.", "Two\u00a0are missing."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{PARAGRAPH}\n{PARAGRAPH} Again.", ["paragraph", "paragraph"], id="a paragraph a line"),
        pytest.param(f"Ferry sinks off Tolva\n\n{PARAGRAPH}", ["headline", "paragraph"], id="headline"),
        pytest.param(
            f"Ferry sinks\n\nOwner blames the weather.\n\nBy Ana Reyes\n\nTOLVA (NWA) - {PARAGRAPH}",
            ["headline", "standfirst", "byline", "dateline", "paragraph"],
            id="whole masthead",
        ),
        pytest.param(
            f"Ten are missing after the sinking.\n{PARAGRAPH}\nMore.\nTen are missing after the sinking.",
            ["standfirst", "paragraph", "paragraph", "paragraph"],
            id="standfirst that the body repeats",
        ),
        pytest.param(f"{PARAGRAPH}\n\n- Ten dead\n- Two missing", ["paragraph", "list_item", "list_item"], id="list"),
        pytest.param(
            f"{PARAGRAPH}\n\n(Reporting by Ana Reyes; editing by Tom Oduya)", ["paragraph", "byline"], id="credit line"
        ),
        pytest.param("By Friday the water had fallen.", ["paragraph"], id="By opens a sentence"),
        pytest.param("THE END - or so it seemed to everybody.", ["paragraph"], id="capitals that are no place"),
        pytest.param(f"BREAKING: {PARAGRAPH}", ["paragraph"], id="label"),
        pytest.param("one\ntwo", ["paragraph", "paragraph"], id="short lines"),
    ],
)
def test_parts_of_wire_copy_are_told(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


def test_lines_wrapped_to_a_width_are_one_paragraph() -> None:
    wrapped = (
        "The ferry left the harbour on Monday with forty people on\nboard and has not been seen, the coastguard\nsaid."
    )
    assert len(clean_text(f"{wrapped}\n\nIt was built in 1989.").spans) == 2


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("TOLVA, Marania (AP) — ", "TOLVA, Marania (AP)"),
        ("TOLVA, March 7 (Reuters) - ", "TOLVA, March 7 (Reuters)"),
        ("PORT ELLA/TOLVA, 7 March 2026 – ", "PORT ELLA/TOLVA, 7 March 2026"),
        ("Tolva, Marania (CNN) -- ", "Tolva, Marania (CNN)"),
        ("TOLVA: ", "TOLVA"),
        ("ST. IMELDA, Tues. March 3, 2026 — ", "ST. IMELDA, Tues. March 3, 2026"),
        ("(Reuters) - ", None),
    ],
)
def test_datelines_are_cut_from_their_paragraph(opening: str, dateline: str | None) -> None:
    cleaned = clean_text(opening + PARAGRAPH)
    assert parts(cleaned) == [("dateline", opening.strip()), ("paragraph", PARAGRAPH)]
    assert cleaned.dateline == dateline


def test_a_record_s_fields_go_before_what_its_text_says() -> None:
    cleaned = clean_record(
        text=f"Ferry sinks\n\nBy Ana Reyes\n\n{PARAGRAPH}",
        title="Ferry sinks",
        authors=["Tom Oduya"],
        source="Wire",
        url="https://Wire.example/7?utm_source=x#top",
        published_at="2026-03-07T23:30:00-05:00",
    )
    assert (cleaned.title, cleaned.authors, cleaned.outlet) == ("Ferry sinks", ("Tom Oduya",), "Wire")
    assert cleaned.canonical_url == "https://wire.example/7"
    assert cleaned.published_at == datetime(2026, 3, 8, 4, 30, tzinfo=UTC)
    assert (cleaned.published_from, cleaned.published_to) == (date(2026, 3, 7), date(2026, 3, 7))
    assert cleaned.published_origin == "given"
    assert parts(cleaned)[0] == ("headline", "Ferry sinks")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-07", date(2026, 3, 7)),
        ("20260307", date(2026, 3, 7)),
        ("2026-03-07 10:00:00", date(2026, 3, 7)),
        ("Sat, 07 Mar 2026 23:00:00 -0800", date(2026, 3, 7)),
        ("March 7th, 2026", date(2026, 3, 7)),
        ("31/03/2026", date(2026, 3, 31)),
        (1772841600, date(2026, 3, 7)),
        ("03/04/2026", None),
        ("2026-02-31", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59Z", None),
        ([2026], None),
        (float("1e300"), None),
    ],
)
def test_published_at_is_read_as_records_write_it(written: object, day: date | None) -> None:
    assert clean_record(text=PARAGRAPH, published_at=written).published_from == day


def test_the_option_counts_where_the_document_names_no_day() -> None:
    day = date(2026, 3, 9)
    assert clean_text(PARAGRAPH, day).published_from == day
    assert clean_record(day, text=PARAGRAPH).published_from == day
    assert clean_record(day, text=PARAGRAPH, published_at="2026-03-07").published_from == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (PARAGRAPH, None, "en"),
        (PARAGRAPH, "fr", "en"),
        ("Die Fähre ist am Montag vor dem Hafen gesunken, teilte die Küstenwache mit.", "en", "de"),
        ("Le ferry a coulé lundi au large du port, ont indiqué les garde-côtes dans un communiqué.", None, "fr"),
        ("Zehn Tote", "de-AT", "de"),
        ("Ten dead", None, "en"),
        ("12 345 678", None, "en"),
    ],
)
def test_language_is_told_from_text_long_enough(text: str, declared: str | None, code: str) -> None:
    assert clean_record(text=text, language=declared).language == code


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        pytest.param(Item("a", "a", "a", "text/plain", b" \n "), "empty", id="blank text"),
        pytest.param(Item("a", "a", "a", "text/plain", b"word " * 70_000), "too_long", id="a book"),
        pytest.param(Item("a", "a", "a", "application/json", b"{}"), "empty", id="record without text"),
        pytest.param(Item("a", "a", "a", "application/json", b"{"), "not_json", id="record that is not JSON"),
        pytest.param(Item("a", "a", "a", "application/json", b"[]"), "not_a_record", id="record that is a list"),
        pytest.param(Item("a", "a", "a", "text/plain", b"\x89PNG\r\n"), "binary", id="picture"),
    ],
)
def test_what_is_no_text_is_refused(item: Item, reason: str) -> None:
    with pytest.raises(RejectedError) as caught:
        clean_item(item)
    assert caught.value.reason_code == reason


def test_lone_surrogates_and_nul_do_not_reach_the_text() -> None:
    cleaned = clean_record(text="Ten \ud800 died\x00.", title="\udfff")
    assert cleaned.text == "Ten \ufffd died\ufffd."
    assert cleaned.title == "\ufffd"
