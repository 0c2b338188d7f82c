"""Markdown read by pandoc itself, where it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

PANDOC = shutil.which("pandoc")
needs_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")


def run_pandoc(text: str, *arguments: str, cwd: object = None) -> str:
    """Return what pandoc makes of a text in the documented dialect."""
    assert PANDOC is not None
    run = subprocess.run(
        [PANDOC, "-f", "markdown-smart", *arguments],
        input=text.encode(), capture_output=True, check=True, timeout=120, cwd=str(cwd) if cwd else None,
    )  # fmt: skip
    assert not run.stderr, run.stderr.decode()
    return run.stdout.decode()


def read_pandoc(text: str) -> dict[str, Any]:
    """Return pandoc's tree of a text."""
    tree: dict[str, Any] = json.loads(run_pandoc(text, "-t", "json"))
    return tree


def words_of(node: Any) -> str:
    """Return the text in a node of pandoc's tree; citations say nothing."""
    if isinstance(node, list):
        return "".join(words_of(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind = node.get("t")
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "CodeBlock"):
        return str(content[1])
    if kind == "Cite":
        return ""
    if kind in ("RawInline", "RawBlock", "Math", "Image", "Note"):
        raise AssertionError(f"{kind} in the tree: {content}")
    if kind in ("Header", "Link", "Span", "Div", "OrderedList", "Quoted"):
        return words_of(content[-1] if kind == "Header" else content[1])
    return words_of(content)


def find(node: Any, kind: str) -> Iterator[Any]:
    """Yield what nodes of a kind hold."""
    if isinstance(node, list):
        for one in node:
            yield from find(one, kind)
    elif isinstance(node, dict):
        if node.get("t") == kind:
            yield node.get("c")
        yield from find(node.get("c"), kind)
