"""Addresses of articles made comparable: the same page gets the same address, whatever was added to it on the way.

Beside `clean` and `metadata`; what counts as tracking is data.
"""

from functools import cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from tasks.vocabulary import read_rows

_PORTS = {"http": 80, "https": 443}
_SAME_SITE = ("www.", "m.", "amp.", "mobile.", "edition.", "beta.")
_LONGEST = 2000


def canonical_url(url: str | None, base: str | None = None) -> str | None:
    """The address without fragment and tracking parameters, host in lower case; null where it is no web address.

    >>> canonical_url("HTTPS://News.Example:443/a b?id=7&utm_source=feed#top")
    'https://news.example/a%20b?id=7'
    >>> canonical_url("/flood", "https://news.example/x/y"), canonical_url("mailto:desk@news.example")
    ('https://news.example/flood', None)
    """
    parts = _split(url, base)
    if parts is None or not parts.hostname:
        return None
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") or "/"
    return urlunsplit((parts.scheme.lower(), _host(parts), path, _without_tracking(parts.query), ""))


def choose_canonical(known: str | None, declared: list[str]) -> str | None:
    """The article's own address: the first declared one of the same site as the known one, else the known one.

    A page that declares its site's front page, or another site, is not believed: every article would become one.

    >>> choose_canonical("https://m.news.example/a?utm_source=x", ["https://www.news.example/a"])
    'https://www.news.example/a'
    >>> choose_canonical("https://news.example/a", ["https://news.example/", "https://other.example/a"])
    'https://news.example/a'
    """
    own = canonical_url(known)
    for address in declared:
        found = canonical_url(address, known)
        if found and not _is_front(found) and (own is None or _site(found) == _site(own)):
            return found
    return own


def _split(url: str | None, base: str | None) -> SplitResult | None:
    if not url or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _PORTS else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower().rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _PORTS[parts.scheme.lower()]) else f"{host}:{parts.port}"


def _without_tracking(query: str) -> str:
    names, beginnings = _tracking()
    pairs = parse_qsl(query, keep_blank_values=True)[:100]
    kept = [
        (name, value) for name, value in pairs if name.lower() not in names and not name.lower().startswith(beginnings)
    ]
    if len(kept) == len(pairs):
        return quote(query, safe="/%:@!$&'()*+,;=~-._?")
    return urlencode(kept)


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = [name for (name,) in read_rows("tracking_parameters.txt")]
    return frozenset(names), tuple(name[:-1] for name in names if name.endswith("*"))


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/", "/index.html", "/index.php") and not parts.query


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    for prefix in _SAME_SITE:
        host = host.removeprefix(prefix)
    return host
