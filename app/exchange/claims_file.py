"""The sidecar of exported annotations in: claims and evidence, which name the annotations by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exchange.foreign import Delivery, ForeignClaim, ForeignLink, clean
from app.exchange.json_values import many
from app.exchange.not_taken import NotTaken
from app.exchange.web_annotation_out import SIDECAR

FORMAT = "claims"


def is_claims_file(value: object) -> bool:
    """Say whether a JSON value is a sidecar of ours."""
    return isinstance(value, dict) and value.get("format") == SIDECAR


def read_claims_file(value: Mapping[str, Any]) -> Delivery:
    """Return the claims and links of a sidecar; entries that are none are named."""
    claims: list[ForeignClaim] = []
    links: list[ForeignLink] = []
    left_out: list[NotTaken] = []
    for number, one in enumerate(many(value.get("claims"))):
        text = clean(one["text"]) if isinstance(one, dict) and isinstance(one.get("text"), str) else ""
        if not text.strip() or not isinstance(one.get("id"), str):
            left_out.append(NotTaken(f"claim {number + 1}", "It has no words, or no id."))
            continue
        parent = one.get("parent")
        above = parent if isinstance(parent, str) else None
        claims.append(ForeignClaim(id=one["id"], text=text, parent=above, fields=one))
    for number, one in enumerate(many(value.get("evidence"))):
        names = [one.get(name) for name in ("id", "claim", "highlight")] if isinstance(one, dict) else []
        if not names or not all(isinstance(name, str) for name in names):
            left_out.append(NotTaken(f"link {number + 1}", "It does not say what it links."))
            continue
        identifier, claim, highlight = (str(name) for name in names)
        passage = highlight.removeprefix("urn:uuid:")
        links.append(ForeignLink(id=identifier, claim=claim, passage=passage, fields=one))
    return Delivery(format=FORMAT, claims=tuple(claims), links=tuple(links), left_out=tuple(left_out))
