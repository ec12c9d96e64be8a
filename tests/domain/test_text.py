"""What text may hold."""

from qhtrack.domain.text import is_citation, is_line, is_text


def test_control_characters_are_refused() -> None:
    """Tab and line end are for long texts."""
    assert is_line("玛尔挡 [bold]")
    assert not is_line("a\tb")
    assert is_text("a\tb\nc")
    for bad in ("", "\x1b[0m", "a\u202eb", "a\x00", "a\r"):
        assert not is_line(bad)
        assert not is_text(bad)


def test_a_citation_is_an_address_or_words() -> None:
    """Anything else is an id."""
    assert is_citation("https://example.org")
    assert is_citation("site visit, 2026-11-20")
    assert not is_citation("xinhua-2024-04-02")
