"""One performance: all scenes, or the named ones, at the scale this process was started with. See take.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app import core
from app.ui import application, jobs
from tests.screens import scenes
from tests.screens.stage import Stage


def main() -> int:
    """Play the scenes before the camera."""
    out, suffix, *named = sys.argv[1:]
    scratch = Path(os.environ["SCREENS_SCRATCH"])
    app = application.make_application()
    stage = Stage(app, scratch, Path(out), suffix)
    sample = scratch / "sample.sourcemark"
    usual = [*scenes.WITH_SAMPLE, *scenes.WITHOUT] if not suffix else [*scenes.MAIN, "dialogs", *scenes.LARGE]
    chosen = [name for name in (*scenes.WITH_SAMPLE, *scenes.WITHOUT) if name in (named or usual)]
    if any(name in scenes.WITH_SAMPLE for name in chosen):
        core.sample.build_sample(sample)
        stage.open(sample)
    for name in chosen:
        {**scenes.WITH_SAMPLE, **scenes.WITHOUT}[name](stage)
    stage.session.close_project()
    stage.window.close()
    jobs.jobs().close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
