"""Hold a term of a QUERY, and how its parts were typed."""

import re
from typing import NamedTuple

from qhtrack.words.language import Language

# a bare word that is a status, an outcome, a category, a region or the title of a source
WORD = "word"
# a bare word that is what people call a field: `storage`
FIELD = "field"
EQUALITY = (":", "=", "!=")
# the value of a field that is absent
NONE = "none"
_NONE_IN_WORDS = frozenset({NONE, "unknown", "无", "空", "不详", "未知"})
_SIGNS = str.maketrans("\uff1a\uff1d\uff1e\uff1c\uff01", ":=><!")  # full-width ones
# `re` compiles it where a QUERY is typed
_TERM = (
    r"(?P<field>[^\W\d][^:=<>!≥≤≠]*?)\s*"
    r"(?P<operator>!=|>=|=>|<=|=<|<>|==|[:=<>≥≤≠])\s*(?P<text>.*)"
)
_COMMA = "[,，、]"


class FieldContext(NamedTuple):
    """What a value was typed beside: a field's key, its name's language, a unit in brackets.

    `language` is None where the key itself was typed, which says its unit.
    """

    key: str
    language: Language | None = None
    unit: str = ""


class Term(NamedTuple):
    """A term: its field's key, its operator, what is asked for, and what that was typed beside.

    A word to look for has no field; one that is a status or an outcome has that for its
    field, the operator `WORD` and its value in `values`. Who knows the registry puts in the
    values of choices and numbers, the fields of words that it has as names, and refuses a
    `FIELD` where nothing is called so.
    """

    field: str
    operator: str
    text: str
    field_context: FieldContext = FieldContext("")
    values: tuple[str | float, ...] = ()


def parts_of_term(text: str) -> re.Match[str] | None:
    """Return the `field`, `operator` and `text` of a term as it was typed; None of a bare word."""
    return re.fullmatch(_TERM, text.translate(_SIGNS), re.DOTALL)


def split(text: str) -> list[str]:
    """Return the parts of a list with commas, Chinese ones too."""
    return [part.strip() for part in re.split(_COMMA, text)]


def is_none(text: str) -> bool:
    """Tell whether a value says that there is none."""
    # a list that is asked for all does not fold what is typed
    from qhtrack.domain.text_folding import folded

    return folded(text) in _NONE_IN_WORDS


def in_quotes(value: str) -> str:
    """Return a value as it is typed in a term: what has a blank stands in quotes."""
    return f'"{value}"' if " " in value else value


def typed(term: Term) -> str:
    """Return a term as it is typed: a bare word, or behind its field `due:2024 to 2026`."""
    return f"{term.field}{term.operator}{term.text}" if term.field else term.text


def written(term: Term) -> str:
    """Return a term in its plainest form: `状态：在建、获批` is `status:construction,approved`."""
    if not term.field:
        return term.text
    operator = ":" if term.operator in {WORD, "="} else term.operator
    values = ",".join(f"{value:g}" if isinstance(value, float) else value for value in term.values)
    return f"{term.field}{operator}{values or ','.join(split(term.text))}"
