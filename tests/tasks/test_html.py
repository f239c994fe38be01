"""Pages: what is taken for the article, what the page says of itself, and what is refused in bounded time."""

import json
import time
from collections.abc import Callable
from datetime import date

import pytest

from tasks.errors import RejectedError
from tasks.pages.clean import clean_item
from tasks.records import Cleaned, Item

FIRST = "Ten people died when the Tolva burst its banks on Monday, the governor of the province told reporters."
SECOND = "Another 23 people were missing by nightfall, and the army was sent to the five towns along the river."
THIRD = "“We had no warning at all,” said Ana Reyes, who lost her house and her shop in the lower town of Port Ella."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str = BODY, head: str = "", headline: str = "<h1>Ten dead in Tolva flood</h1>") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body><article>{headline}{body}</article></body></html>"


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle"} | fields
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def clean(html: str, url: str | None = None) -> Cleaned:
    return clean_item(Item("news", "a.html", "news/a.html", "text/html", html.encode(), url))


def parts(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(span.role, cleaned.text[span.char_start : span.char_end]) for span in cleaned.spans]


def test_parts_stand_in_reading_order_with_blank_lines_between() -> None:
    standfirst = '<p class="standfirst">Five towns are under water and the rain has not stopped.</p>'
    byline = '<div class="byline">By Ana Reyes</div>'
    figure = '<figure><img src="/r.jpg"><figcaption>The river on Monday. Photo: NWA</figcaption></figure>'
    body = f"{standfirst}{byline}<p>TOLVA (NWA) - {FIRST}</p>{figure}<h2>No warning</h2><p>{SECOND}</p><p>{THIRD}</p>"
    cleaned = clean(page(body), "https://news.example/a")
    assert parts(cleaned) == [
        ("headline", "Ten dead in Tolva flood"),
        ("standfirst", "Five towns are under water and the rain has not stopped."),
        ("byline", "By Ana Reyes"),
        ("dateline", "TOLVA (NWA) -"),
        ("paragraph", FIRST),
        ("caption", "The river on Monday. Photo: NWA"),
        ("heading", "No warning"),
        ("paragraph", SECOND),
        ("paragraph", THIRD),
    ]
    assert cleaned.text == "\n\n".join(text for _, text in parts(cleaned))
    (picture,) = cleaned.pictures
    assert (picture.url, picture.credit) == ("https://news.example/r.jpg", "NWA")
    assert picture.caption_span is not None
    assert parts(cleaned)[picture.caption_span] == ("caption", picture.caption)


def test_repeated_passages_are_not_cut() -> None:
    cleaned = clean(page(f"{BODY}<blockquote>{THIRD}</blockquote><p>{FIRST}</p>"))
    assert cleaned.text.count(FIRST) == 2
    assert cleaned.text.count(THIRD) == 2


@pytest.mark.parametrize("between", ["", '<div class="byline">By Ana Reyes</div>'], ids=["at once", "after a byline"])
def test_a_standfirst_that_the_body_repeats_stands_twice(between: str) -> None:
    cleaned = clean(page(f'<p class="standfirst">{FIRST}</p>{between}{BODY}'))
    assert [role for role, text in parts(cleaned) if text == FIRST] == ["standfirst", "paragraph"]


def test_a_heading_that_is_a_link_is_kept_between_paragraphs() -> None:
    heading = '<h2><a href="/topics/warnings">No warning at all</a></h2>'
    cleaned = clean(page(f"<p>{FIRST}</p>{heading}<p>{SECOND}</p><p>{THIRD}</p>"))
    assert parts(cleaned)[1:4] == [("paragraph", FIRST), ("heading", "No warning at all"), ("paragraph", SECOND)]


def test_a_headline_is_not_said_twice_where_the_page_shows_it_once() -> None:
    assert clean(page()).text.count("Ten dead in Tolva flood") == 1


@pytest.mark.parametrize(
    "noise",
    [
        '<div id="consent" class="cookie-consent"><p>We use cookies to improve your experience on this site.</p></div>',
        '<aside class="related"><h3>Related</h3><ul><li><a href="/x">Ferry sinks off Port Ella</a></li></ul></aside>',
        "<p>ADVERTISEMENT</p>",
        "<p>Read more: Ferry sinks off Port Ella</p>",
        "<p>Sign up for our newsletter and get the news every morning.</p>",
        "<nav><a href=/>Home</a> <a href=/x>Ferry sinks off Port Ella</a></nav>",
    ],
)
def test_what_is_around_the_article_is_left_out(noise: str) -> None:
    html = page(f"<p>{FIRST}</p>{noise}<p>{SECOND}</p><p>{THIRD}</p>")
    assert [text for role, text in parts(clean(html)) if role != "headline"] == [FIRST, SECOND, THIRD]


