"""Every table of a project, once. Search indexes stand in schema_search.py, undo triggers in journal.py.

Tables are STRICT; `pk` is the row number inside the file (full-text search needs it), `id` the UUIDv7 that
everything outside uses and that foreign keys name. Rows that carry bytes (`content`, `original`) and computed
or view state (`boxes`, `second_reading`, `reading`, `view_state`) are not journaled and hang on ids without a
foreign key, so that undoing and redoing an addition never touches them.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from db.schema_search import index_statements

APPLICATION_ID = 0x536D726B
SCHEMA_VERSION = 1

metadata = MetaData()

PUBLISHER_KINDS = "newspaper broadcaster wire_agency government igo ngo think_tank company academic blog social other unknown"
ARTICLE_TYPES = (
    "article-newspaper article-magazine article-journal webpage post-weblog post report broadcast interview "
    "speech dataset book chapter legislation legal_case document"
)
ISSUED_BASES = "jsonld highwire dc opengraph time_element url pdf_xmp pdf_info manual none"
CAPTURED_BASES = "singlefile_comment mhtml_date memento file_mtime manual import"


def _pk() -> Column[int]:
    return Column("pk", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text(f"'{default}'"))


def _integer(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text(str(default)))


def _real(name: str) -> Column[float]:
    return Column(name, REAL, nullable=False, server_default=text("0.0"))


def _one_of(name: str, words: str, default: str | None) -> Column[str]:
    """Make a text column for an enumeration; without a default it may be null, "never set"."""
    allowed = ", ".join(f"'{word}'" for word in words.split())
    check = CheckConstraint(f"{name} IN ({allowed})", name=f"{name}_is_known")
    if default is None:
        return Column(name, Text, check)
    return Column(name, Text, check, nullable=False, server_default=text(f"'{default}'"))


def _link(name: str, target: str, on_delete: str | None = None, optional: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(target, ondelete=on_delete), nullable=optional)


def _made_by() -> tuple[Column[str], ...]:
    return _text("created"), _text("updated"), _text("author")


def _table(
    name: str, *parts: Column[int] | Column[str] | Column[float] | Column[bytes] | UniqueConstraint
) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


project = _table("project", _pk(), _id(), _text("title"), _text("created"), _text("backed_up"))

publisher = _table(
    "publisher",
    _pk(),
    _id(),
    _text("name"),
    _text("hosts", "[]"),
    _one_of("kind", PUBLISHER_KINDS, "unknown"),
    _text("country"),
    _one_of("reliability", "A B C D E F", None),
    _text("reliability_note"),
    *_made_by(),
)

article = _table(
    "article",
    _pk(),
    _id(),
    Column("citekey", Text, nullable=False, unique=True),
    _one_of("type", ARTICLE_TYPES, "document"),
    _text("title"),
    _text("authors", "[]"),
    _text("container_title"),
    _link("publisher", "publisher.id", "SET NULL", optional=True),
    _link("agency", "publisher.id", "SET NULL", optional=True),
    _link("derived_from", "article.id", "SET NULL", optional=True),
    Column("origin", Text),
    *(_text(name) for name in ["URL", "canonical_url", "DOI", "ISBN", "number", "volume", "issue", "page", "language", "issued"]),
    _one_of("issued_basis", ISSUED_BASES, "none"),
    _text("modified"),
    _text("info_date"),
    _one_of("level", "primary secondary tertiary unknown", "unknown"),
    _one_of("reliability", "A B C D E F", None),
    _text("reliability_note"),
    _text("descriptor"),
    _one_of("status", "ok corrected retracted superseded unavailable", "ok"),
    _text("archive_url"),
    _text("archive_time"),
    _text("note"),
    _text("tags", "[]"),
    _text("basis", "{}"),
    *_made_by(),
    _text("removed_at"),
)

snapshot = _table(
    "snapshot",
    _pk(),
    _id(),
    _link("article", "article.id"),
    _text("media_type"),
    _integer("byte_size"),
    _text("sha256"),
    _text("captured_at"),
    _one_of("captured_basis", CAPTURED_BASES, "import"),
    _text("imported_at"),
    _text("text_sha256"),
    _integer("characters"),
    _text("extractor"),
    _text("extractor_version"),
    _text("file_name"),
    _integer("left_out_characters"),
    _text("left_out_why"),
    _text("incomplete"),
    _text("removed_at"),
    _text("author"),
)

#: What was read from a snapshot's bytes. The short columns come first: SQLite reads a row from its start.
content = _table(
    "content",
    _pk(),
    Column("snapshot", Text, nullable=False, unique=True),
    _text("page_map", "[]"),
    _text("page_sizes", "[]"),
    Column("text", Text, nullable=False),
    Column("blocks", LargeBinary, nullable=False),
)

#: The bytes as they came, in chunks of 1 MiB numbered from 0.
original = _table(
    "original",
    _pk(),
    Column("snapshot", Text, nullable=False),
    _integer("number"),
    Column("bytes", LargeBinary, nullable=False),
    UniqueConstraint("snapshot", "number"),
)

boxes = _table(
    "boxes",
    _pk(),
    Column("snapshot", Text, nullable=False),
    _integer("page_index"),
    Column("boxes", LargeBinary, nullable=False),
    UniqueConstraint("snapshot", "page_index"),
)

highlight = _table(
    "highlight",
    _pk(),
    _id(),
    _link("snapshot", "snapshot.id"),
    _text("exact"),
    _text("prefix"),
    _text("suffix"),
    _integer("start"),
    _integer("end"),
    Column("page_index", Integer),
    _text("page_label"),
    _one_of("anchor_state", "verified normalised drifted changed orphan", "verified"),
    _integer("colour", 1),
    _text("note"),
    _text("tags", "[]"),
    _text("attributed_to"),
    _one_of("attribution_kind", "named anonymous document none", "none"),
    Column(
        "credibility", Integer, CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility_is_known")
    ),
    *_made_by(),
    _text("row_hash"),
)

second_reading = _table(
    "second_reading",
    _pk(),
    Column("highlight", Text, nullable=False, unique=True),
    _one_of("state", "agrees differs cannot_read pending none", "none"),
    _text("text"),
)

claim = _table(
    "claim",
    _pk(),
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _text("text"),
    _one_of("kind", "fact reported judgement assumption gap", "fact"),
    _link("parent", "claim.id", "SET NULL", optional=True),
    _one_of("parent_relation", "supports disputes restates", "supports"),
    _text("likelihood_scale"),
    _text("likelihood"),
    _one_of("confidence", "high moderate low", None),
    _text("confidence_basis"),
    _text("as_of"),
    _text("contrary_note"),
    _text("tags", "[]"),
    _real("position"),
    *_made_by(),
)

evidence = _table(
    "evidence",
    _pk(),
    _id(),
    _link("claim", "claim.id", "CASCADE"),
    _link("highlight", "highlight.id", "CASCADE"),
    _one_of("direction", "supports disputes neutral", "supports"),
    _one_of("strength", "strong moderate weak", None),
    _one_of("coverage", "full partial none unreviewed", "unreviewed"),
    _text("rationale"),
    _text("reviewed_at"),
    _real("position"),
    *_made_by(),
)

briefing = _table(
    "briefing",
    _pk(),
    _id(),
    _text("title"),
    _text("subtitle"),
    _text("as_of"),
    _text("issued"),
    _integer("version", 1),
    _one_of("status", "draft reviewed issued withdrawn", "draft"),
    _text("language", "en"),
    _text("authors", "[]"),
    _text("likelihood_scale", "icd203"),
    *(_text(name) for name in ["handling", "source_summary", "limitations", "ai_disclosure"]),
    *_made_by(),
)

section = _table(
    "section",
    _pk(),
    _id(),
    _link("briefing", "briefing.id", "CASCADE"),
    _real("position"),
    _integer("level", 2),
    _text("heading"),
    _one_of("role", "summary analysis feature closing", "analysis"),
    _link("key_judgement", "claim.id", "SET NULL", optional=True),
    _text("body"),
    *_made_by(),
)

key_point = _table(
    "key_point",
    _pk(),
    _id(),
    _link("section", "section.id", "CASCADE"),
    _real("position"),
    _text("label"),
    _text("text"),
    *_made_by(),
)

key_point_claim = _table(
    "key_point_claim",
    _pk(),
    _link("key_point", "key_point.id", "CASCADE"),
    _link("claim", "claim.id", "CASCADE"),
    _real("position"),
)

listed_source = _table(
    "listed_source",
    _pk(),
    _id(),
    _link("section", "section.id", "CASCADE"),
    _link("article", "article.id", "CASCADE"),
    _real("position"),
    *_made_by(),
)

waiver = _table("waiver", _pk(), _id(), *(_text(name) for name in ["rule", "target", "reason", "by", "at"]))

origin_decision = _table(
    "origin_decision",
    _pk(),
    _id(),
    _text("articles", "[]"),
    _one_of("relation", "same part_of separate", "same"),
    _text("at"),
    _text("author"),
)

reading = _table("reading", _pk(), Column("article", Text, nullable=False, unique=True), _text("read_at"))

view_state = _table("view_state", _pk(), Column("key", Text, nullable=False, unique=True), _text("value"))

change = _table("change", _pk(), _id(), _text("label"), _text("at"), _integer("undone"))

#: One row of one table that moved: `before` and `after` hold its columns as JSON (all of them when the row was
#: deleted or inserted, the changed ones when it was updated). Data, not SQL: a stranger's file cannot make an
#: undo run statements.
step = _table(
    "step",
    _pk(),
    # Deferred: steps are written while the change runs, its own row when it ends.
    Column(
        "change",
        Integer,
        ForeignKey("change.pk", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    _text("moved"),
    _integer("row"),
    _text("touched"),
    Column("before", Text),
    Column("after", Text),
)

for column in (
    article.c.publisher,
    article.c.agency,
    article.c.derived_from,
    publisher.c.name,
    snapshot.c.article,
    snapshot.c.sha256,
    highlight.c.snapshot,
    claim.c.parent,
    evidence.c.claim,
    evidence.c.highlight,
    section.c.briefing,
    section.c.key_judgement,
    key_point.c.section,
    key_point_claim.c.key_point,
    key_point_claim.c.claim,
    listed_source.c.section,
    listed_source.c.article,
    step.c.change,
):
    Index(f"{column.table.name}_{column.name}", column)


def create_schema(connection: Connection) -> None:
    """Create every table, index and trigger of the present schema in an empty file."""
    metadata.create_all(connection, checkfirst=False)
    for statement in index_statements():
        connection.exec_driver_sql(statement)


#: The tables whose rows the undo journal follows: table → the column that names the touched row.
JOURNALED: dict[Table, str] = {
    publisher: "id",
    article: "id",
    snapshot: "id",
    highlight: "id",
    claim: "id",
    evidence: "id",
    briefing: "id",
    section: "id",
    key_point: "id",
    key_point_claim: "key_point",
    listed_source: "id",
    waiver: "id",
    origin_decision: "id",
}

#: Names under which a table's rows are reported in Change.touched, where they differ from the table's own.
TOUCHED_AS: dict[str, str] = {"key_point_claim": "key_point"}
