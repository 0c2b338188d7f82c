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
    with_sample = {**scenes.WITH_SAMPLE} if not suffix else {**scenes.MAIN, "dialogs": scenes.dialogs}
    without = scenes.WITHOUT if not suffix else {name: scenes.WITHOUT[name] for name in scenes.LARGE}
    chosen = [name for name in (*with_sample, *without) if not named or name in named]
    if any(name in with_sample for name in chosen):
        core.sample.build_sample(sample)
        stage.open(sample)
    for name in chosen:
        (with_sample.get(name) or without[name])(stage)
    stage.session.close_project()
    stage.window.close()
    jobs.jobs().close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
