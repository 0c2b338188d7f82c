"""Style files of strangers: what is none, what is broken and what would do harm is told in a sentence."""

from __future__ import annotations

import pytest

from app.errors import WrongUse
from app.exchange.csl_style import FIRST_NOTE, MOST_BYTES, read_style

HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" default-locale="en-GB">'
    "<info><title>T</title><id>t</id>{info}</info>"
)
USES_A = "<citation><layout><text macro='a'/></layout></citation>"
END = "</style>"


def style(macros: str = "", citation: str = USES_A, info: str = "") -> bytes:
    return (HEAD.format(info=info) + macros + citation + END).encode()


def macro(name: str, content: str) -> str:
    return f"<macro name='{name}'>{content}</macro>"


TITLE = "<text variable='title'/>"
PARENT = "<link href='http://www.example.org/styles/apa' rel='independent-parent'/>"
#: Ten macros that each use the next ten times over.
FAN = "".join(macro(f"m{at}", f"<text macro='m{at + 1}'/>" * 10) for at in range(9)) + macro("m9", TITLE)
CHAIN = "".join(macro(f"m{at}", f"<text macro='m{at + 1}'/>") for at in range(400)) + macro("m400", TITLE)
USES_M = "<citation><layout><text macro='m0'/></layout></citation>"
BOMB = "<!DOCTYPE style [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"

BROKEN = [
    (b"", "cannot be read"),
    (b"%PDF-1.7", "cannot be read"),
    (b"\xff\xfe\x00", "cannot be read"),
    (style()[:150], "cannot be read"),
    (b"<style>" + b"<g>" * 300, "cannot be read"),
    (b"<html/>", "not a CSL style"),
    (b"<style/>", "not a CSL style"),
    (BOMB.encode() + style(macro("a", TITLE)), "document type"),
    ((BOMB + style(macro("a", TITLE)).decode()).encode("utf-16"), "document type"),
    (style(citation="", info=PARENT), "the same as “apa”"),
    (style(citation=""), "does not say how a work is cited"),
    (style().replace(b' version="1.0"', b""), "CSL 0.8"),
    (style(), "macro “a”, which it does not have"),
    (style(macro("a", "<text macro='a'/>")), "macro “a” uses itself"),
    (style(macro("a", "<text macro='b'/>") + macro("b", "<text macro='a'/>")), "uses itself"),
    (style(FAN, USES_M), "beyond all measure"),
    (style(CHAIN, USES_M), "beyond all measure"),
    (style(macro("a", f"<text value='{'x' * 1000}'/>" * 1900)), "beyond all measure"),
    (style(macro("a", TITLE)) + b" " * MOST_BYTES, "larger than any"),
]


@pytest.mark.parametrize(("data", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_what_is_no_usable_style_is_said(data: bytes, said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        read_style(data)
    assert said in raised.value.message
    assert ".csl" in raised.value.hint


def test_branches_are_not_added_up() -> None:
    branches = "<choose>" + f"<if variable='title'>{TITLE * 7000}</if>" * 3 + "</choose>"
    assert read_style(style(macro("a", branches))).csl


def test_a_style_says_its_language_and_how_it_cites() -> None:
    note = read_style(style(macro("a", TITLE)))
    assert (note.locale, note.in_text) == ("en-GB", False)
    whole = style(macro("a", TITLE)).replace(b'"note"', b'"in-text"')
    assert read_style(whole).in_text
    by_category = whole.replace(b"</info>", b"<category citation-format='numeric'/></info>")
    assert not read_style(by_category).in_text
    by_use = whole.replace(TITLE.encode(), b"<number variable='citation-number'/>")
    assert not read_style(by_use).in_text


def test_the_number_of_the_first_note_is_left_to_us_and_a_list_of_works_is_added() -> None:
    asked = read_style(style(macro("a", "<number variable='first-reference-note-number' prefix='n '/>"))).csl
    assert f'value="{FIRST_NOTE}"' in asked
    assert 'prefix="n "' in asked
    assert "first-reference-note-number" not in asked
    assert "<bibliography><layout/></bibliography>" in asked
