"""Which entities of several articles a person is asked about."""

import pytest

from tasks.names.namesakes import find_namesakes

PAIRS = {
    "a bare surname that fits one full name": (["Ada Voss", "Voss"], [(1, 0, "the only full name that fits")]),
    "a bare surname that fits two": (["Ada Voss", "Ivo Voss", "Voss"], []),
    "another spelling": (["Mohammed Rami", "Muhammad al-Rami"], [(1, 0, "a like spelling or a longer name")]),
    "the same bare name in two articles": (["Voss", "Voss"], [(1, 0, "the same name")]),
    "strangers": (["Ada Voss", "Ilse Tamm"], []),
}


@pytest.mark.parametrize(("persons", "expected"), PAIRS.values(), ids=PAIRS)
def test_persons(persons: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert find_namesakes([("PERSON", name) for name in persons]) == expected


def test_types_do_not_meet() -> None:
    assert find_namesakes([("PERSON", "Orsk"), ("ORG", "Orsk")]) == []


def test_a_generic_body_is_asked_about_and_not_joined() -> None:
    assert find_namesakes([("ORG", "Supreme Court"), ("ORG", "Supreme Court")]) == [(1, 0, "the same name")]
