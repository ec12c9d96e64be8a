"""Sentences by their key."""

from qhtrack.domain.messages import Message, message


def test_a_message_names_its_values() -> None:
    """Which the catalogue's placeholders name again."""
    assert message("not_a_date", text="2023-13") == Message("not_a_date", {"text": "2023-13"})
