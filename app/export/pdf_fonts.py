"""Which fonts a PDF is set in: those that are shipped, and one of the computer's for a script they lack.

What the shipped fonts have is set the same on every computer. A quotation in Chinese must be readable
too, so for what they lack a font of this computer is taken and named; a character that no font has
is named as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from app.export.font_cmap import Cmap, read_cmap
from app.paths import resources_folder

#: Families of the shipped fonts that prose may be set in.
SHIPPED = ("Source Serif Pro", "Charis SIL", "Noto Naskh Arabic", "Noto Serif Hebrew", "Inter")
#: The best-known designs first; any other comes after, by name.
_PREFERRED = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
    "Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif", "Noto Sans", "Segoe UI", "Times New Roman",
    "SimSun", "Microsoft YaHei", "Yu Mincho", "Malgun Gothic", "Songti SC", "Hiragino Mincho ProN",
    "Apple SD Gothic Neo",
    "Geeza Pro", "DejaVu Serif", "DejaVu Sans", "Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji",
)  # fmt: skip
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Fonts for one document: `borrowed` families are the computer's, `missing` characters no font has."""

    borrowed: tuple[str, ...] = ()
    missing: str = ""
    #: Letters that the first font of prose, and that of headings, must leave to another: a shaper would make
    #: them of a letter and an accent, and a reader of the PDF would find the letter twice.
    not_serif: str = ""
    not_sans: str = ""
    #: What each borrowed family is for: its characters, in order of code points.
    lent: tuple[tuple[str, str], ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences for the user: what is set in fonts of this computer, and what cannot be shown at all."""
        said = [
            f"{_scripts(letters)} text is set in “{family}”, a font of this computer, because the program’s "
            "own fonts lack it: on another computer the pages may look different."
            for family, letters in self.lent
        ]
        if self.missing:
            named = ", ".join(f"U+{ord(one):04X}" for one in self.missing[:_MOST_NAMED])
            more = f" and {len(self.missing) - _MOST_NAMED} more" if len(self.missing) > _MOST_NAMED else ""
            said.append(
                f"No font on this computer has these characters, so the PDF shows their code instead: "
                f"{named}{more}. Install a font for them and export again."
            )
        return tuple(said)


def choose_fonts(text: str) -> Fonts:
    """Choose the fonts for a text; the computer's are looked at only when the shipped ones lack some."""
    letters = sorted(one for one in set(text) if not one.isascii() and not _is_blank(one))
    serif, sans = (
        "".join(one for one in letters if not _has(_of_family(name), one))
        for name in (SHIPPED[0], SHIPPED[-1])
    )
    lacking = [one for one in letters if not _has(_shipped(), one)]
    if not lacking:
        return Fonts(not_serif=serif, not_sans=sans)
    lent: dict[str, list[str]] = {}
    missing: list[str] = []
    for one in lacking:
        # A family that is taken already is taken again: fewer designs on a page.
        family = next((name for name in lent if _has(_system()[name], one)), None)
        family = family or next((name for name, maps in _system().items() if _has(maps, one)), None)
        if family is None:
            missing.append(one)
        else:
            lent.setdefault(family, []).append(one)
    return Fonts(
        borrowed=tuple(lent),
        missing="".join(missing),
        not_serif=serif,
        not_sans=sans,
        lent=tuple((family, "".join(characters)) for family, characters in lent.items()),
    )


@cache
def load_fonts(*, system: bool) -> typst.Fonts:
    """Return the fonts as the typesetter takes them, read once; `system` adds the computer's own."""
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(_folder())])


def _folder() -> Path:
    return resources_folder() / "fonts"


@cache
def _shipped() -> tuple[Cmap, ...]:
    return tuple(_maps(load_fonts(system=False), frozenset(SHIPPED)))


@cache
def _of_family(family: str) -> tuple[Cmap, ...]:
    return tuple(_maps(load_fonts(system=False), frozenset((family,))))


@cache
def _system() -> dict[str, tuple[Cmap, ...]]:
    """Return the computer's families with what they have: the preferred ones first, then by name."""
    fonts = load_fonts(system=True)
    own = {one.family for one in load_fonts(system=False).fonts()}
    names = sorted({one.family for one in fonts.fonts()} - own, key=_rank)
    by_family: dict[str, tuple[Cmap, ...]] = {}
    for name in names:
        maps = tuple(_maps(fonts, frozenset((name,))))
        if maps:
            by_family[name] = maps
    return by_family


def _maps(fonts: typst.Fonts, families: frozenset[str]) -> Iterator[Cmap]:
    """Yield what one regular font of each family has."""
    seen: set[str] = set()
    chosen = (one for one in fonts.fonts() if one.family in families)
    for one in sorted(chosen, key=lambda one: (one.style != "normal", abs(one.weight - 400), one.path or "")):
        if one.path is not None and one.family not in seen:
            seen.add(one.family)
            found = read_cmap(Path(one.path), one.index)
            if found is not None:
                yield found


def _rank(family: str) -> tuple[int, str]:
    at = _PREFERRED.index(family) if family in _PREFERRED else len(_PREFERRED)
    # A monospaced design is the last that one would choose for prose.
    return at + 2 * ("Mono" in family) + (family.startswith("Noto Sans") and at == len(_PREFERRED)), family


def _has(maps: Iterable[Cmap], character: str) -> bool:
    return any(one.has(ord(character)) for one in maps)


def _is_blank(character: str) -> bool:
    """Say whether a character has no shape of its own: white space, controls, joiners, directional marks."""
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs"):
        return True
    return 0xFE00 <= ord(character) <= 0xFE0F


def _scripts(characters: str) -> str:
    """Name the scripts of characters by the first words of their Unicode names."""
    letters = [one for one in characters if unicodedata.category(one)[0] in "LM"]
    words = {unicodedata.name(one, "OTHER").split()[0] for one in letters}
    known = [_WORDS.get(word, word.capitalize()) for word in sorted(words)]
    named = list(dict.fromkeys(known)) or ["Some signs in the"]
    return " and ".join(named) if len(named) < 3 else f"{named[0]}, {named[1]} and other"


_WORDS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
