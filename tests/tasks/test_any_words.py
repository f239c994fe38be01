"""Words of news in any order end as rows that hold: spans are their characters and no interval runs backwards."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.article import find_facts
from tests.tasks.reading import read

TEXT = """
    the a last next this past trailing first second final early late mid same previous fiscal end of between and to
    through until from since by before after in on at during within for ago later earlier ended ending that began
    starting week month year quarter half decade century season weekend winter Monday Friday January Feb. March June
    Sept. 30 December 31 29 2032 2029/30 1921 '98 0001 99999 9000 12 three nine 40 days years weeks hours which
    respectively not but 60 7 percent % $ £ million billion people homes workers killed injured , . ; : -- – ( ) " “
    ” said police according whom including perhaps hundreds dozens about more than at least up rose fell 1,000 2.5
    1/2 third one four km per hour told reporters Ada Voss Orsk Velden government figure it they he
"""
WORDS = TEXT.split()
DAYS = st.one_of(st.none(), st.dates(date(1600, 1, 1), date(2399, 12, 31)))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40), DAYS)
@example(["the", "9000", "years", "to", "March", "2020"], date(2031, 3, 4))
@example(["mid", "weekend"], date(2024, 2, 29))
def test_words_of_news_in_any_order_make_rows_that_hold(words: list[str], published: date | None) -> None:
    reading, doc, _ = read(" ".join(words) + ".", published=published)
    facts = find_facts(reading, doc)
    for row in (*facts.figures, *facts.quotes, *facts.dates, *facts.mentions):
        assert reading.text[row.char_start : row.char_end] == row.text
    for low, high in [*((d.date_from, d.date_to) for d in facts.dates), *((f.low, f.high) for f in facts.figures)]:
        assert low is None or high is None or low <= high
