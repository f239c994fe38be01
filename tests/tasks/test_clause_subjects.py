"""Whose clause a figure stands in: the parser's subject where it has one, the words of the clause where not."""

import pytest

from tasks.figures.clause_subjects import find_subject
from tasks.figures.sites import Site
from tasks.text.phrases import clause_verb, span_at
from tests.tasks.reading import read

SUBJECTS = [
    ("Orla dropped 1%, while Varn, the best of all, fell 2%.", "2%", "Varn"),
    ("orlas profit fell 3% but brasks, hit by the strike, rose 5%", "5%", "brasks"),
    ("Orla rose 1%, and costs in Varn and Tarma rose 2%.", "2%", "costs"),
    ("Sales fell 3% in Europe and the US but rose 5% in Asia.", "5%", "Sales"),
    ("The index, which fell 2% on Monday, rose 3%.", "3%", "index"),
    ("The dollar fell 1% against the yen to trade at 108.", "108", "dollar"),
]


@pytest.mark.parametrize(("text", "figure", "subject"), SUBJECTS, ids=[row[0][:40] for row in SUBJECTS])
def test_subject_is_that_of_the_figures_own_clause(text: str, figure: str, subject: str) -> None:
    _, doc, _ = read(text)
    span = span_at(doc, text.index(figure), text.index(figure) + len(figure))
    assert span is not None
    verb = clause_verb(span.root)
    assert verb is not None
    found = find_subject(Site(doc, span, len(doc), "percent", ()), verb)
    assert found is not None
    assert found.text == subject
