"""What the beginning of a file says of its format; cheap, and never sure: reading it is the proof."""

from __future__ import annotations

import re

_ANNOTATIONS = (b'"Annotation"', b"AnnotationCollection", b"AnnotationPage", b"/ns/anno", b'"oa:Annotation"')
_CLAIMS = b'"sourcemark-claims"'
_ZIP = b"PK\x03\x04"


def tells_annotations(head: bytes) -> bool:
    """Say whether it looks like Web Annotations, or like the claims that stand beside some."""
    return _is_json(head) and (any(one in head for one in _ANNOTATIONS) or _CLAIMS in head)


def tells_hypothesis(head: bytes) -> bool:
    """Say whether it looks like annotations of Hypothesis."""
    if not _is_json(head) or tells_annotations(head):
        return False
    if b'"TextQuoteSelector"' in head or b'"RangeSelector"' in head:
        return True
    return b"hypothes" in head or (b'"rows"' in head and b'"uri"' in head)


def tells_refi(head: bytes) -> bool:
    """Say whether it looks like a REFI-QDA project: a zip that begins with its parts, or its XML alone."""
    if head.startswith(_ZIP):
        return b"project.qde" in head or b".qde" in head[:200]
    return b"urn:QDA-XML:project" in head[:4096]


def _is_json(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def tell_bibliography(head: bytes) -> str:
    """Return `csl-json`, `bibtex` or `ris` by the beginning of a file, "" for none of them."""
    text = _decoded(head)
    if re.match(r"\s*[\[{]", text):
        if '"@context"' in text or tells_annotations(head) or tells_hypothesis(head):
            return ""
        is_csl = re.search(r'"(?:type|itemType)"\s*:', text) or re.match(r"\s*\[\s*\]\s*$", text)
        return "csl-json" if is_csl else ""
    if re.search(r"^[ \t]*TY[ \t]{1,2}-", text, re.MULTILINE | re.IGNORECASE):
        return "ris"
    return "bibtex" if re.search(r"^[ \t]*@[ \t]*[A-Za-z]{1,40}[ \t]*[{(]", text, re.MULTILINE) else ""


def _decoded(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace").replace("\r", "\n")
