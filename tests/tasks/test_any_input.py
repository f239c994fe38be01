"""Any bytes and any record end as a cleaned text or a reject with a reason, never as a crash."""

import gzip
import io
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.errors import RejectedError
from tasks.identity import make_id, text_sha256
from tasks.intake.sources import Unreadable, read_sources
from tasks.pages.clean import clean_item
from tasks.pages.segment import make_images, make_segments
from tasks.records import Cleaned, Item

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)
MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<h1>",
            "</h1>",
            "<div",
            "<figure>",
            "<img",
            "src=",
            "<figcaption>",
            "<table>",
            "<td>",
            "<li>",
            "<blockquote>",
            "<script>",
            "<!--",
            "-->",
            "<script",
            'type="application/ld+json">',
            '{"@type":"NewsArticle","headline":',
            "[",
            "]",
            "}",
            "</script>",
            "<meta",
            "content=",
            "<time>",
            "<br>",
            "&",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "<link",
            "rel=canonical",
            "href=http://[",
            "<base",
            "href=//",
            "TOLVA",
            "(AP)",
            "—",
            "By",
            "Ana",
            "Reyes",
            ".",
        ]
    )
    | st.text(max_size=30),
    max_size=40,
).map(" ".join)
JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | ANY_TEXT, st.lists, max_leaves=5)
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "text": ANY_TEXT | JSON,
        "html": MARKUP | JSON,
        "id": ANY_TEXT | JSON,
        "url": ANY_TEXT | JSON,
        "title": ANY_TEXT | JSON,
        "authors": JSON,
        "source": ANY_TEXT | JSON,
        "published_at": ANY_TEXT | JSON | st.datetimes().map(str),
        "language": ANY_TEXT | JSON,
    },
)


@settings(max_examples=300)
@given(
    st.binary(max_size=1000)
    | st.binary(max_size=300).map(gzip.compress)
    | ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@example(b"\x1f\x8b\x08")
@example(b"PAR1PAR1")
@example(b'{"text": "a"}\n{"text": "\\ud800"}')
@example(b"\xff\xfe<\x00h")
def test_any_bytes(raw: bytes) -> None:
    for found in read_sources(["-"], source_name=None, stdin=io.BytesIO(raw)):
        check(found)


@settings(max_examples=300)
@given(MARKUP)
def test_any_markup(html: str) -> None:
    check(Item("news", "a.html", "a.html", "text/html", html.encode("utf-8", "replace"), "https://news.example/a"))


@settings(max_examples=300)
@given(st.lists(RECORDS, max_size=3))
def test_any_records(records: list[dict[str, object]]) -> None:
    raw = "\n".join(json.dumps(record) for record in records).encode()
    for found in read_sources(["-"], source_name=None, stdin=io.BytesIO(raw)):
        check(found)


def check(found: Item | Unreadable) -> None:
    if isinstance(found, Unreadable):
        assert found.stage == "read"
        assert found.reason_code.isidentifier()
        assert found.message.encode("utf-8")
        return
    assert "".join((found.source, found.source_id, found.address, found.url or "")).encode("utf-8") is not None
    outcome = clean_or_reason(found)
    if isinstance(outcome, str):
        assert outcome.isidentifier()
    else:
        check_cleaned(outcome)


def clean_or_reason(item: Item) -> Cleaned | str:
    try:
        return clean_item(item)
    except RejectedError as error:
        return error.reason_code


def check_cleaned(cleaned: Cleaned) -> None:
    assert text_sha256(cleaned.text)
    assert "\r" not in cleaned.text
    assert cleaned.spans
    end = 0
    for span in cleaned.spans:
        assert end <= span.char_start < span.char_end <= len(cleaned.text)
        assert cleaned.text[span.char_start : span.char_end].strip() == cleaned.text[span.char_start : span.char_end]
        assert not cleaned.text[end : span.char_start].strip()
        end = span.char_end
    assert not cleaned.text[end:].strip()
    revision = make_id("revision", "x")
    make_images(revision, cleaned, make_segments(revision, cleaned))
