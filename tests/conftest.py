"""The laws are tried on the same examples in every run; MERGE_TRIALS=5000 looks for new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None)
settings.load_profile("new" if "MERGE_TRIALS" in os.environ else "same")
