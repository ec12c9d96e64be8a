"""The bar of a long deed."""

import pytest

from qhtrack.output.progress import SECONDS, watched


def test_all_items_come_with_a_bar_or_without(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quick deed shows none."""
    items = list(range(1000))
    assert list(watched(items)) == items
    assert capsys.readouterr().err == ""
    assert SECONDS == 1
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(watched(items, after=0)) == items
    said = capsys.readouterr()
    assert said.out == ""
    assert "%" in said.err
