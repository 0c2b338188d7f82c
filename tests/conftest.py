"""What holds for every test: property tests take the same examples on every run, so that a red run is a fact.

`make soak` looks for new examples: it sets SOURCEMARK_SOAK, and hypothesis takes many random ones
(examples.py). What fails prints how it is tried again.
"""

from __future__ import annotations

import gc
import os
import sys

from hypothesis import settings

from tests.examples import IS_SOAK, often

# Bytecode is kept, whatever the shell says: else each process that the suite starts compiles it all anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=often(), deadline=None, print_blob=True)
settings.load_profile("soak" if IS_SOAK else "steady")


def pytest_collection_finish() -> None:
    """Let what was collected lie still: else it is looked through again with each search for garbage."""
    gc.collect()
    gc.freeze()
