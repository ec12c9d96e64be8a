"""What answers are drawn on."""

from qhtrack.output.screen import Screen


def test_a_screen_is_plain_unless_it_says_so() -> None:
    """As wide as terminals have always been."""
    assert Screen() == (80, False, False, False)
