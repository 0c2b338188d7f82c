"""A stranger's JSON: parsed under limits, and its values taken with care for what they may be."""

from __future__ import annotations

import json
from typing import Any

from app.errors import CannotRead

#: Larger files are no list of annotations that a person made.
MOST_BYTES = 64 * 1024 * 1024
#: A whole number with more digits takes quadratic time to read.
_MOST_DIGITS = 100


def parse(data: bytes, what: str = "This file") -> object:
    """Return the value of a JSON file in UTF-8 or UTF-16; raise CannotRead in words."""
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise CannotRead(f"{what} is too large: Sourcemark reads JSON up to {most} MiB.", "Split it.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        found: object = json.loads(
            data.decode(encoding), parse_int=_whole, parse_constant=lambda _: None, parse_float=_number
        )
    except UnicodeDecodeError as error:
        raise CannotRead(f"{what} is not text in UTF-8.", "Save it as UTF-8.") from error
    except RecursionError as error:
        raise CannotRead(f"{what} nests deeper than Sourcemark reads.") from error
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise CannotRead(f"{what} is damaged JSON{where}.", "Export it again.") from error
    return found


def _whole(digits: str) -> int | None:
    return int(digits) if len(digits) <= _MOST_DIGITS else None


def _number(digits: str) -> float | None:
    return float(digits) if len(digits) <= _MOST_DIGITS else None


def many(value: object) -> list[Any]:
    """Return a value as a list: JSON-LD writes a single one without brackets."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def one_text(value: object) -> str:
    """Return the first text of a value, of a list, or of a map of languages; "" without any."""
    for each in many(value):
        if isinstance(each, str):
            return each
        if isinstance(each, dict):
            for name in ("@value", "value", "chars", "@id", "id"):
                if isinstance(each.get(name), str):
                    return str(each[name])
    return ""


def texts(value: object) -> list[str]:
    """Return all texts of a value."""
    return [each for each in many(value) if isinstance(each, str)]


def whole(value: object) -> int | None:
    """Return a whole number that is not negative and not absurd, or None."""
    for each in many(value):
        if type(each) is int and 0 <= each < 2**53:
            return each
        if isinstance(each, str) and each.isascii() and each.isdigit() and len(each) < 16:
            return int(each)
    return None
