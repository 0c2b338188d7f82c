"""Spelling by the Hunspell dictionaries on the machine: which there is, what to check, what is right.

Nothing is shipped and nothing fetched: without a dictionary of the language there is no spelling.
"""

from __future__ import annotations

import io
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app import paths
from app.core import views
from app.core.project import Project
from app.errors import CannotRead

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

#: A dictionary is some megabytes; what is far larger is none.
MOST_BYTES = 40_000_000
LONGEST_WORD = 60
MOST_SUGGESTIONS = 6
#: So many words tell in which script a dictionary is written.
SAMPLE = 200
_OWN = "spelling.words"
#: Of several of one language, these come first.
_REGIONS = {"en": ("en_GB", "en_US"), "de": ("de_DE", "de_DE_frami"), "pt": ("pt_PT",), "fr": ("fr", "fr_FR")}
_SKIPPED = re.compile(
    r"\[\[[^\[\]\n]*\]\]|`[^`\n]*`|\]\([^)\s]*\)|<[^<>\s]+>|(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#/\\]\S+"
)
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w’'])")


class Word(NamedTuple):
    """A word to check: text[start:end] is `text`, with its apostrophe as dictionaries write it."""

    start: int
    end: int
    text: str


def words_to_check(text: str) -> Iterator[Word]:
    """Yield the words of a line: none in markers, code and addresses, none with digits, no acronym."""
    covered = _SKIPPED.sub(lambda found: "\0" * len(found[0]), text)
    for found in _WORD.finditer(covered):
        word = found[0]
        if 1 < len(word) <= LONGEST_WORD and not (word.isupper() and len(word) < 8):
            yield Word(found.start(), found.end(), word.replace("’", "'"))


def dictionary_folders() -> tuple[Path, ...]:
    """Return where dictionaries are looked for: the user's own folder first, then those of the system."""
    own = paths.data_folder() / "dictionaries"
    if sys.platform == "win32":
        known = [Path(os.environ.get("APPDATA", "")) / "hunspell", Path("C:/Hunspell")]
    elif sys.platform == "darwin":
        known = [Path.home() / "Library/Spelling", Path("/Library/Spelling")]
    else:
        shared = Path("/usr/share")
        known = [shared / "hunspell", shared / "myspell", shared / "myspell/dicts"]
        known.append(Path.home() / ".local/share/hunspell")
    return (own, *known)


def find_dictionary(language: str, folders: Iterable[Path] | None = None) -> Path | None:
    """Return a dictionary of a language (`en`, `en-GB`) without its ending, or None when there is none."""
    wanted = language.replace("-", "_")
    short = wanted.split("_")[0]
    for folder in dictionary_folders() if folders is None else folders:
        found = {one.stem: one for one in sorted(folder.glob("*.aff")) if one.with_suffix(".dic").is_file()}
        fitting = [name for name in found if name == short or name.startswith(f"{short}_")]
        first = [wanted, *_REGIONS.get(short, ()), short]
        for name in (*first, *fitting):
            if name in fitting:
                return found[name].with_suffix("")
    return None


class Speller:
    """A loaded dictionary. To load it takes a second or two: do it in a job."""

    def __init__(self, dictionary: Dictionary, name: str) -> None:
        self._dictionary = dictionary
        #: What the dictionary is called, `en_GB`.
        self.name = name
        scripts = Counter(_script(word.stem) for word in dictionary.dic.words[:SAMPLE])
        self._script = scripts.most_common(1)[0][0] if scripts else ""

    def is_right(self, word: str) -> bool:
        """Say whether a word, or every part of it between hyphens, is in the dictionary.

        A word of another script is none of its language, and nothing is wrong with it.
        """
        if self._script and _script(word) != self._script:
            return True
        if self._dictionary.lookup(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(one) < 2 or self._dictionary.lookup(one) for one in parts)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        found: list[str] = []
        for one in self._dictionary.suggest(word):
            found.append(one)
            if len(found) == MOST_SUGGESTIONS:
                break
        return tuple(found)


def _script(word: str) -> str:
    """Return the script of a word's first letter, as LATIN or ARABIC."""
    letter = next((one for one in word if one.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def load_speller(path: Path) -> Speller:
    """Load a dictionary by its path without ending; raises CannotRead in words when it is spoilt."""
    try:
        changed = tuple(path.with_suffix(ending).stat().st_mtime_ns for ending in (".aff", ".dic"))
        return Speller(_read(path, changed), path.name)
    except Exception as error:
        raise CannotRead(
            f"The spelling dictionary “{path.name}” cannot be read.", "Install another one for its language."
        ) from error


@lru_cache(maxsize=4)
def _read(path: Path, changed: tuple[int, ...]) -> Dictionary:
    """Read the two files of a dictionary, once for each `changed`; the library itself leaves them open."""
    from spylls.hunspell import Dictionary
    from spylls.hunspell.readers import FileReader, read_aff, read_dic

    class Whole(FileReader):  # type: ignore[misc]
        """Reads a file at once and closes it."""

        def _open(self, path: str, encoding: str) -> io.StringIO:
            data = Path(path).read_bytes()
            if len(data) > MOST_BYTES:
                raise ValueError("too large")
            return io.StringIO(data.decode(encoding, errors="surrogateescape"))

    rules, context = read_aff(Whole(f"{path}.aff"))
    words = read_dic(Whole(f"{path}.dic", encoding=context.encoding), aff=rules, context=context)
    return Dictionary(rules, words)


def own_words(project: Project) -> frozenset[str]:
    """Return the words that the analyst added to the project's own."""
    return frozenset(views.read_view(project, _OWN).split("\n")) - {""}


def add_own_word(project: Project, word: str) -> frozenset[str]:
    """Add a word to the project's own; return all of them."""
    words = own_words(project) | {word}
    views.keep_view(project, _OWN, "\n".join(sorted(words)))
    return words
