"""What holds for every test: property tests take the same examples on every run, so that a red run is a fact.

`make soak` looks for new examples: it sets SOURCEMARK_SOAK, and hypothesis takes many random ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=2000, deadline=None)
settings.load_profile("soak" if os.environ.get("SOURCEMARK_SOAK") else "steady")
