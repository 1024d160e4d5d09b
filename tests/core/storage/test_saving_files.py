"""Whatever is in a file, opening and saving it untouched changes no byte, or it is refused with a reason."""

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.storage import generated

FILES = 500


def test_generated_files_come_back_byte_for_byte(tmp_path: Path) -> None:
    verdicts = Counter(generated.verdict(tmp_path / "a.md", data) for data in generated.files(FILES, 1))
    assert set(verdicts) == {"identical", "refused with a reason"}
    assert verdicts["identical"] > FILES / 2
    assert verdicts["refused with a reason"] > FILES / 50


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_come_back_or_are_refused(tmp_path: Path, data: bytes) -> None:
    assert generated.verdict(tmp_path / "a.md", data) in {"identical", "refused with a reason"}
