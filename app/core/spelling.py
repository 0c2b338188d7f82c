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
from collections.abc import Iterable, Iterator, Sequence
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
#: So many dictionaries of one language are loaded: English has a dozen, and each costs a second and memory.
MOST_DICTIONARIES = 4
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


def find_dictionaries(language: str, folders: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """Return the dictionaries of a language without their endings, the likeliest first.

    A language with a region (`en-GB`) has one, its own if it is there. One without (`en`) has all that the
    first folder with any holds: the analyst has not said which spelling is right.
    """
    wanted = language.replace("-", "_")
    short = wanted.split("_")[0]
    for folder in dictionary_folders() if folders is None else folders:
        found = {one.stem: one for one in sorted(folder.glob("*.aff")) if one.with_suffix(".dic").is_file()}
        fitting = [name for name in found if name == short or name.startswith(f"{short}_")]
        order = [name for name in (wanted, *_REGIONS.get(short, ()), short) if name in fitting]
        # Regions may share one file under several names.
        files: dict[Path, Path] = {}
        for name in (*order, *fitting):
            files.setdefault(found[name].resolve(), found[name].with_suffix(""))
        if files:
            return tuple(files.values())[: 1 if wanted != short else MOST_DICTIONARIES]
    return ()


class Speller:
    """Loaded dictionaries of one language. To load one takes a second or two: do it in a job."""

    def __init__(self, dictionaries: Sequence[Dictionary], name: str) -> None:
        self._dictionaries = tuple(dictionaries)
        #: What the dictionaries are called, `en_GB, en_US`.
        self.name = name
        words = (word for one in self._dictionaries for word in one.dic.words[:SAMPLE])
        scripts = Counter(_script(word.stem) for word in words)
        self._script = scripts.most_common(1)[0][0] if scripts else ""

    def is_right(self, word: str) -> bool:
        """Say whether a word, or every part of it between hyphens, is in one of the dictionaries.

        A word of another script is none of its language, and nothing is wrong with it.
        """
        if self._script and _script(word) != self._script:
            return True
        if self._knows(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(len(one) < 2 or self._knows(one) for one in parts)

    def _knows(self, word: str) -> bool:
        return any(one.lookup(word) for one in self._dictionaries)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        found: list[str] = []
        for one in self._dictionaries[0].suggest(word):
            found.append(one)
            if len(found) == MOST_SUGGESTIONS:
                break
        return tuple(found)


def _script(word: str) -> str:
    """Return the script of a word's first letter, as LATIN or ARABIC."""
    letter = next((one for one in word if one.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def load_speller(*paths: Path) -> Speller:
    """Load dictionaries of a language by their paths without ending; those that are spoilt are left out.

    Raises CannotRead in words when all of them are.
    """
    loaded: dict[str, Dictionary] = {}
    spoilt: CannotRead | None = None
    for path in paths:
        try:
            loaded[path.name] = _load(path)
        except CannotRead as error:
            spoilt = error
    if spoilt is not None and not loaded:
        raise spoilt
    return Speller(tuple(loaded.values()), ", ".join(loaded))


def _load(path: Path) -> Dictionary:
    try:
        changed = tuple(path.with_suffix(ending).stat().st_mtime_ns for ending in (".aff", ".dic"))
        return _read(path, changed)
    except Exception as error:
        raise CannotRead(
            f"The spelling dictionary “{path.name}” cannot be read.", "Install another one for its language."
        ) from error


@lru_cache(maxsize=2 * MOST_DICTIONARIES)
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
