"""The names that pages give encodings, read as the HTML standard reads them; and how encodings are shown."""

from __future__ import annotations

import codecs
import re

#: Python's codec → how the standard calls it, and further labels beside Python's own names.
_STANDARD = {
    "utf-8": ("UTF-8", "unicode-1-1-utf-8 utf8 x-unicode20utf8 unicode11utf8"),
    "cp866": ("IBM866", "866 cp866 csibm866 ibm866"),
    "cp874": ("windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
    "cp1250": ("windows-1250", "cp1250 x-cp1250"),
    "cp1251": ("windows-1251", "cp1251 x-cp1251 win-1251"),
    "cp1252": (
        "windows-1252",
        "ansi_x3.4-1968 ascii cp819 cp1252 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591"
        " iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 us-ascii x-cp1252 x-user-defined",
    ),
    "cp1253": ("windows-1253", "cp1253 x-cp1253"),
    "cp1254": (
        "windows-1254",
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 x-cp1254",
    ),
    "cp1255": ("windows-1255", "cp1255 x-cp1255"),
    "cp1256": ("windows-1256", "cp1256 x-cp1256"),
    "cp1257": ("windows-1257", "cp1257 x-cp1257"),
    "cp1258": ("windows-1258", "cp1258 x-cp1258"),
    "iso8859_8": ("ISO-8859-8", "iso-8859-8-e iso-8859-8-i csiso88598e csiso88598i logical visual"),
    "koi8_r": ("KOI8-R", "cskoi8r koi koi8 koi8_r"),
    "koi8_u": ("KOI8-U", "koi8-ru"),
    "mac_roman": ("macintosh", "csmacintosh mac x-mac-roman"),
    "mac_cyrillic": ("x-mac-cyrillic", "x-mac-ukrainian"),
    "gb18030": (
        "GB18030",
        "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    ),
    "big5hkscs": ("Big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    "euc_jp": ("EUC-JP", "cseucpkdfmtjapanese x-euc-jp"),
    "iso2022_jp": ("ISO-2022-JP", "csiso2022jp"),
    "cp932": (
        "Shift_JIS",
        "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    ),
    "cp949": (
        "EUC-KR",
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601"
        " windows-949",
    ),
    # A page that can be read as ASCII this far is not in UTF-16, whatever it says.
    "utf-16": ("UTF-8", "csunicode iso-10646-ucs-2 ucs-2 unicode utf-16 utf-16le utf-16be unicodefeff"),
}
_LABELS = {
    label: "utf-8" if codec == "utf-16" else codec
    for codec, (name, labels) in _STANDARD.items()
    for label in (*labels.split(), name.lower())
}
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/][^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:+-]{2,40})", re.IGNORECASE)
_HEAD = 65_536
_FAMILIES = (
    "cp",
    "iso8859",
    "iso2022",
    "koi8",
    "mac_",
    "utf_",
    "euc_",
    "shift_jis",
    "gb",
    "hz",
    "big5",
    "ptcp",
)


def encoding_of(label: str) -> str:
    """Return the codec that a label stands for, or "" for one that nobody knows."""
    label = label.strip().lower()
    if not label or label in _LABELS:
        return _LABELS.get(label, "")
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    name = found.name.replace("-", "_")
    # Codecs that are no encodings of texts ("rot13") are no answer, nor is UTF-7 to a browser.
    return name if name.startswith(_FAMILIES) and name != "utf_7" else ""


def shown_name(codec: str) -> str:
    """Return how an encoding is called in words."""
    if codec in _STANDARD and codec != "utf-16":
        return _STANDARD[codec][0]
    return codec.replace("iso8859_", "ISO-8859-").replace("utf_", "UTF-").replace("_", "-").upper()


def declared_in_html(data: bytes) -> str:
    """Return the encoding that a page declares: a meta tag outside comments, or its XML declaration."""
    head = data[:_HEAD].replace(b"\0", b"")
    found = _META.search(_COMMENT.sub(b"", head)) or _XML.search(head)
    return found.group(1).decode("ascii", "replace") if found else ""
