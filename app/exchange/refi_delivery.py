"""What the codes of a REFI-QDA project become: those under “Claims” are claims, all others are tags.

“Claims” is the code that Sourcemark writes, or one of that name at the top. The analyst may choose that all
codes are claims. A tag below another is called “Above / Below”; those of our own files keep their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from app.exchange import own_fields
from app.exchange.foreign import (
    Delivery,
    ForeignClaim,
    ForeignLink,
    ForeignNote,
    ForeignPassage,
    Target,
    clean,
    clean_tags,
)
from app.exchange.not_taken import NotTaken
from app.exchange.refi_project import Code, Coding, Refi, Selection, Source
from app.exchange.refi_words import CLAIMS, TAGS, from_lines

FORMAT = "qdpx"
_DEEPEST = 60


def names_of(source: Source) -> tuple[str, ...]:
    """Return the names under which a project may know a source: its ids, hashes and address."""
    told = [f"urn:uuid:{source.guid}"]
    told += [f"urn:sha256:{one}" for one in (source.sha256, source.text_sha256) if one]
    article, address = source.fields.get("article"), source.fields.get("address")
    told += [f"urn:uuid:{article}"] if isinstance(article, str) else []
    if source.file and not (source.has_original or source.has_text):
        # A document that is not in the file is known by its name, once somebody has added it.
        told.append(f"file:///{quote(source.file)}")
    return (*told, *([address] if isinstance(address, str) and address else []))


def deliver(project: Refi, *, all_claims: bool = False) -> Delivery:
    """Return what a project brings; `all_claims` makes a claim of every code."""
    codes = _Codes(project.codes, own=project.own, all_claims=all_claims)
    sources = {one.guid: one for one in project.sources}
    targets = {guid: Target(names_of(one), one.name) for guid, one in sources.items()}
    left_out = [*project.left_out, *codes.left_out]
    first_page = _first_page(project.selections)
    passages: list[ForeignPassage] = []
    links: list[ForeignLink] = []
    for one in project.selections:
        made = _passage(one, targets[one.source], codes, own=project.own, first_page=first_page)
        passages.append(made)
        links += [link for coding in one.codings if (link := codes.link(coding, made)) is not None]
    left_out += codes.unplaced(project)
    notes = [note for one in project.sources if (note := _note(one, targets[one.guid], codes)) is not None]
    claims = tuple(codes.claims())
    return Delivery(
        format=FORMAT,
        passages=tuple(passages),
        notes=tuple(notes),
        claims=claims,
        links=tuple(links),
        left_out=tuple(left_out),
    )


class _Codes:
    """The codes by guid, sorted into claims and tags."""

    def __init__(self, codes: Sequence[Code], *, own: bool, all_claims: bool) -> None:
        self._codes = {one.guid: one for one in codes}
        self._own = own
        tops = {one.guid for one in codes if not one.parent}
        self._roots = {one for one in tops if one == CLAIMS or self._codes[one].name.strip() == "Claims"}
        self._folders = self._roots | {TAGS}
        self._claims = {one.guid for one in codes if all_claims or self._is_claim(one)} - self._folders
        self.left_out: list[NotTaken] = []
        for one in codes:
            said = " ".join(part for part in (one.description, one.note) if part)
            if one.guid not in self._claims and said and not from_lines(one.description):
                what = f"what is said of the code “{one.name[:80]}”: {' '.join(said.split())[:300]}"
                self.left_out.append(NotTaken(what, "A tag has no place for it."))

    def _above(self, one: Code) -> Iterator[Code]:
        seen = {one.guid}
        while one.parent in self._codes and one.parent not in seen and len(seen) < 1000:
            one = self._codes[one.parent]
            seen.add(one.guid)
            yield one

    def _is_claim(self, one: Code) -> bool:
        return any(above.guid in self._roots for above in self._above(one))

    def claims(self) -> Iterator[ForeignClaim]:
        """Yield the claims, in the order of the codes."""
        for one in self._codes.values():
            if one.guid not in self._claims:
                continue
            fields: dict[str, Any] = from_lines(one.description) if self._own else {}
            if not self._own and (said := "\n".join(part for part in (one.description, one.note) if part)):
                fields = {"note": said}
            above = fields.get("parent", one.parent)
            parent = above if above in self._claims else None
            text = str(fields.get("name", one.name))
            yield ForeignClaim(id=one.guid, text=text or "…", parent=parent, fields=fields)

    def tag(self, guid: str) -> str:
        """Return the tag that a code is, or ""."""
        one = self._codes.get(guid)
        if one is None or guid in self._claims or guid in self._folders:
            return ""
        if self._own:
            return str(from_lines(one.description).get("name", one.name))
        above = [each.name for each in self._above(one) if each.guid not in self._folders]
        return " / ".join([*reversed(above), one.name])

    def noted(self, coding: Coding) -> str:
        """Return what was noted on putting a tag to a passage; on a claim it is the link's rationale."""
        name = self.tag(coding.code)
        return f"{name}: {coding.note}" if name and coding.note and not self._own else ""

    def unplaced(self, project: Refi) -> Iterator[NotTaken]:
        """Yield the codings with codes that are not there, and of whole documents with claims."""
        unknown = [
            coding for one in project.selections for coding in one.codings if coding.code not in self._codes
        ]
        of_whole = [(one, code) for one in project.sources for code in one.codes]
        lost = len(unknown) + sum(1 for _, code in of_whole if code not in self._codes)
        if lost:
            yield NotTaken(f"codings: {lost}", "Their code is not in the file’s code book.")
        for one, code in of_whole:
            if code in self._claims:
                what = f"“{one.name[:80]}” as evidence of “{self._codes[code].name[:200]}”"
                yield NotTaken(what, "A whole document is no evidence here; a passage of it is.")

    def link(self, coding: Coding, passage: ForeignPassage) -> ForeignLink | None:
        """Return the evidence that a coding with a claim is, or None."""
        if coding.code not in self._claims:
            return None
        fields: dict[str, Any] = from_lines(coding.note) if self._own else {"rationale": coding.note}
        name = passage.own or passage.foreign_id
        return ForeignLink(id=coding.guid, claim=coding.code, passage=name, fields=fields)


