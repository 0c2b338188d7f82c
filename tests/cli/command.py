"""Running the command line inside the test's own process; tests/cli/test_journey.py runs the real one."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from app.__main__ import main


class Ran(NamedTuple):
    """The end of one run."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one document on standard output."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document

    @property
    def error(self) -> dict[str, str]:
        """The failure's code, message and hint."""
        error = self.json["error"]
        assert set(error) == {"code", "hint", "message"}
        assert isinstance(error, dict)
        return error


def run(*arguments: str | Path, stdin: str = "") -> Ran:
    """Run `sourcemark` with these arguments."""
    kept_out, kept_err = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(kept, encoding="utf-8") for kept in (kept_out, kept_err))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        code = main([str(one) for one in arguments])
        out.flush()
        err.flush()
    return Ran(code, kept_out.getvalue().decode(), kept_err.getvalue().decode())


def answer(*arguments: str | Path, stdin: str = "") -> dict[str, Any]:
    """Run a command that must go well, with --json; return its document."""
    ran = run(*arguments, "--json", stdin=stdin)
    assert ran.code == 0, ran
    return ran.json
