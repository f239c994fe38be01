"""Names that the network calls MISC, sorted by their words."""

import pytest

from tasks.names.misc_names import sort_misc


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("It broke the Press Freedom Act 1991.", "Press Freedom Act 1991", "LAW", id="year-after"),
        pytest.param("the Treaty of Lindau was signed", "Treaty of Lindau", "LAW", id="head-before-of"),
        pytest.param("Convention on Safe Harbours holds", "Convention on Safe Harbours", "LAW", id="head-before-on"),
        pytest.param("after World War II ended", "World War II", "EVENT", id="roman-number"),
        pytest.param("the 2031 Lantern Festival began", "2031 Lantern Festival", "EVENT", id="last-word"),
        pytest.param("when Cyclone Berta struck", "Cyclone Berta", "EVENT", id="first-word"),
        pytest.param("her novel “Salt Roads” sold", "Salt Roads", "WORK", id="in-quotation-marks"),
        pytest.param("rates of Covid-19 fell", "Covid-19", "MISC", id="nothing-tells"),
        pytest.param("", "", "MISC", id="empty"),
    ],
)
def test_sorts_by_words_and_marks(text, name, kind):
    start = text.index(name)
    assert sort_misc(text, start, start + len(name)) == kind
