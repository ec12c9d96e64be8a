"""Understand comparisons in words: `capacity over 2GW`, 装机200万千瓦以上, `over 1GW`."""

import re
from collections.abc import Collection, Sequence

from qhtrack.domain.fields import SIZES, UNIT_KEYS
from qhtrack.domain.status import FINISHED
from qhtrack.words.terms import FieldContext, Term
from qhtrack.words.typed import field_of
from qhtrack.words.units import read_number
from qhtrack.words.vocabulary import CURRENCY

# in words, before a number
_IN_WORDS = {
    "more than": ">",
    "bigger than": ">",
    "larger than": ">",
    "longer than": ">",
    "over": ">",
    "above": ">",
    "at least": ">=",
    "less than": "<",
    "under": "<",
    "below": "<",
    "at most": "<=",
    "不大于": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "大于": ">",
    "超过": ">",
    "高于": ">",
    "超": ">",
    "不小于": ">=",
    "不少于": ">=",
    "不低于": ">=",
    "小于": "<",
    "少于": "<",
    "低于": "<",
}
# 百亿 is a number too
_NUMBER = r"[\d百千].*"
_TERM_IN_WORDS = re.compile(
    rf"(?P<field>[^\W\d].*?)\s*(?P<operator>{'|'.join(_IN_WORDS)})\s*(?P<text>{_NUMBER})",
    re.IGNORECASE | re.DOTALL,
)
_SIZE_IN_WORDS = re.compile(
    rf"(?P<operator>{'|'.join(_IN_WORDS)})\s*(?P<text>{_NUMBER})", re.IGNORECASE
)
# and behind one
_BOUNDS = {
    **dict.fromkeys(("or more", "and more", "or above", "and above", "及以上", "以上"), ">="),
    **dict.fromkeys(("or less", "and less", "or below", "and below", "及以下", "以下"), "<="),
}
_TERM_WITH_BOUND = re.compile(
    rf"(?P<field>[^\W\d]\D*?)\s*(?P<text>{_NUMBER}?)\s*(?P<operator>{'|'.join(_BOUNDS)})",
    re.IGNORECASE | re.DOTALL,
)
# a time that is compared is how late something is: `more than a year late`, 超过一年; or by what
# it was put off: 推迟超过一年
_PUT_OFF = r"(?P<put_off>slipped|put off|postponed|pushed back|推迟|延期|延后|推后|顺延)"
_LATE = tuple(
    re.compile(rf"(?:(?:late|missed|{_PUT_OFF})了? ?)?(?:by )?{shape}(?: late)?", re.IGNORECASE)
    for shape in (
        rf"(?P<operator>{'|'.join(_IN_WORDS)})\s*(?P<time>\S.*?)",
        rf"(?P<time>\S.*?)\s*(?P<operator>{'|'.join(_BOUNDS)})",
    )
)
# what nothing was heard of for so long: `no news since 2023`, 近两年没有消息
_NO_UPDATES = "(?:no|not|without) (?:any )?(?:news|updates?|updated|progress)"
_NO_NEWS = "(?:都|均)?(?:没有|未有|没|无)(?:任何)?(?:消息|进展|音讯|更新)"
_SILENCES = tuple(
    (re.compile(shape, re.IGNORECASE | re.ASCII), thens)
    for shape, thens in (
        (rf"{_NO_UPDATES} since (.+)", ("{}",)),
        (rf"{_NO_UPDATES} (?:for|in) (?:the )?(?:last |past )?(.+)", ("{} ago", "{}")),
        (rf"{_NO_UPDATES} (this year)", ("{}",)),
        (
            rf"(?:自从?|从|最?近|(?:已经?)?超过)?(.+?)(?:[以之][来后内]|[来后内起])?{_NO_NEWS}",
            ("{}", "{}前"),
        ),
    )
)
_UNFINISHED = Term("status", "!=", ",".join(sorted(FINISHED)), FieldContext("status"))
# who says no more than `2 years late` means those or more
_LATE_BY = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?:(?:late|{_PUT_OFF}了?) ?(?:by |for )?|(?:missed )?by )(?P<time>\S.*)",
        r"(?P<time>\S.*) late",
    )
)
_MOST_WORDS_OF_A_NUMBER = len(["more", "than", "1", "billion", "yuan"])


def term_in_words(text: str, fields: Collection[str]) -> Term | None:
    """Return the term of `capacity over 2GW`, None where it is none."""
    match = _TERM_IN_WORDS.fullmatch(text) or _TERM_WITH_BOUND.fullmatch(text)
    field_context = field_of(match["field"], fields) if match else None
    if match is None or field_context is None:
        return None
    operator = (_IN_WORDS | _BOUNDS)[match["operator"].casefold()]
    return Term(field_context.key, operator, match["text"], field_context)


def late_in_words(text: str) -> list[Term]:
    """Return the terms of `more than a year late` or 推迟超过一年, none where it is none.

    What is less than a year late is late.
    """
    shapes = (*_LATE, *_LATE_BY)
    match = next(filter(None, (shape.fullmatch(text) for shape in shapes)), None)
    if match is None:
        return []
    from qhtrack.domain.durations import days_in

    if days_in(match["time"]) is None:
        return []
    parts = match.groupdict("")
    operator = (_IN_WORDS | _BOUNDS).get(parts.get("operator", "").casefold(), ">=")
    field = "slip_days" if parts.get("put_off") else "days_late"
    term = Term(field, operator, match["time"], FieldContext(field))
    return [term, term._replace(operator=">", text="0")] if operator[0] == "<" else [term]


def silence_in_words(text: str) -> list[Term]:
    """Return the terms of `no news since 2023` or 两年没有消息, none where it is none.

    Of what is finished nobody waits for news.
    """
    matches = ((shape.fullmatch(text), thens) for shape, thens in _SILENCES)
    dates = [then.format(match[1]) for match, thens in matches if match for then in thens]
    if not dates:
        return []
    from qhtrack.domain.dates_in_words import is_date_in_words

    for date in dates:
        if is_date_in_words(date):
            return [Term("updated", "<", date, FieldContext("updated")), _UNFINISHED]
    return []


def size_in_words(text: str) -> str | None:
    """Return the term of a size that a number's unit alone names: `over 1GW`, 超过1000万千瓦.

    None where there is no unit, or none of a size.
    """
    match = _SIZE_IN_WORDS.fullmatch(text)
    if match is None:
        return None
    number = match["text"].replace(" ", "")
    sizes = [
        key for key in SIZES if isinstance(read_number(number, FieldContext(key), CURRENCY), float)
    ]
    return (
        f"{sizes[0]}{_IN_WORDS[match['operator'].casefold()]}{number}" if len(sizes) == 1 else None
    )


def length_of_number(name: str, texts: Sequence[str]) -> int:
    """Return how many words behind the name of a size compare it with a number; 0 if none do."""
    for size in range(min(_MOST_WORDS_OF_A_NUMBER, len(texts)), 0, -1):
        term = term_in_words(" ".join([name, *texts[:size]]), UNIT_KEYS)
        if term is not None and isinstance(
            read_number(term.text, term.field_context, CURRENCY), float
        ):
            return size
    return 0
