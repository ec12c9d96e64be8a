"""Read a QUERY as people type it: terms of fields, and words to look for.

Takes `状态：在建、获批`, `Capacity ≥ 2GW`, `under construction`, 在建; gives terms with the keys
of their fields, in the order typed, or the error that says what means nothing.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import PROJECT_KEYS
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import joining
from qhtrack.words.comparisons import late_in_words, silence_in_words, term_in_words
from qhtrack.words.joining import DATES, FLAGS, values_in_words
from qhtrack.words.terms import EQUALITY, FIELD, WORD, FieldContext, Term, parts_of_term, split
from qhtrack.words.typed import column_of, field_of, it_may_mean, value_of

_OPERATORS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "≠": "!=", "<>": "!=", "==": "="}
_NEXT_TERM = re.compile(
    r"\s+(?=(?P<field>[^\W\d]\w*)(?:[:=<>!≥≤≠]|[\uff1a\uff1d\uff1e\uff1c\uff01]))"
)
_NAME = re.compile(r"\w+")
# 完工时间 is the date of 完工
# before a date, when something was promised; else the head of its wording
_MADE = frozenset({"promised", "承诺"})
_TIME_OF = re.compile("(?:时间|日期|年份|年度)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\D*", re.ASCII)
_LONGEST_UNIT = len("MWh")
_NEGATIVE_BEGINNINGS = (
    *("不含", "不包括", "不是", "除", "非"),
    *("not ", "no ", "without ", "except "),
)


def _is_no_name(text: str) -> bool:  # noqa: ARG001
    return False


def read(
    texts: Sequence[str],
    fields: Collection[str],
    today: str,
    is_name: Callable[[str], bool] = _is_no_name,
) -> list[Term]:
    """Return the terms of a QUERY over some fields, that is asked `today`.

    `is_name` tells of several words whether they are a name together.

    Raises:
        UsageError: a field or a bare word is none to ask for.
    """
    parted = [part for text in texts for part in _parted(text, fields)]
    words = [word for part in parted for word in joining.parted(part, fields, is_name)]
    terms = (
        term
        for text in joining.joined(words, fields, is_name)
        for term in silence_in_words(text) or late_in_words(text) or [_term(text, fields)]
    )
    return [_dated(term, today) for term in terms]


def _parted(text: str, fields: Collection[str]) -> Iterator[str]:
    """Yield the terms of an argument that begins with one: `status:open category:road` is two."""
    begin = 0
    for match in _NEXT_TERM.finditer(text):
        term = parts_of_term(text[begin : match.start()])
        if term and field_of(term["field"], fields) and field_of(match["field"], fields):
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]


def _dated(term: Term, today: str) -> Term:
    """Return a term whose date stands in figures, of `due:this year` that is `due:2026`."""
    if term.field not in DATES:
        return term
    # who asks for no date does without what reads them
    from qhtrack.domain.dates_in_words import in_figures

    return term._replace(text=in_figures(term.text, today))


def numbers(term: Term) -> list[str]:
    """Return the numbers that a term names: one, or of an equality several.

    Raises:
        UsageError: `=1,200` may be one number or two.
    """
    if term.operator not in EQUALITY:
        return [term.text]
    if _THOUSANDS.fullmatch(folded(term.text)):
        joined, parted = term.text.replace(",", ""), "、".join(split(term.text))
        raise UsageError(
            message("one_or_two_numbers", value=shown(term.text), one=joined, two=parted)
        )
    return split(term.text)


def is_negative(word: str) -> bool:
    """Tell whether a word begins with what turns it round: 不含公路, `not railways`."""
    return folded(word).startswith(_NEGATIVE_BEGINNINGS)


def _term(text: str, fields: Collection[str]) -> Term:
    match = parts_of_term(text)
    if match is None:
        return term_in_words(text, fields) or _word(text, fields)
    field_context = field_of(match["field"], fields)
    if field_context is not None:
        operator = _OPERATORS.get(match["operator"], match["operator"])
        return Term(field_context.key, operator, match["text"], field_context)
    if _is_made(match["field"], match["text"]):
        operator = _OPERATORS.get(match["operator"], match["operator"])
        return Term("made", operator, match["text"], FieldContext("made"))
    # an address is a word, though it begins as a term does, and so is a sentence
    if match["text"].startswith("//") or not _NAME.fullmatch(match["field"]):
        return Term("", ":", text)
    suggestion = (
        _status_and_date(match["field"], match["text"])
        or _without_field(match["field"], match["text"])
        or _nearest_field(match["field"], fields)
    )
    raise UsageError(message("not_a_field", field=shown(match["field"]), suggestion=suggestion))


def _is_made(name: str, text: str) -> bool:
    """Tell whether a term asks when something was promised, and not in which words."""
    from qhtrack.domain.dates_in_words import is_bound_in_words

    return folded(name) in _MADE and is_bound_in_words(text)


def _without_field(name: str, text: str) -> Message | None:
    """Return how a text is asked for that has no field: of a place, by whom it was promised."""
    from qhtrack.words.synonyms import PROMISERS, SEARCHED

    plain = folded(name)
    if plain in PROMISERS:
        return message(
            "it_is_one_of", words=tuple(map(FieldName, ("publisher", "source", "owner")))
        )
    return message("typed_alone", word=shown(text)) if plain in SEARCHED else None


def _status_and_date(name: str, text: str) -> Message | None:
    """Return the terms of a status whose date is asked, or a date: 完工时间:2024, `year:2024`."""
    from qhtrack.domain.typed_dates import read_date
    from qhtrack.words.synonyms import DATED

    status, date = value_of("status", _TIME_OF.sub("", folded(name))), read_date(text)
    if isinstance(date, str) and folded(name) in DATED:
        return it_may_mean([f"{field}:{date}" for field in ("due", "made", "since")])
    if status is None or not isinstance(date, str):
        return None
    return it_may_mean([f"since:{date} status:{status}", f"due:{date} milestone:{status}"])


def _nearest_field(name: str, fields: Collection[str]) -> Message | str:
    near = nearest(name, fields)
    column = None if near else column_of(name)
    if column is not None:
        return message("field_is_column", command=column.command, field=FieldName(column.key))
    return near or message("it_is_one_of", words=tuple(map(FieldName, fields)))


def _word(text: str, fields: Collection[str]) -> Term:
    meaning = values_in_words(text)
    if meaning is not None:
        field, values = meaning
        return Term(field, WORD, text, values=values)
    field_context = field_of(text, fields)
    if field_context is None:
        return Term("", ":", text)
    if field_context.key in FLAGS:
        return Term(field_context.key, ":", "true", field_context)
    term = Term("", FIELD, text, field_context)
    # a key and a unit are what a term begins with, `storage` and 储能 what projects are called
    if field_context.language is None or (text.isascii() and len(text) <= _LONGEST_UNIT):
        raise without_value(term)
    return term


def without_value(term: Term) -> UsageError:
    """Return the error that a field stands alone: the shell takes what follows < and > away."""
    operator, value = _example(term.field_context.key)
    quotes = "" if operator in EQUALITY else message("in_quotes")
    return UsageError(
        message(
            "field_without_value",
            field=term.text,
            operator=operator,
            value=English(value),
            quotes=quotes,
            instead=_of_all(term.field_context.key),
        )
    )


def _of_all(field: str) -> Message:
    """Return what is asked without a value: sums of sizes, counts of groups, an order."""
    from qhtrack.domain import groups, tallies

    name = FieldName(field)
    if field in groups.SUMS:
        return message("field_is_summed", field=name)
    if field in groups.GROUPINGS:
        return message("field_groups", command="stats", field=name)
    if field in tallies.GROUPINGS:
        return message("field_groups", command="scorecard", field=name)
    command = "list" if field in PROJECT_KEYS else "scorecard"
    return message("field_sorts", command=command, field=name)


def with_example(term: Term) -> str:
    """Return the field of a term with what may stand behind it: `storage>=1000`."""
    return f"{term.text}{''.join(_example(term.field_context.key))}"


_EXAMPLES = {
    "status": (":", "construction"),
    "outcome": (":", "overdue"),
    "milestone": (":", "operating"),
    **dict.fromkeys(("category", "region", "source", "publisher", "owner", "id"), (":", "…")),
    **dict.fromkeys(DATES, ("<=", "2024")),
    "days_late": (">=", "365"),
    "slip_days": (">", "0"),
}


def _example(field: str) -> tuple[str, str]:
    return _EXAMPLES.get(field, (">=", "1000"))
