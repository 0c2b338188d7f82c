"""Web Annotations (JSON-LD) out: every highlight as one annotation of a collection; claims stand beside it.

The same store gives the same bytes. The contexts are names: nobody needs to fetch them to read the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from app.exchange import own_fields

if TYPE_CHECKING:
    from db.records import Article, Claim, Evidence, Highlight, Snapshot

ANNO = "http://www.w3.org/ns/anno.jsonld"
_PDF = "application/pdf"
_PAGES = "http://tools.ietf.org/rfc/rfc3778"
_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
SIDECAR = "sourcemark-claims"


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlight with what it stands in; `address` is the article's URL if it may be a link, else "".

    `fragment` is a text fragment that leads to the passage (`:~:text=…`), for web pages.
    """

    highlight: Highlight
    article: Article
    snapshot: Snapshot
    address: str = ""
    fragment: str = ""


def render_annotations(title: str, collection: str, marks: Iterable[Marked]) -> bytes:
    """Return a collection with one page that holds an annotation for each highlight, in the order given."""
    items = [_annotation(one) for one in marks]
    name = f"urn:uuid:{collection}"
    page = {"id": f"{name}:1", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    whole: dict[str, object] = {
        "@context": [ANNO, own_fields.CONTEXT],
        "id": name,
        "type": "AnnotationCollection",
        "label": title,
        "total": len(items),
        "first": page,
    }
    return _bytes(whole)


def render_claims(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> bytes:
    """Return the sidecar: claims, and what each rests on by the ids of the annotations."""
    links = [asdict(one) | {"highlight": f"urn:uuid:{one.highlight}"} for one in evidence]
    return _bytes(
        {"format": SIDECAR, "version": 1, "claims": [asdict(one) for one in claims], "evidence": links}
    )


def _bytes(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")


def _annotation(one: Marked) -> dict[str, Any]:
    mark = one.highlight
    bodies: list[dict[str, str]] = []
    if mark.note:
        bodies.append(_body(mark.note, "commenting") | {"format": "text/plain"})
    bodies += [_body(tag, "tagging") for tag in mark.tags]
    made: dict[str, Any] = {
        "id": f"urn:uuid:{mark.id}",
        "type": "Annotation",
        "motivation": "commenting" if mark.note else "highlighting",
        "target": _target(one),
        **own_fields.write(mark),
    }
    for name, value in (("created", mark.created), ("modified", mark.updated)):
        if value:
            made[name] = value
    return made | {"body": bodies} if bodies else made


def _body(text: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "purpose": purpose}


def _target(one: Marked) -> dict[str, Any]:
    state: dict[str, str] = {"type": "TimeState", "cached": f"urn:sha256:{one.snapshot.sha256}"}
    if one.snapshot.captured_at:
        state["sourceDate"] = one.snapshot.captured_at
    source: dict[str, Any] = {
        "id": one.address or f"urn:uuid:{one.article.id}",
        "format": one.snapshot.media_type,
        "canonical": f"urn:uuid:{one.article.id}",
    }
    if one.article.title:
        source[f"{own_fields.SPACE}title"] = one.article.title
    if one.article.DOI:
        source["via"] = [f"doi:{one.article.DOI}"] if " " not in one.article.DOI else []
    if not source.get("via"):
        source.pop("via", None)
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source,
        "selector": _selectors(one),
        "state": state,
    }
    return target


def _selectors(one: Marked) -> list[dict[str, Any]]:
    mark = one.highlight
    found: list[dict[str, Any]] = []
    if mark.exact:
        quote = {"type": "TextQuoteSelector", "exact": mark.exact}
        found.append(quote | {"prefix": mark.prefix, "suffix": mark.suffix})
    if not mark.area:
        found.append({"type": "TextPositionSelector", "start": mark.start, "end": mark.end})
    fragment, standard = one.fragment, _FRAGMENTS
    if one.snapshot.media_type == _PDF and mark.page_index is not None:
        fragment, standard = f"page={mark.page_index + 1}", _PAGES
        if mark.area:
            x0, y0, x1, y1 = mark.area
            fragment += f"&viewrect={x0:g},{y0:g},{x1 - x0:g},{y1 - y0:g}"
    if fragment:
        found.append({"type": "FragmentSelector", "value": fragment, "conformsTo": standard})
    return found
