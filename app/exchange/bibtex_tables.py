"""What BibLaTeX calls types, months and languages: data for its writer and its reader, both ways."""

from __future__ import annotations

from collections.abc import Mapping

#: The field that holds what no other field can.
EXACT = "sourcemark"
#: Types whose `number` is CSL's issue.
PERIODICALS = ("article-newspaper", "article-magazine", "article-journal")
#: BibTeX's macros for the months.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: CSL type → entry type and `entrysubtype`.
TYPES: Mapping[str, tuple[str, str]] = {
    "article-newspaper": ("article", "newspaper"),
    "article-magazine": ("article", "magazine"),
    "article-journal": ("article", ""),
    "webpage": ("online", ""),
    "post-weblog": ("online", "blog"),
    "post": ("online", "post"),
    "report": ("report", ""),
    "broadcast": ("misc", "broadcast"),
    "interview": ("misc", "interview"),
    "speech": ("misc", "speech"),
    "dataset": ("dataset", ""),
    "book": ("book", ""),
    "chapter": ("incollection", ""),
    "legislation": ("legislation", ""),
    "legal_case": ("jurisdiction", ""),
    "document": ("misc", ""),
    "paper-conference": ("inproceedings", ""),
    "thesis": ("thesis", ""),
    "manuscript": ("unpublished", ""),
    "patent": ("patent", ""),
    "software": ("software", ""),
    "motion_picture": ("movie", ""),
}

#: Entry type → CSL type.
ENTRY_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "audio": "broadcast",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "book",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "chapter",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "mvbook": "book",
    "mvcollection": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "document",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "software": "software",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "broadcast",
    "www": "webpage",
}

#: Language tag → babel's name of it.
LANGIDS: Mapping[str, str] = {
    "af": "afrikaans", "ar": "arabic", "be": "belarusian", "bg": "bulgarian", "ca": "catalan", "cs": "czech",
    "cy": "welsh", "da": "danish", "de": "ngerman", "de-AT": "naustrian", "de-CH": "nswissgerman",
    "el": "greek", "en": "english", "en-AU": "australian", "en-CA": "canadian", "en-GB": "british",
    "en-NZ": "newzealand", "en-US": "american", "eo": "esperanto", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "fr-CA": "canadien", "ga": "irish",
    "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "is": "icelandic", "it": "italian", "ja": "japanese", "ka": "georgian",
    "ko": "korean", "la": "latin", "lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "ms": "malay",
    "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "pl": "polish", "pt": "portuguese", "pt-BR": "brazilian",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sq": "albanian", "sr": "serbian",
    "sv": "swedish", "th": "thai", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip

#: Further names that babel and polyglossia know → language tag.
LANGUAGE_ALIASES: Mapping[str, str] = {
    "austrian": "de-AT", "brazil": "pt-BR", "farsi": "fa", "francais": "fr", "frenchb": "fr",
    "german": "de", "germanb": "de", "magyar": "hu", "mexican": "es-MX", "norwegian": "nb",
    "portuges": "pt", "slovenian": "sl", "swissgerman": "de-CH", "ukenglish": "en-GB", "usenglish": "en-US",
}  # fmt: skip


def entry_type_of(csl_type: str) -> tuple[str, str]:
    """Return the entry type and the `entrysubtype` ("" for none) of a CSL type."""
    return TYPES.get(csl_type, ("misc", ""))


def csl_type_of(entry_type: str, subtype: str = "") -> str:
    """Return the CSL type of an entry; "" when no table has it."""
    known = ENTRY_TYPES.get(entry_type.casefold(), "")
    pair = (TYPES.get(known, ("", ""))[0], subtype.strip().casefold())
    return next((csl for csl, both in TYPES.items() if pair[1] and both == pair), known)


def langid_of(language: str) -> str:
    """Return babel's name of a language tag, of its language when the region has none; "" when unknown."""
    tag = language.replace("_", "-")
    head, _, region = tag.partition("-")
    return LANGIDS.get(f"{head.lower()}-{region.upper()}", LANGIDS.get(head.lower(), ""))


def language_of(langid: str) -> str:
    """Return the language tag of babel's name; "" when unknown."""
    name = langid.strip().casefold()
    return next((tag for tag, known in LANGIDS.items() if known == name), LANGUAGE_ALIASES.get(name, ""))
