"""What RIS calls types and fields: data for its writer and its reader."""

from __future__ import annotations

from collections.abc import Mapping

#: The tag that holds what no other tag can.
EXACT = "U5"
EXACT_MARK = "sourcemark:"

#: CSL type → TY.
TYPES: Mapping[str, str] = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
    "post": "ICOMM",
    "report": "RPRT",
    "broadcast": "MPCT",
    "interview": "PCOMM",
    "speech": "HEAR",
    "dataset": "DATA",
    "book": "BOOK",
    "chapter": "CHAP",
    "legislation": "STAT",
    "legal_case": "CASE",
    "document": "GEN",
}
#: TY → CSL type, for those that are nobody's own above.
FURTHER_TYPES: Mapping[str, str] = {
    "ABST": "article-journal", "ADVS": "broadcast", "AGGR": "dataset", "ANCIENT": "document",
    "BILL": "bill", "BLOG": "post-weblog", "CLSWK": "classic", "COMP": "software", "CONF": "book",
    "CPAPER": "paper-conference", "CTLG": "book", "DBASE": "dataset", "DICT": "entry-dictionary",
    "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book", "EJOUR": "article-journal",
    "ENCYC": "entry-encyclopedia", "GOVDOC": "report", "GRNT": "document", "INPR": "article-journal",
    "INTV": "interview", "JFULL": "periodical", "LEGAL": "legal_case", "MANSCPT": "manuscript", "MAP": "map",
    "MULTI": "webpage", "PAMP": "pamphlet", "PAT": "patent", "SER": "book", "SLIDE": "speech",
    "SOUND": "broadcast", "STAND": "standard", "THES": "thesis", "UNBILL": "manuscript", "UNPB": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip

#: Tag → CSL variable for text; of several tags for one variable the first that holds something counts.
TEXTS: tuple[tuple[str, str], ...] = (
    ("TI", "title"),
    ("T1", "title"),
    ("CT", "title"),
    ("T2", "container-title"),
    ("JO", "container-title"),
    ("JF", "container-title"),
    ("BT", "container-title"),
    ("T3", "collection-title"),
    ("JA", "container-title-short"),
    ("J2", "container-title-short"),
    ("ST", "title-short"),
    ("PB", "publisher"),
    ("CY", "publisher-place"),
    ("PP", "publisher-place"),
    ("VL", "volume"),
    ("IS", "issue"),
    ("CP", "issue"),
    ("M1", "number"),
    ("SN", "ISBN"),
    ("LA", "language"),
    ("UR", "URL"),
    ("L2", "URL"),
    ("DO", "DOI"),
    ("AB", "abstract"),
    ("N2", "abstract"),
    ("ET", "edition"),
    ("CN", "call-number"),
    ("DB", "source"),
)
#: Tag → CSL variable for names.
NAMES: tuple[tuple[str, str], ...] = (
    ("AU", "author"),
    ("A1", "author"),
    ("ED", "editor"),
    ("A2", "editor"),
    ("A3", "collection-editor"),
    ("A4", "translator"),
    ("TA", "translator"),
)
NOTES = ("N1", "RN")
KEYWORDS = ("KW",)
#: What names files and databases of the program that wrote the file.
FOREIGN = ("L1", "L3", "L4", "AN", "LK")


def csl_type_of(kind: str) -> str:
    """Return the CSL type of a TY, "" when no table has it."""
    kind = kind.strip().upper()
    return next((csl for csl, ty in TYPES.items() if ty == kind), FURTHER_TYPES.get(kind, ""))