def test_a_page_that_holds_its_text_in_json_ld_only_is_read_from_there() -> None:
    head = ld(headline="Ten dead", articleBody="\n\n".join((FIRST, SECOND, THIRD)))
    html = f"<html><head>{head}</head><body><div id=app>"
    cleaned = clean(html + "Please enable JavaScript to read this page.</div></body></html>")
    assert [text for role, text in parts(cleaned) if role == "paragraph"] == [FIRST, SECOND, THIRD]


def test_a_live_blog_whose_posts_come_later_is_read_from_its_json_ld() -> None:
    posts = [{"@type": "BlogPosting", "headline": "Ten dead", "articleBody": FIRST}, {"articleBody": SECOND}]
    cleaned = clean(
        f"<html><head>{ld(headline='Flood', liveBlogUpdate=posts)}</head><body><p>Loading</p></body></html>"
    )
    assert parts(cleaned) == [
        ("headline", "Flood"),
        ("heading", "Ten dead"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]


@pytest.mark.parametrize(
    ("head", "day", "origin"),
    [
        pytest.param(ld(datePublished="2026-03-07T23:30:00-05:00"), date(2026, 3, 7), "json-ld", id="JSON-LD"),
        pytest.param(
            '<meta property="article:published_time" content="2026-03-07">', date(2026, 3, 7), "meta", id="Open Graph"
        ),
        pytest.param('<meta name="DC.date.issued" content="7 March 2026">', date(2026, 3, 7), "meta", id="Dublin Core"),
        pytest.param('<meta itemprop="datePublished" content="2026-03-07">', date(2026, 3, 7), "meta", id="microdata"),
        pytest.param(
            ld(datePublished="2026-03-07") + '<meta name="date" content="2020-01-01">',
            date(2026, 3, 7),
            "json-ld",
            id="JSON-LD before meta",
        ),
        pytest.param(ld(datePublished="soon"), None, None, id="nonsense"),
    ],
)
def test_the_day_comes_from_the_best_place_that_has_one(head: str, day: date | None, origin: str | None) -> None:
    cleaned = clean(page(head=head))
    assert (cleaned.published_from, cleaned.published_to, cleaned.published_origin) == (day, day, origin)


@pytest.mark.parametrize(
    ("shown", "url", "origin"),
    [
        pytest.param('<time datetime="2026-03-07T10:00">Saturday</time>', None, "time", id="time"),
        pytest.param("<span>March 7, 2026 · 4 min read</span>", None, "page", id="shown under the headline"),
        pytest.param("<span>Updated: 7 March 2026</span>", None, "modified", id="day of an update only"),
        pytest.param("", "https://news.example/2026/03/07/flood", "url", id="address"),
    ],
)
def test_where_no_metadata_name_the_day_the_page_does(shown: str, url: str | None, origin: str) -> None:
    cleaned = clean(page(shown + BODY), url)
    assert (cleaned.published_from, cleaned.published_origin) == (date(2026, 3, 7), origin)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type": "NewsArticle", "headline": "Ten dead", "author": {"name": "Ana Reyes"},}', id="comma"),
        pytest.param('<!-- {"@type": "NewsArticle", "author": [{"name": "Ana Reyes"}]} -->', id="in a comment"),
        pytest.param('[{"@graph": [{"@type": ["NewsArticle"], "author": "By Ana Reyes"}]}]', id="list of graphs"),
        pytest.param(
            '{"@graph": [{"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ana Reyes"}]}', id="@id"
        ),
        pytest.param('{"@type": "NewsArticle", "author": "Ana\nReyes"}', id="line end in a string"),
        pytest.param('{"@type": "http://schema.org/NewsArticle", "creator": ["Ana Reyes"]};', id="semicolon"),
    ],
)
def test_json_ld_is_read_however_it_is_written(script: str) -> None:
    cleaned = clean(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert cleaned.authors == ("Ana Reyes",)


def test_json_ld_of_other_articles_is_not_taken_for_the_page_s() -> None:
    others = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]}
    head = f'<script type="application/ld+json">{json.dumps(others)}</script>{ld(datePublished="2026-03-07")}'
    assert clean(page(head=head)).published_from == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("known", "declared", "expected"),
    [
        (None, "https://news.example/a?utm_source=x&id=7#top", "https://news.example/a?id=7"),
        ("https://news.example/a?fbclid=1", "", "https://news.example/a"),
        ("https://m.news.example/a", "https://www.news.example/a", "https://www.news.example/a"),
        ("https://news.example/a", "https://other.example/b", "https://news.example/a"),
        ("https://news.example/a", "https://news.example/", "https://news.example/a"),
        ("https://news.example/x/a", "/x/b", "https://news.example/x/b"),
        (None, "/x/b", None),
        (None, "javascript:alert(1)", None),
        (None, "https://[broken", None),
    ],
)
def test_canonical_links_are_believed_of_their_own_site(known: str | None, declared: str, expected: str | None) -> None:
    html = page(head=f'<link rel="canonical" href="{declared}">')
    assert clean(html, known).canonical_url == expected


