"""Bytes to text, whatever they claim to be: between `sources` and `clean`.

The order of trust follows the WHATWG encoding standard (byte order mark, then what is declared), with one
exception that news archives need: bytes that are valid UTF-8 and hold more than ASCII are UTF-8, whatever the
page declares, for no text in a legacy charset is valid UTF-8 by chance.
"""

import codecs
import re

from tasks.errors import RejectedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\x7fELF",
    b"SQLite format 3\x00",
    b"\xd0\xcf\x11\xe0",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"Rar!",
)
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 8192
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_LINE_END = re.compile(r"\r\n?")
_NOT_TEXT = re.compile("[\ud800-\udfff\x00]")
_UNPRINTABLE = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")

_BYTE_OF = {bytes([byte]).decode("cp1252", errors="ignore"): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_LATER = "[" + "".join(re.escape(character) for character, byte in _BYTE_OF.items() if character and byte < 0xC0) + "]"
_THREE_BYTES = re.compile(f"[\u00e0-\u00ef]{_LATER}{{2}}")
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_LATER}|[\u00e0-\u00ef]{_LATER}{{2}}|[\u00f0-\u00f4]{_LATER}{{3}}")


def decode_text(raw: bytes) -> str:
    r"""The text of a file, line ends as `\n`; a binary file is refused.

    >>> decode_text(b"caf\xc3\xa9\r\n")
    'café\n'
    >>> decode_text(b'<meta charset="utf-8">\x93caf\xe9\x94 and more of the same caf\xe9')
    '<meta charset="utf-8">“café” and more of the same café'
    """
    if is_binary(raw):
        raise RejectedError("read", "binary", "the file is binary, not text: convert it to text or HTML first")
    text = tidy_text(_decode(raw))
    if _is_noise(text):
        raise RejectedError("read", "binary", "the file decodes to control characters, not text")
    return text


def tidy_text(text: str) -> str:
    r"""The text with `\n` for every line end, and U+FFFD for what no UTF-8 database can hold: lone surrogates, NUL.

    >>> tidy_text("a\r\nb\rc \ud800")
    'a\nb\nc �'
    """
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    return _NOT_TEXT.sub("\ufffd", text)


def mend_mojibake(text: str) -> str:
    r"""The text with UTF-8 that somebody read as Windows-1252 or Latin-1 put right: `â€™` was an apostrophe.

    Only where three-byte sequences prove it, for no language writes those by chance.

    >>> mend_mojibake("the ministryâ\x80\x99s cafÃ©"), mend_mojibake("CAFÃ© stays")
    ('the ministry’s café', 'CAFÃ© stays')
    """
    if not _THREE_BYTES.search(text):
        return text
    return _MOJIBAKE.sub(_mended, text)


def is_binary(raw: bytes) -> bool:
    """Whether these bytes (or the first of them) are no text: a known file type, or NULs outside UTF-16 and UTF-32."""
    if raw.startswith(_BINARY_MAGIC):
        return True
    head = raw[:_LOOKED_AT]
    return b"\x00" in head and _by_mark(head) is None and _wide(head) is None


def _mended(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTE_OF[character] for character in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]


def _decode(raw: bytes) -> str:
    marked = _by_mark(raw) or (_wide(raw) if b"\x00" in raw[:_LOOKED_AT] else None)
    if marked:
        return raw.decode(marked, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        first_wrong = error
    declared = _declared(raw)
    if declared == "utf-8" or (declared is None and _nearly_utf8(raw)):
        return _repair(raw, first_wrong)
    if declared:
        text = _try(raw, declared)
        if text is not None:
            return text
    return _guess(raw)


def _by_mark(raw: bytes) -> str | None:
    return next((name for mark, name in _BOMS if raw.startswith(mark)), None)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: Western text has a NUL in every second place, and only there."""
    head = raw[:_LOOKED_AT]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.7 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_LOOKED_AT])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace")
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name.startswith(
        ("utf-16", "utf-32", "utf-7", "idna", "punycode")
    ):
        return None
    return _WIDER.get(codec.name, codec.name)


def _nearly_utf8(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII are UTF-8 but for a few: a file that was cut or patched together."""
    beyond = sum(byte >= 0x80 for byte in raw[: 64 * _LOOKED_AT])
    text = raw[: 64 * _LOOKED_AT].decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return wrong <= 2 and beyond >= 20 * wrong


def _repair(raw: bytes, error: UnicodeDecodeError) -> str:
    """UTF-8 with some wrong bytes; Windows-1252 where nearly all beyond ASCII are wrong (a wrong declaration)."""
    text = raw.decode("utf-8", errors="replace")
    right = sum(char > "\x7f" and char != "\ufffd" for char in text)
    if text.count("\ufffd") > right:
        return _guess(raw)
    return text if error.end < len(raw) else text.rstrip("\ufffd")


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes  # takes 10 ms a page: only for what is left

    sample = raw[: 16 * _LOOKED_AT]
    best = from_bytes(sample, preemptive_behaviour=False).best()
    name = _WIDER.get(codecs.lookup(best.encoding).name, best.encoding) if best else "cp1252"
    western = _try(raw, "cp1252")
    if western is not None and (best is None or _mostly_ascii(sample)):
        return western
    text = _try(raw, name)
    return text if text is not None else raw.decode("cp1252", errors="replace")


def _mostly_ascii(sample: bytes) -> bool:
    """Under a third of the bytes beyond ASCII: Latin script, and with it nearly always Windows-1252."""
    return sum(byte >= 0x80 for byte in sample) < len(sample) / 3


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        return raw.decode(name, errors="replace") if name == "cp1252" and _undefined_only(raw) else None


def _undefined_only(raw: bytes) -> bool:
    return sum(byte in b"\x81\x8d\x8f\x90\x9d" for byte in raw) < 3


def _is_noise(text: str) -> bool:
    sample = text[:_LOOKED_AT]
    return len(_UNPRINTABLE.findall(sample)) > 0.1 * len(sample)
