"""The look of an HTML export: the program's own tokens, light and dark, and one style sheet."""

from __future__ import annotations

import base64
import functools
import hashlib
import json

from app.paths import resources_folder

_TOKENS = (
    "window", "panel", "raised", "sunken", "sheet", "text", "muted", "hairline", "border", "accent",
    "accent_tint", "error", "error_tint", "warning", "warning_tint", "supports", "supports_tint",
    "hl1_fill", "hl1_edge", "ink",
)  # fmt: skip


@functools.cache
def style() -> str:
    """Return the style sheet with the colours of both themes; paper is always light."""
    sheet = (resources_folder() / "export" / "briefing.css").read_text(encoding="utf-8")
    light, dark = _colours("light"), _colours("dark")
    return (
        f":root {{\n{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        f"{sheet.strip()}\n"
    )


@functools.cache
def policy() -> str:
    """Return the content security policy: this style sheet and pictures within the file, nothing else."""
    # As the browser hashes it: all between the tags.
    digest = hashlib.sha256(f"\n{style()}".encode()).digest()
    allowed = base64.b64encode(digest).decode("ascii")
    ours = f"img-src data:; style-src 'sha256-{allowed}'"
    return f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"


def _colours(theme: str) -> str:
    path = resources_folder() / "themes" / f"{theme}.json"
    colours: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["colours"]
    return "".join(f"  --{name.replace('_', '-')}: {colours[name]};\n" for name in _TOKENS)
