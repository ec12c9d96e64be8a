"""Tell whether two texts are the same words, however they are written."""

from unicodedata import normalize


def folded_words(text: str) -> str:
    """Return a text as it is compared: letters in one form and case, without spaces."""
    return "".join(normalize("NFKC", text).casefold().split())
