"""Where the real files lie, and how what came of them is counted."""

from __future__ import annotations

import gzip
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import Cancelled, CannotRead, NeedsPassword
from app.intake import client
from app.intake.intake import Intake

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
WHY_SKIPPED = f"the real files are not at {CORPUS}"
SAMPLE_STEP = 10


@dataclass
class Outcomes:
    """What became of files: how many of each kind, each sentence, and how long the slowest took."""

    kinds: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    sentences: dict[str, str] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")

    def read(self, path: Path, *, whole_page: bool = False) -> Intake | None:
        """Read one file; a refusal is an outcome, anything else fails the test."""
        begun = time.monotonic()
        try:
            intake = client.read_file(path, whole_page=whole_page)
        except NeedsPassword:
            self.kinds["needs a password"] += 1
            return None
        except CannotRead as refused:
            self.kinds["timed out" if "Nothing came" in refused.message else "refused"] += 1
            self.sentences[path.name] = refused.message
            return None
        except Cancelled as error:
            raise AssertionError("nobody cancelled") from error
        finally:
            self.slowest = max(self.slowest, (time.monotonic() - begun, path.name))
        self.kinds["read"] += 1
        self.pages.update(one.result for one in intake.page_outcomes)
        self.pages["pages"] += len(intake.page_map)
        return intake

    def report(self, title: str) -> str:
        """Return the figures in one line."""
        figures = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        pages = ", ".join(f"{count} {kind}" for kind, count in sorted(self.pages.items()))
        return f"{title}: {figures}; {pages or 'no pages'}; slowest {self.slowest[0]:.1f} s {self.slowest[1]}"


def sampled(paths: Iterable[Path], step: int) -> list[Path]:
    """Return every `step`-th file in a stable order."""
    return sorted(paths)[::step]


def files(*endings: str) -> Iterator[Path]:
    """Yield the corpus files with these endings."""
    return (path for path in CORPUS.rglob("*") if path.is_file() and path.name.endswith(endings))


def unpacked(path: Path, folder: Path) -> Path:
    """Return a gzipped page as a file of its own."""
    out = folder / path.name.removesuffix(".gz")
    out.write_bytes(gzip.decompress(path.read_bytes()))
    return out


def words_f1(got: str, wanted: str) -> float:
    """Return the harmonic mean of precision and recall over the multisets of words."""
    mine, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (got, wanted))
    common = sum((mine & theirs).values())
    return 2 * common / (sum(mine.values()) + sum(theirs.values())) if common else 0.0


def words_kept(got: str, wanted: str) -> float:
    """Return the share of the wanted words, as a multiset, that are in what was read."""
    mine, theirs = (Counter(re.findall(r"\w+", text.lower())) for text in (got, wanted))
    return sum((mine & theirs).values()) / max(1, sum(theirs.values()))