def _first_page(selections: Sequence[Selection]) -> int:
    """Return whether pages are counted from 0, as the standard does, or from 1."""
    pages = [one.page for one in selections if one.page is not None]
    return 0 if not pages or min(pages) < 1 else 1


def _passage(one: Selection, target: Target, codes: _Codes, *, own: bool, first_page: int) -> ForeignPassage:
    tags = [tag for coding in one.codings if (tag := codes.tag(coding.code))]
    fields: dict[str, Any] = own_fields.checked(one.fields) if own else {}
    noted = [told for coding in one.codings if (told := codes.noted(coding))]
    page = one.page - first_page if one.page is not None else None
    if own and isinstance(one.fields.get("page_index"), int):
        page = int(str(one.fields["page_index"]))
    if one.box and "area" not in fields:
        fields["area"] = one.box
    return ForeignPassage(
        foreign_id=f"refi:{one.guid}",
        target=target,
        exact=clean(one.exact),
        prefix=one.prefix,
        suffix=one.suffix,
        start=one.start,
        end=one.end,
        page_index=page,
        from_below=bool(one.box) and not own,
        note="\n".join(part for part in (one.note, *noted) if part),
        tags=tuple(tags) if own else clean_tags(tags),
        created=str(one.fields.get("created", "")) if own else "",
        updated=str(one.fields.get("updated", "")) if own else "",
        own=one.guid if own else "",
        **fields,
    )


def _note(one: Source, target: Target, codes: _Codes) -> ForeignNote | None:
    """Return what is said of a whole source, or None when nothing is."""
    tags = tuple(tag for code in one.codes if (tag := codes.tag(code)))
    if not one.note.strip() and not tags:
        return None
    return ForeignNote(foreign_id=f"refi:{one.guid}", target=target, text=one.note, tags=tags)
