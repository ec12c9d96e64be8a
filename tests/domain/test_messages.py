"""Sentences by their key."""

from qhtrack.domain.messages import Message, joined, message


def test_a_message_names_its_values() -> None:
    """Which the catalogue's placeholders name again."""
    assert message("not_a_date", text="2023-13") == Message("not_a_date", {"text": "2023-13"})


def test_several_messages_are_one_sentence() -> None:
    """One after the other; of none there is nothing to say."""
    a, b, c = (message(key) for key in "abc")
    both = message("both", first=message("both", first=a, second=b), second=c)
    assert (joined([]), joined([a]), joined([a, b, c])) == ("", a, both)
