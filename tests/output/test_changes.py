"""What changed, as a table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_changed_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], language: str
) -> None:
    """As a table, in the reader's language."""
    other = sample.with_name("other.toml")
    other.write_text(SAMPLE.replace("capacity_mw = 2320", "capacity_mw = 2400"), encoding="utf-8")
    days = run("--lang", language, "compare", "2021-06", "-f", "table").stdout
    files = run("--lang", language, "compare", str(sample), str(other), "-f", "table").stdout
    golden(f"compare-{language}.txt", days + files)
