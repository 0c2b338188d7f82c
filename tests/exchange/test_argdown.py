"""An argument as an Argdown outline: what stands where, and that no text in it means anything to Argdown."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.argdown import Quoted, escape, render_argdown
from db.records import Claim, Evidence

_ESCAPED = re.compile(r"\\(.)")


def lines_of(claims: list[Claim], evidence: list[Evidence], **quoted: Quoted) -> list[str]:
    return render_argdown("Port", claims, evidence, quoted).decode().splitlines()[4:]


def test_claims_and_quotations_stand_under_what_they_speak_for_or_against() -> None:
    claims = [
        Claim(id="1", key="late", text="It is late.", kind="judgement", likelihood="likely"),
        Claim(
            id="2", key="storms", text="Storms came.", parent="1", parent_relation="disputes", tags=("a b",)
        ),
        Claim(id="3", key="other", text="Another.", parent="9"),
    ]
    evidence = [
        Evidence(id="e1", claim="1", highlight="h1", direction="supports", strength="weak"),
        Evidence(id="e2", claim="1", highlight="h2", direction="neutral", coverage="full"),
        Evidence(id="e3", claim="2", highlight="h1", direction="disputes", coverage="partial"),
        Evidence(id="e4", claim="2", highlight="gone"),
    ]
    quoted = {"h1": Quoted("3.9 [million]", '"Dredging", 2025.'), "h2": Quoted("two\nlines", "Cited.")}
    assert lines_of(claims, evidence, **quoted) == [
        '[late]: It is late. {kind: "judgement", likelihood: "likely"}',
        r'  + <e1>: “3.9 \[million\]” "Dredging", 2025. (weak)',
        "  // neutral: “two lines” Cited.",
        '  - [storms]: Storms came. #(a b) {kind: "fact"}',
        r'    - <e3>: “3.9 \[million\]” "Dredging", 2025. (partial coverage)',
        "",
        '[other]: Another. {kind: "fact"}',
    ]


def test_a_long_chain_of_claims_is_no_trouble() -> None:
    chain = [
        Claim(id=str(at), key=f"c-{at}", text="So.", parent=str(at - 1) if at else None) for at in range(3000)
    ]
    assert len(lines_of(chain, [])) == 3000


@given(st.text())
def test_any_text_is_one_line_in_which_nothing_is_active(text: str) -> None:
    written = escape(text)
    assert "\n" not in written
    bare = _ESCAPED.sub("", written)
    assert not re.search(r"[\[\]<>{}#@*_~`:|^/\\]", bare)
    plain = _ESCAPED.sub(r"\1", written)
    assert plain.split() == "".join(" " if _is_gone(one) else one for one in text).split()


def _is_gone(character: str) -> bool:
    """Control characters, zero-width and bidirectional ones are no part of a quotation."""
    code = ord(character)
    special = (0x200B, 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    return code < 0x20 or 0x7F <= code < 0xA0 or code in special
