"""The table of what was tried names tests that there are."""

import re

from conftest import ROOT

_ROW = re.compile(
    r"\| .+ \| .+ \| (held|mended|told) \| \[report\]\((https://[^)]+)\)"
    r" \| \[`(\w+)`\]\(\.\./(tests/[\w/]+\.py)\) \|"
)


def test_every_situation_has_its_report_and_its_test() -> None:
    """A row each."""
    text = (ROOT / "docs" / "TRIED.md").read_text(encoding="utf-8")
    rows = text.partition("| --- | --- | --- | --- | --- |\n")[2].splitlines()
    assert len(rows) >= 20
    for row in rows:
        match = _ROW.fullmatch(row)
        assert match is not None, row
        assert f"def {match[3]}(" in (ROOT / match[4]).read_text(encoding="utf-8"), row
