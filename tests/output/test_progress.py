"""The bar of a long action."""

import pytest

from qhtrack.output.progress import SECONDS, with_bar


def test_all_items_come_with_a_bar_or_without(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quick action shows none."""
    items = list(range(1000))
    assert list(with_bar(items)) == items
    assert capsys.readouterr().err == ""
    assert SECONDS == 1
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(with_bar(items, after=0)) == items
    said = capsys.readouterr()
    assert said.out == ""
    assert "%" in said.err
