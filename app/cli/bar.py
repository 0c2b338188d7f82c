"""The progress bar on a terminal; a module of its own, because tqdm takes long to load."""

from __future__ import annotations

from tqdm import tqdm


def make_bar(count: int) -> tqdm[None]:
    """Make a bar for so many files."""
    nothing: tuple[None, ...] = ()
    return tqdm(nothing, total=count, unit=" files", leave=False)
