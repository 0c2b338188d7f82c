"""What the meta tags of a page's head say: citation tags, Dublin Core, Open Graph, plain meta tags."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from app.intake import record as parts
from app.intake.intake import Value
from app.intake.record import Record

Tags = dict[str, list[str]]
#: field → (basis, tag names), the most trusted first. Names are compared in lower case.
_FIELDS: dict[str, tuple[tuple[str, str], ...]] = {
    "title": (
        ("highwire", "citation_title"),
        ("dc", "dc:title dcterms:title"),
        ("opengraph", "og:title"),
        ("meta", "twitter:title parsely-title sailthru.title title"),
    ),
    "issued": (
        ("highwire", "citation_publication_date citation_date citation_online_date"),
        ("dc", "dc:date:issued dcterms:issued dc:date dcterms:date dcterms:created dc:date:created"),
        ("opengraph", "article:published_time og:published_time article:published og:article:published_time"),
        ("meta", "datepublished date pubdate publishdate publish-date publish_date parsely-pub-date"),
        ("meta", "sailthru.date article.published published_time publication_date originalpublicationdate"),
    ),
    "modified": (
        ("dc", "dcterms:modified dc:date:modified"),
        ("opengraph", "article:modified_time og:updated_time og:article:modified_time"),
        ("meta", "datemodified last-modified lastmod revised article.updated"),
    ),
    "publisher": (
        ("highwire", "citation_publisher"),
        ("dc", "dc:publisher dcterms:publisher"),
        ("opengraph", "og:site_name"),
        ("meta", "publisher application-name"),
    ),
    "container_title": (("highwire", "citation_journal_title citation_conference_title"),),
    "volume": (("highwire", "citation_volume"),),
    "issue": (("highwire", "citation_issue"),),
    "number": (("highwire", "citation_technical_report_number"),),
    "ISBN": (("highwire", "citation_isbn"),),
    "language": (
        ("highwire", "citation_language"),
        ("dc", "dc:language dcterms:language"),
    ),
    "URL": (("opengraph", "og:url"),),
}
_AUTHORS = (
    ("highwire", "citation_author citation_authors"),
    ("dc", "dc:creator dcterms:creator"),
    ("opengraph", "article:author og:article:author"),
    ("meta", "author parsely-author sailthru.author byl"),
)
_DOIS = ("citation_doi", "dc:identifier", "dc:identifier:doi", "dcterms:identifier", "prism:doi")


def read_tags(tree: HtmlElement) -> Tags:
    """Return the contents of the meta tags under their names; a tag may carry several names.

    What is declared as a property is meant for machines: of Dublin Core it stands alone beside mere names.
    """
    tags: Tags = {}
    properties: Tags = {}
    for tag in tree.iter("meta"):
        content = " ".join((tag.get("content") or "").split())[:5000]
        for kind in ("property", "name", "itemprop"):
            for name in _names(tag.get(kind) or "") if content else ():
                held = (properties if kind == "property" else tags).setdefault(name, [])
                if content not in held:
                    held.append(content)
    for name, contents in properties.items():
        others = [] if name.startswith("dc") else tags.get(name, [])
        tags[name] = list(dict.fromkeys((*contents, *others)))
    return tags


def _names(said: str) -> Iterator[str]:
    for name in said.lower().split():
        if name.startswith(("dc.", "dcterms.", "prism.", "og.")):
            name = name.replace(".", ":")
        yield name


def add_tags(record: Record, tags: Tags, language: str = "") -> None:
    """Add what the tags say to a record, where nothing more trusted has said it."""
    for field, sources in _FIELDS.items():
        for basis, names in sources:
            for name in names.split():
                for content in tags.get(name, ())[:5]:
                    _set(record, field, _value(field, content, language), basis)
    add_authors(record, tags)
    for name in _DOIS:
        for content in tags.get(name, ()):
            _set(record, "DOI", parts.make_doi(content), "highwire" if name.startswith("citation") else "dc")
    first, last = (tags.get(f"citation_{end}page", [""])[0] for end in ("first", "last"))
    _set(record, "page", f"{first}–{last}" if first and last else first, "highwire")
    if "citation_journal_title" in tags:
        record["type"] = Value("article-journal", "highwire")


def add_authors(record: Record, tags: Tags) -> None:
    """Add the authors that the first kind of tags gives, and the agency that a role gives away."""
    publisher = record["publisher"].value if "publisher" in record else ""
    house = parts.without_slogan(publisher) if isinstance(publisher, str) else ""
    for basis, names in _AUTHORS:
        contents = [content for name in names.split() for content in tags.get(name, ())[:50]]
        found = dict.fromkeys(one for content in contents for one in parts.make_names(content, house))
        if found and "authors" not in record:
            record["authors"] = Value(tuple(found), basis)
            agency = next(filter(None, map(parts.agency_in_role, contents)), "")
            if agency and agency.casefold() != house.casefold():
                record["agency"] = Value(agency, basis)


def _value(field: str, content: str, language: str) -> str:
    if field in ("issued", "modified"):
        return parts.make_date(content, language)
    value = parts.make_title(content)
    if field == "title" and (parts.is_section_title(value) or parts.is_junk_title(value)):
        return ""
    if field == "publisher" and value.startswith(("http://", "https://", "@")):
        return ""
    return value.replace("_", "-") if field == "language" else value


def _set(record: Record, name: str, value: str, basis: str) -> None:
    if value and name not in record:
        record[name] = Value(value, basis)
