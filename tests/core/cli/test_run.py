"""What a run keeps of what processes answer."""

from datetime import date
from pathlib import Path

import pytest

from cureon_editor.cli.checking.cache import Cache
from cureon_editor.cli.checking.packing import pack
from cureon_editor.cli.checking.paths import Named
from cureon_editor.cli.checking.pool import Outcome, Pool
from cureon_editor.cli.checking.progress import Progress
from cureon_editor.cli.checking.run import Run
from tests.core.cli.examples import GOOD

TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(("avoided", "kept"), [(frozenset(), True), (frozenset({"hype-words"}), False)])
def test_a_result_without_a_slow_rule_is_tried_again_next_time(
    tmp_path: Path, avoided: frozenset[str], kept: bool
) -> None:
    run = Run(
        TODAY, Pool(), Progress(1), Cache(tmp_path, TODAY), _names=(Named("a.md"),), _waiting={0: b"key"}
    )
    run._take(Outcome(0, pack(GOOD), avoided))
    run.close()
    cache = Cache(tmp_path, TODAY)
    assert (cache.get(b"key") is not None) is kept
    cache.close()
