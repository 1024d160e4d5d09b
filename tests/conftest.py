"""What every test shares: Qt draws into memory, and property tests are repeatable where nobody watches."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may stall for a second at any line, so no single example has a deadline.
settings.register_profile("desk", deadline=None, max_examples=60)
settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
