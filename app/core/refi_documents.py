"""The documents of a REFI-QDA project: those that are not in ours are added; a bare record gets its copy."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.adding import add_reading, read_file
from app.core.attaching import attach_reading
from app.core.correcting import set_fields
from app.core.known_works import KnownWorks
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import Reading
from app.core.stamps import sha256_of
from app.errors import Cancelled, SourcemarkError
from app.exchange.foreign import Delivery, Target
from app.exchange.not_taken import NotTaken
from app.exchange.refi_delivery import names_of
from app.exchange.refi_project import Refi, Source
from app.intake.refi_file import RefiFile
from db import articles as records
from db import snapshots
from db.records import Article

#: Titles that a report names.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Readings:
    """Documents of a file that the project does not have, read but not stored, and those that cannot be."""

    read: Mapping[str, Reading]
    left_out: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of documents: `made` is source → article; `attached` are records that got their copy."""

    made: Mapping[str, str]
    attached: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that are new."""
        return tuple(one for one in self.made.values() if one not in self.attached)


def read_documents(
    project: Project, file: RefiFile, found: Refi, cancelled: Callable[[], bool] | None
) -> Readings:
    """Read the documents that no article of the project is, in a worker each."""
    works = _works(project)
    read: dict[str, Reading] = {}
    left_out: list[NotTaken] = []
    for source in found.sources:
        if works.find(names_of(source)) or not (source.has_original or source.has_text):
            continue
        try:
            read[source.guid] = _read_document(project, source, file.read(source.guid), cancelled)
        except Cancelled:
            raise
        except SourcemarkError as error:
            left_out.append(NotTaken(f"“{source.name}”", error.message))
    return Readings(read, tuple(left_out))


def add_documents(project: Project, readings: Readings, found: Refi) -> Added:
    """Add what was read, within the caller's change; an article that is only a record gets it as its copy."""
    sources = {one.guid: one for one in found.sources}
    made: dict[str, str] = {}
    attached: dict[str, str] = {}
    for guid, reading in readings.read.items():
        source = sources[guid]
        bare = None if _is_there(project, reading) else _find_bare(project, source, reading)
        if bare is None:
            made[guid] = _add(project, reading, source, own=found.own)
        else:
            made[guid] = attach_reading(project, bare.id, reading).article.id
            attached[bare.id] = bare.title
    said: tuple[str, ...] = ()
    if attached:
        titles = [f"“{shortened(one, 60)}”" for one in attached.values()]
        more = f" and {len(titles) - _MOST_NAMED} more" if len(titles) > _MOST_NAMED else ""
        told = ", ".join(titles[:_MOST_NAMED])
        said = (f"Articles that were only records and have their copy now: {told}{more}.",)
    return Added(made, tuple(attached), said)


def pointing_at(delivery: Delivery, found: Refi, made: Mapping[str, str]) -> Delivery:
    """Return the delivery in which passages of documents that were added name the articles made of them."""
    names = {names_of(one): made[one.guid] for one in found.sources if one.guid in made}

    def moved(target: Target) -> Target:
        article = names.get(target.names)
        return target if article is None else Target((f"urn:uuid:{article}", *target.names), target.title)

    return replace(
        delivery,
        passages=tuple(replace(one, target=moved(one.target)) for one in delivery.passages),
        notes=tuple(replace(one, target=moved(one.target)) for one in delivery.notes),
    )


def _works(project: Project) -> KnownWorks:
    with project.read() as reader:
        return KnownWorks(records.select_articles(reader), snapshots.select_snapshots(reader))


def _is_there(project: Project, reading: Reading) -> bool:
    with project.read() as reader:
        return snapshots.find_snapshot_by_sha256(reader, sha256_of(reading.original)) is not None


def _find_bare(project: Project, source: Source, reading: Reading) -> Article | None:
    return _works(project).find_bare((*names_of(source), *_names_in(reading)))


def _names_in(reading: Reading) -> Iterator[str]:
    """Yield the names under which a document calls itself: its DOI and addresses."""
    if reading.intake is None:
        return
    for name, form in (("DOI", "doi:{}"), ("canonical_url", "{}"), ("URL", "{}")):
        value = reading.intake.record.get(name)
        if value is not None and isinstance(value.value, str) and value.value:
            yield form.format(value.value)


def _read_document(
    project: Project, source: Source, data: bytes, cancelled: Callable[[], bool] | None
) -> Reading:
    ending = Path(source.file).suffix.casefold()[:10]
    if source.is_pdf or not source.has_original:
        # A text is read as one, but for front matter, which a Markdown file may have.
        ending = ".pdf" if source.has_original else ".md" if ending == ".md" else ".txt"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document{ending}"
        path.write_bytes(data)
        reading = read_file(project, path, cancelled=cancelled)
    name = "".join("_" if one in '/\\:*?"<>|' or one < " " else one for one in source.name).strip(" .")
    ending = ending if not name.casefold().endswith(ending.casefold()) else ""
    return replace(reading, file_name=f"{name[:150] or 'document'}{ending}")


def _add(project: Project, reading: Reading, source: Source, *, own: bool) -> str:
    """Add a document and return its article; one of an export of ours keeps its title and address."""
    article = add_reading(project, reading).article
    if own:
        address = source.fields.get("address")
        fields = {"title": source.name, "URL": address if isinstance(address, str) else ""}
        fields = {name: value for name, value in fields.items() if value and getattr(article, name) != value}
        if fields:
            set_fields(project, article.id, **fields)
    return article.id