@pytest.mark.parametrize(
    ("headline", "head", "title"),
    [
        ("<h1>Ten dead</h1>", "<title>Ten dead | News</title>", "Ten dead"),
        ("<h1>News</h1><h1>Ten dead in Tolva</h1>", "<title>Ten dead in Tolva - News</title>", "Ten dead in Tolva"),
        ("", "<title>Ten dead in Tolva | The News</title>", "Ten dead in Tolva"),
        ("", '<meta property="og:title" content="Ten dead">', "Ten dead"),
    ],
)
def test_the_title_is_the_headline_without_the_site_s_name(headline: str, head: str, title: str) -> None:
    assert clean(page(head=head, headline=headline)).title == title


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html></html>", id="nothing"),
        pytest.param("<!doctype html><title>404</title><h1>Not found</h1><p>Sorry.", id="error page"),
        pytest.param("<!-- -->", id="comment"),
        pytest.param(
            "<html><body><nav>" + "<a href=/x>Ferry sinks</a> " * 30 + "</nav></body></html>", id="links only"
        ),
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(RejectedError) as caught:
        clean(html)
    assert (caught.value.stage, caught.value.reason_code) == ("clean", "no_article")


LAUGHS = "".join('<!ENTITY l%d "%s">' % (n, f"&l{n - 1};" * 9) for n in range(1, 12))  # noqa: UP031


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda: page(BODY + "<div>" * 100_000), "too_large", id="100,000 nested tags"),
        pytest.param(lambda: page(BODY + "<div>" * 10_000), "too_deep", id="10,000 nested tags"),
        pytest.param(lambda: page(BODY + "<p>x" * 61_000), "too_large", id="elements without end"),
        pytest.param(lambda: page(BODY + "x" * (50 << 20)), "too_large", id="50 MB"),
        pytest.param(lambda: page(BODY + "<p>" + "x " * (6 << 20)), "too_large", id="12 MB of one paragraph"),
        pytest.param(lambda: page("<p>" + f"{FIRST} " * 4000), "too_long", id="a book"),
        pytest.param(
            lambda: f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>' + page(BODY + "<p>&l11;</p>"), None, id="entity bomb"
        ),
        pytest.param(lambda: page(BODY + '<p class="' + "a " * 5_000_000 + '">'), None, id="huge attribute"),
        pytest.param(
            lambda: page(BODY + "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"),
            None,
            id="100,000 attributes",
        ),
        pytest.param(
            lambda: page(BODY, '<script type="application/ld+json">' + "[" * 200_000 + "</script>"),
            None,
            id="deep JSON-LD",
        ),
        pytest.param(
            lambda: page(
                BODY, '<script type="application/ld+json">' + '{"@graph":' * 900 + "1" + "}" * 900 + "</script>"
            ),
            None,
            id="deep graph",
        ),
        pytest.param(lambda: page(BODY + "<" * 200_000), None, id="signs that open nothing"),
    ],
)
def test_hostile_pages_end_in_bounded_time(make: Callable[[], str], reason: str | None) -> None:
    html = make()
    start = time.process_time()
    outcome = None
    try:
        assert FIRST in clean(html).text
    except RejectedError as error:
        outcome = error.reason_code
    assert outcome == reason
    assert time.process_time() - start < 20
