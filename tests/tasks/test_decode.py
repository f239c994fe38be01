"""Decoding: the right characters whatever the bytes claim, or a refusal."""

import pytest

from tasks.errors import RejectedError
from tasks.intake.decode import decode_text, mend_mojibake, tidy_text

WORDS = "“Café” – the ministry’s naïve plan, 40 °C"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(WORDS.encode(), WORDS, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), WORDS, id="UTF-8 with a mark"),
        pytest.param(WORDS.encode("utf-16"), WORDS, id="UTF-16 with a mark"),
        pytest.param(WORDS.encode("utf-16-le"), WORDS, id="UTF-16 without a mark"),
        pytest.param(WORDS.encode("utf-32"), WORDS, id="UTF-32 with a mark"),
        pytest.param(WORDS.encode("cp1252"), WORDS, id="Windows-1252, undeclared"),
        pytest.param(b"Ten\r\npeople\rdied\n", "Ten\npeople\ndied\n", id="line ends"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_text_is_decoded_rightly(raw: bytes, text: str) -> None:
    assert decode_text(raw) == text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        pytest.param("utf-8", "cp1252", id="declares UTF-8, is Windows-1252"),
        pytest.param("iso-8859-1", "utf-8", id="declares Latin-1, is UTF-8"),
        pytest.param("iso-8859-1", "cp1252", id="Latin-1 means Windows-1252"),
        pytest.param("windows-1252", "cp1252", id="declares rightly"),
        pytest.param("us-ascii", "cp1252", id="declares ASCII"),
        pytest.param("utf-16", "utf-8", id="declares UTF-16 in ASCII letters"),
        pytest.param("klingon", "utf-8", id="declares what there is not"),
        pytest.param("rot13", "utf-8", id="declares what is no charset"),
    ],
)
def test_wrong_declarations_are_seen_through(declared: str, encoding: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{WORDS}</p>'
    assert WORDS in decode_text(page.encode(encoding))


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ("iso-8859-2", "Łódź i Gdańsk"),
        ("windows-1251", "Москва и область"),
        ("shift_jis", "東京都の火災"),
        ("gb2312", "北京的天气"),
    ],
)
def test_declared_charsets_are_believed(declared: str, words: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{words}'
    assert words in decode_text(page.encode(declared))


def test_some_wrong_bytes_in_utf8_cost_only_themselves() -> None:
    assert decode_text((WORDS * 20).encode() + b"\xff" + WORDS.encode()) == WORDS * 20 + "\ufffd" + WORDS


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n", b"abc\0\0\0def\0", b"\x7fELF", bytes(range(1, 9)) * 20],
    ids=["png", "nul", "elf", "controls"],
)
def test_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(RejectedError) as caught:
        decode_text(raw)
    assert (caught.value.stage, caught.value.reason_code) == ("read", "binary")


def test_no_lone_surrogate_or_nul_is_left() -> None:
    assert tidy_text("a\ud800b\0c") == "a\ufffdb\ufffdc"


def test_mojibake_is_mended_only_where_it_is_proven() -> None:
    assert mend_mojibake(WORDS.encode().decode("latin-1")) == WORDS
    assert mend_mojibake("the ministryâ€™s cafÃ©") == "the ministry’s café"
    assert mend_mojibake(WORDS) == WORDS
    assert mend_mojibake("SÃO PAULO, CAFÃ©") == "SÃO PAULO, CAFÃ©"
