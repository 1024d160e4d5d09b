"""What every test shares: Qt draws into memory, and property tests are repeatable where nobody watches.

`--hypothesis-profile=deep` tries a thousand examples of each law where the others try a few every day.
"""

import gc
import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may stall for a second at any line, so no single example has a deadline.
settings.register_profile("desk", deadline=None, max_examples=15)
settings.register_profile("deep", parent=settings.get_profile("desk"), max_examples=1_000)
settings.register_profile(
    "ci", parent=settings.get_profile("desk"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# Tests make much that dies young and little in circles: looking for those less often saves a tenth of a run.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays anyway: modules, tests and rule packs."""
    gc.freeze()
