"""What a call knows of the world."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from qhtrack.actions.context import Clock, Context, with_progress
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language


def test_today_is_the_users_and_a_moment_is_everyones() -> None:
    """In Xining it is the next day already."""
    clock = Clock(datetime(2026, 11, 24, 7, 30, tzinfo=timezone(timedelta(hours=8))))
    assert clock.today.isoformat() == "2026-11-24"
    assert clock.timestamp == "2026-11-23T23:30:00+00:00"


def test_a_moment_is_told_by_the_users_clock() -> None:
    """To the minute, in the zone that is given."""
    zone = timezone(timedelta(hours=8))
    clock = Clock(datetime(2026, 11, 24, 7, 30, tzinfo=zone), zone)
    assert clock.local("2026-11-23T15:59:59+00:00") == "2026-11-23 23:59"
    assert clock.local("2026-11-23T16:00:00+00:00") == "2026-11-24 00:00"


def test_a_call_knows_six_things() -> None:
    """Unless told otherwise it is English, on no terminal, with nothing to say."""
    context = Context(Clock(datetime(2026, 1, 1, tzinfo=UTC)))
    known = ["clock", "language", "notices", "options", "projects", "screen"]
    assert sorted(vars(context)) == known
    assert context.screen == Screen(80, colour=False, is_terminal=False)
    assert context.language is Language.EN
    assert context.options == (None, None)
    assert context.notices == []


def test_only_a_terminal_is_told_how_far_a_deed_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is watched stays what it is."""
    items = [1, 2, 3]
    assert with_progress(items) is items
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    watched = with_progress(items)
    assert watched is not items
    assert list(watched) == items
