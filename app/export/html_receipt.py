"""One receipt as HTML: the passage in its context, the page image, the record, the hashes, both readings.

What stands in an element with `data-field` is the record's field of that name, letter for letter (one-line
fields cleaned): a check of the file compares the two.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

from app.anchor.difference import differing
from app.export import receipt_words as words
from app.export.citation import NO_CITATION, Citation
from app.export.dates import date_in_words
from app.export.escape import clean, clean_span
from app.export.html_text import (
    attributes,
    content,
    direction,
    escape,
    field,
    isolated,
    language_tag,
    link,
    verbatim,
)
from app.export.links import without_fragment
from app.export.receipts import Receipt, seal


def render_receipt(
    receipt: Receipt, line: str, anchor: str, cited: Sequence[str], citation: Citation = NO_CITATION
) -> str:
    """Render a receipt; `line` is its record, `cited` are the ids of the markers that open it.

    `citation` is the receipt's own in spans, of which each has its direction.
    """
    parts = [
        f'<article class="receipt" id="r-{anchor}" tabindex="-1" aria-labelledby="h-{anchor}">\n',
        _head(receipt, anchor, cited),
        _alarm(receipt),
        _passage(receipt),
        _typed(receipt),
        _picture(receipt),
        _readings(receipt),
        _newer(receipt),
        _record(receipt),
        f'<p class="citation" data-field="citation">{_citation(receipt, citation)}</p>\n',
        "<details>\n<summary>Record and hash of this receipt</summary>\n"
        f'<p>SHA-256 <code class="seal">{seal(line)}</code> of this line:</p>\n'
        f'<pre><code class="record">{content(line)}</code></pre>\n</details>\n',
        "</article>\n",
    ]
    return "".join(parts)


def _head(receipt: Receipt, anchor: str, cited: Sequence[str]) -> str:
    title = receipt.work.title or "Untitled"
    back = " ".join(
        f'<a href="#{one}" role="doc-backlink" aria-label="Back to sentence {at}">{at}</a>'
        for at, one in enumerate(cited, 1)
    )
    shown = f'<cite dir="auto"{_named("work.title") if receipt.work.title else ""}>{field(title)}</cite>'
    return (
        f'<header>\n<h3 id="h-{anchor}"><span class="number">{receipt.number}</span> {shown}</h3>\n'
        f'<p class="back"><span>Back to sentence {back}</span> '
        '<a class="close" href="#closed">Close</a></p>\n'
        "</header>\n"
    )


def _alarm(receipt: Receipt) -> str:
    said = words.STATUS.get(receipt.work.status, "")
    return f'<p class="alarm"><span aria-hidden="true">▲</span> {said}</p>\n' if said else ""


def _passage(receipt: Receipt) -> str:
    before = f'<span class="around">{"… " if receipt.cut_before else ""}<span{_named("before")}>'
    before += f"{verbatim(receipt.before)}</span></span>" if receipt.before else ""
    after = f'<span class="around"><span{_named("after")}>{verbatim(receipt.after)}</span>'
    after += f"{' …' if receipt.cut_after else ''}</span>"
    quoted = f'<mark class="quoted"{_named("quotation")}>{verbatim(receipt.quotation)}</mark>'
    inner = (before if receipt.before else "") + quoted + (after if receipt.after else "")
    return f"<blockquote{_tongue(receipt)}>{inner}</blockquote>\n"


def _typed(receipt: Receipt) -> str:
    return f'<p class="notice">{words.TYPED}</p>\n' if receipt.typed else ""


def _picture(receipt: Receipt) -> str:
    if receipt.picture is None:
        said = receipt.picture_left_out
        return f'<p class="notice"{_named("picture_left_out")}>{field(said)}</p>\n' if said else ""
    page = f"page {receipt.page_number}" if receipt.page_number is not None else "the page"
    source = f"data:image/png;base64,{base64.b64encode(receipt.picture.png).decode('ascii')}"
    about = f"Image of {page} around the passage, which is marked"
    more = " The passage goes on on the next page." if receipt.picture.goes_on else ""
    return (
        f'<figure><img src="{source}" width="{receipt.picture.width}" height="{receipt.picture.height}" '
        f'alt="{about}"><figcaption>{about}.{more}</figcaption></figure>\n'
    )


def _readings(receipt: Receipt) -> str:
    said = words.SECOND_READER.get(receipt.second_reader, "")
    if not said:
        return ""
    kind = "alarm" if receipt.second_reader == "differs" else "notice"
    head = f'<p class="{kind}">{said}</p>\n'
    other = receipt.second_wording
    if receipt.second_reader == "cannot_read" and other:
        return f'{head}<p class="notice"{_named("second_wording")}>{field(other)}</p>\n'
    if receipt.second_reader != "differs":
        return head
    return head + _side_by_side(receipt, "The first reads", "The second reads", "second_wording", other)


def _newer(receipt: Receipt) -> str:
    if receipt.newer is None:
        return ""
    if receipt.newer.wording == receipt.quotation:
        return ""
    when = f"In the copy of {date_in_words(receipt.newer.captured_at)}"
    return _side_by_side(receipt, "As it was quoted", when, "newer.wording", receipt.newer.wording)


def _side_by_side(receipt: Receipt, first: str, second: str, name: str, other: str) -> str:
    """Print the quotation beside another wording, what differs set off in both."""
    mine, theirs = differing(receipt.quotation, other)
    words_there = verbatim(other, theirs) if other else "<em>does not have these words</em>"
    named = _named(name) if other else ""
    return (
        '<div class="beside">\n'
        f"<div><h4>{first}</h4><blockquote{_tongue(receipt)}>"
        f"{verbatim(receipt.quotation, mine)}</blockquote></div>\n"
        f"<div><h4>{field(second)}</h4><blockquote{_tongue(receipt)}{named}>{words_there}</blockquote></div>\n"
        "</div>\n"
    )


def _citation(receipt: Receipt, citation: Citation) -> str:
    """Print the citation; names and titles in another script do not turn what stands around them."""
    spans = [
        f"<{without_fragment(one.text)}>" if one.style == "link" else clean_span(one.text)
        for one in citation.spans
    ]
    if receipt.citation.isascii() or "".join(spans) != clean(receipt.citation):
        return field(receipt.citation)
    return "".join(escape(one) if one.isascii() else f"<bdi>{escape(one)}</bdi>" for one in spans)


def _record(receipt: Receipt) -> str:
    work, copy = receipt.work, receipt.copy
    rows = [
        ("Author", ", ".join(isolated(name) for name in work.authors if name.strip())),
        ("Published by", isolated(words.outlet(receipt))),
        ("Date", field(words.published(receipt))),
        ("Place", field(words.place(receipt))),
        ("State", "" if receipt.typed else words.ANCHOR.get(receipt.anchor_state, "")),
        ("Said by", isolated(receipt.attributed_to)),
        ("Source", words.RELIABILITY.get(work.reliability, field(work.reliability))),
        ("Information", words.CREDIBILITY.get(receipt.credibility, "not rated")),
        ("Descriptor", isolated(work.descriptor)),
    ]
    if copy is None:
        rows.append(("Copy", "no copy was captured"))
    else:
        rows += [
            ("Captured", field(words.captured(copy))),
            ("Copy", field(words.size(copy))),
            ("Read by", field(copy.read_by)),
            ("SHA-256 of the copy", f"<code{_named('copy.sha256')}>{field(copy.sha256)}</code>"),
            ("SHA-256 of its text", f"<code{_named('copy.text_sha256')}>{field(copy.text_sha256)}</code>"),
        ]
    rows += [
        ("Address", link(receipt.passage_address or work.address, field(work.address), classes="address")),
        ("Archived", link(work.archive_address, classes="address")),
    ]
    printed = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in rows if value)
    return f"<dl>\n{printed}</dl>\n"


def _named(name: str) -> str:
    return f' data-field="{name}"'


def _tongue(receipt: Receipt) -> str:
    """Return the language of the quotation; without one its letters tell the direction."""
    tag = language_tag(receipt.work.language)
    return attributes((("lang", tag), ("dir", direction(tag) if tag else "auto")))
