"""Addresses: which spellings mean one page, and which do not."""

from __future__ import annotations

import pytest

from app.core.known_works import keys_of
from app.exchange.addresses import address_mark


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a/b?id=1",
        "http://example.com/a/b?id=1",
        "HTTPS://WWW.Example.com/a/b/?id=1",
        "www.example.com/a/b?id=1",
        "https://example.com:443/a/b?id=1#part-2",
        "https://example.com/a/b?utm_source=x&id=1&utm_medium=mail&fbclid=Z",
        "https://example.com/%61/b?id=1",
    ],
)
def test_spellings_of_one_address_have_one_mark(url: str) -> None:
    assert address_mark(url) == "example.com/a/b?id=1"
    # Foreign annotations are matched by the same mark.
    assert url.startswith("www.") or ("url", "example.com/a/b?id=1") in set(keys_of(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a/c?id=1",
        "https://example.com/a/b?id=2",
        "https://example.com/a/b",
        "https://example.com/A/b?id=1",
        "https://news.example.com/a/b?id=1",
        "https://example.com/a/b?id=1&utmost=1",
    ],
)
def test_another_page_has_another_mark(url: str) -> None:
    assert address_mark(url) != address_mark("https://example.com/a/b?id=1")


@pytest.mark.parametrize(
    "url", ["", "https://", "http://[x", "urn:uuid:1", "file:///a", "javascript:alert(1)"]
)
def test_what_is_no_address_has_no_mark(url: str) -> None:
    assert address_mark(url) == ""
