"""The tables of what was read: articles, their copies, and the passages marked in them. See schema.py."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint

from db.columns import blob, integer, key, link, made_by, one_of, pk, table, text, texts, uuid

PUBLISHER_KINDS = (
    "newspaper broadcaster wire_agency government igo ngo think_tank company academic blog social "
    "other unknown"
)
ARTICLE_TYPES = (
    "article-newspaper article-magazine article-journal webpage post-weblog post report broadcast interview "
    "speech dataset book chapter legislation legal_case document"
)
ISSUED_BASES = (
    "jsonld highwire dc opengraph time_element url pdf_xmp pdf_info meta docx_core opf header"
    " front_matter import manual none"
)
CAPTURED_BASES = "singlefile_comment mhtml_date memento file_mtime manual import"

publisher = table(
    "publisher",
    pk(),
    uuid(),
    text("name"),
    text("hosts", "[]"),
    one_of("kind", PUBLISHER_KINDS, "unknown"),
    text("country"),
    one_of("reliability", "A B C D E F", None),
    text("reliability_note"),
    *made_by(),
)

article = table(
    "article",
    pk(),
    uuid(),
    key("citekey"),
    one_of("type", ARTICLE_TYPES, "document"),
    text("title"),
    text("authors", "[]"),
    text("container_title"),
    link("publisher", "publisher.id", "SET NULL", optional=True),
    link("agency", "publisher.id", "SET NULL", optional=True),
    link("derived_from", "article.id", "SET NULL", optional=True),
    Column("origin", Text),
    *texts("URL canonical_url DOI ISBN number volume issue page"),
    text("language"),
    text("issued"),
    one_of("issued_basis", ISSUED_BASES, "none"),
    text("modified"),
    text("info_date"),
    one_of("level", "primary secondary tertiary unknown", "unknown"),
    one_of("reliability", "A B C D E F", None),
    text("reliability_note"),
    text("descriptor"),
    one_of("status", "ok corrected retracted superseded unavailable", "ok"),
    *texts("archive_url archive_time note"),
    text("tags", "[]"),
    text("basis", "{}"),
    *made_by(),
    text("removed_at"),
    text("confirmed", "[]"),
)

snapshot = table(
    "snapshot",
    pk(),
    uuid(),
    link("article", "article.id"),
    text("media_type"),
    integer("byte_size"),
    text("sha256"),
    text("captured_at"),
    one_of("captured_basis", CAPTURED_BASES, "import"),
    text("imported_at"),
    text("text_sha256"),
    integer("characters"),
    *texts("extractor extractor_version file_name"),
    integer("left_out_characters"),
    *texts("left_out_why incomplete removed_at author"),
    # The snapshot whose bytes this one reads in another way; empty when it has bytes of its own.
    text("bytes_of"),
)

#: What was read from a snapshot's bytes. The short columns come first: SQLite reads a row from its start.
content = table(
    "content",
    pk(),
    key("snapshot"),
    text("page_map", "[]"),
    text("page_sizes", "[]"),
    key("text", unique=False),
    blob("blocks"),
    text("outline", "[]"),
)

#: The bytes as they came, in chunks of 1 MiB numbered from 0.
original = table(
    "original",
    pk(),
    key("snapshot", unique=False),
    integer("number"),
    blob("bytes"),
    UniqueConstraint("snapshot", "number"),
)

boxes = table(
    "boxes",
    pk(),
    key("snapshot", unique=False),
    integer("page_index"),
    blob("boxes"),
    UniqueConstraint("snapshot", "page_index"),
)

#: What tells copies of one text; `version` says how it was made, so that those made otherwise are made anew.
fingerprint = table("fingerprint", pk(), key("snapshot"), integer("version"), blob("data"))

highlight = table(
    "highlight",
    pk(),
    uuid(),
    link("snapshot", "snapshot.id"),
    *texts("exact prefix suffix"),
    integer("start"),
    integer("end"),
    Column("page_index", Integer),
    text("page_label"),
    one_of("anchor_state", "verified normalised drifted changed orphan", "verified"),
    integer("colour", 1),
    text("note"),
    text("tags", "[]"),
    text("attributed_to"),
    one_of("attribution_kind", "named anonymous document none", "none"),
    Column(
        "credibility", Integer, CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility_is_known")
    ),
    *made_by(),
    text("row_hash"),
    # A rectangle of the page, [x0, y0, x1, y1] in points as displayed, where no text can be marked.
    text("area"),
    # Where the analyst marked the passage, when a newer capture has moved it since.
    text("marked_in"),
    integer("marked_start"),
    integer("marked_end"),
    # What the mark is called in the file or program that it came from.
    text("foreign_id"),
)

second_reading = table(
    "second_reading",
    pk(),
    key("highlight"),
    one_of("state", "agrees differs cannot_read pending none", "none"),
    text("text"),
    # The place that was read: snapshot, start, end. It says nothing of a highlight that stands elsewhere now.
    text("place"),
)

reading = table("reading", pk(), key("article"), text("read_at"))
