"""Understand the kinds of rows that people add and change: project, source, category, region."""

from functools import cache

from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest_or_all
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words.catalogue import word
from qhtrack.words.language import Language

KINDS = ("project", "source", "category", "region")


def kind_of(text: str) -> str | None:
    """Return the kind that a text names in either language; None if it is none."""
    return _kinds_by_word().get(folded(text))


def not_a_kind(text: str) -> Message:
    """Return what to say of a text that names no kind: those that there are."""
    kinds = {kind: word(f"one_{kind}", Language.ZH) for kind in KINDS}
    suggestion = nearest_or_all(text, kinds)
    return message("not_a_kind", value=shown(text), suggestion=suggestion)


@cache
def _kinds_by_word() -> dict[str, str]:
    return {word(f"one_{kind}", language): kind for language in Language for kind in KINDS}
