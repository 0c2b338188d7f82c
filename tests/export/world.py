"""Small records for the export's tests: say only what the test is about."""

from __future__ import annotations

from typing import Any

from app.export.document import ComposeInput
from db.records import Article, Briefing, Claim, Evidence, Highlight, KeyPoint, Publisher, Section, Snapshot


def snapshot(identity: str, article: str, **fields: Any) -> Snapshot:
    """Make a web page's snapshot."""
    usual: dict[str, Any] = {
        "media_type": "text/html",
        "byte_size": 10,
        "sha256": "0" * 64,
        "captured_at": "2025-03-10T08:00:00Z",
        "captured_basis": "manual",
        "imported_at": "2025-03-10T08:00:00Z",
        "text_sha256": "1" * 64,
        "characters": 10,
        "extractor": "web",
        "extractor_version": "1",
    }
    return Snapshot(id=identity, article=article, **(usual | fields))


def highlight(identity: str, article: str, **fields: Any) -> Highlight:
    """Make a highlight in the snapshot of an article."""
    usual: dict[str, Any] = {
        "snapshot": "s" + article[1:], "exact": f"quote {identity}", "prefix": "", "suffix": "",
        "start": 0, "end": 9,
    }  # fmt: skip
    return Highlight(id=identity, article=article, **(usual | fields))


def link(claim: str, passage: str, **fields: Any) -> Evidence:
    """Make a supporting link."""
    return Evidence(id=f"{claim}-{passage}", claim=claim, highlight=passage, **fields)


def section(body: str, **fields: Any) -> Section:
    """Make an analysis section."""
    usual: dict[str, Any] = {"id": "sec", "briefing": "b", "position": 1.0, "heading": "State of the works"}
    return Section(body=body, **(usual | fields))


def point(label: str, text: str, **fields: Any) -> KeyPoint:
    """Make a row of a key-points table."""
    return KeyPoint(id=label, section="sec", label=label, text=text, **({"position": 1.0} | fields))


COURIER = Publisher(id="p1", name="Velmora Courier")
NORTHWIRE = Publisher(id="p2", name="Northwire")

ARTICLES = (
    Article(
        id="a1", citekey="port-2025-note", title="Progress note", publisher=Publisher(id="p3", name="Port"),
        issued="2025-03-06", URL="https://port.example/note",
    ),
    Article(
        id="a2", citekey="northwire-2025-dredging", title="Dredging slips", publisher=COURIER,
        agency=NORTHWIRE, issued="2025-03-09", URL="https://courier.example/slips",
    ),
    Article(id="a3", citekey="webpage-nd-why", title="Why [not]?", URL="javascript:alert(1)"),
)  # fmt: skip


def given(*sections: Section, **fields: Any) -> ComposeInput:
    """Make a briefing over three articles, four passages and five claims."""
    usual: dict[str, Any] = {
        "briefing": Briefing(id="b", title="Will the channel open?", sections=sections),
        "articles": ARTICLES,
        "snapshots": tuple(snapshot(f"s{number}", f"a{number}") for number in (1, 2, 3)),
        "highlights": (
            highlight("h1", "a1", exact="removed 4.2 million"),
            highlight("h2", "a2", exact="removed 3.9 million"),
            highlight("h3", "a1", exact="on 15 July", start=50, end=60),
            highlight("h4", "a3", exact="never", anchor_state="orphan"),
        ),
        "claims": (
            Claim(id="c1", key="volume", text="4.2 million were removed"),
            Claim(id="c2", key="late", text="The channel will open late", kind="judgement"),
            Claim(id="c3", key="cutter", text="A second cutter is there"),
            Claim(id="c4", key="july", text="It opens in July", kind="reported"),
            Claim(id="c5", key="never", text="It will never open"),
        ),
        "evidence": (
            link("c1", "h1", position=1.0),
            link("c1", "h2", position=2.0),
            link("c2", "h2"),
            link("c2", "h3", direction="disputes"),
            link("c4", "h3"),
            link("c5", "h4"),
        ),
    }
    return ComposeInput(**(usual | fields))
