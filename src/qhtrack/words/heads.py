"""Understand the heads of sheets: the field of each column, and columns without one.

Takes `项目名称`, `累计完成投资（亿元）`, `Status`; gives the field with the unit of its
numbers, None for a head that means nothing here.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from qhtrack.domain.fields import (
    CATEGORY,
    EVENT,
    EVENT_DERIVED,
    PROJECT,
    PROJECT_DERIVED,
    PROMISE,
    PROMISE_DERIVED,
    REGION,
    SOURCE,
    UNIT_KEYS,
    keys,
)
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.text_folding import folded
from qhtrack.domain.typed_dates import read_date
from qhtrack.words.catalogue import label_catalogue
from qhtrack.words.language import Language
from qhtrack.words.office_heads import HEADS, LIKE_FIELDS, NUMBERS, STARTS
from qhtrack.words.terms import FieldContext
from qhtrack.words.typed import field_of
from qhtrack.words.units import CURRENCIES, read_number

# what was seen, beside a status: it becomes a line of the note
PROGRESS = "progress"
UNKNOWN_UNIT = "?"
# what may stand in several columns, and becomes lines of one note
NOTES = frozenset({"note", PROGRESS})
OPTIONS = ("expect", "force", "replace")
# a head that may be of several fields is the first one's
_RECORDED = (*keys(EVENT), *OPTIONS, *keys(PROMISE, PROJECT, SOURCE, CATEGORY, REGION))
COLUMN_KEYS = tuple(dict.fromkeys(("project", "kind", PROGRESS, *_RECORDED)))
# what tables of projects and promises work out, and nobody records
DERIVED_KEYS = frozenset(keys(PROJECT_DERIVED, PROMISE_DERIVED)) - {
    *COLUMN_KEYS,
    *keys(EVENT_DERIVED),
}
OF_PROMISES = frozenset({"wording", "milestone", "reached", "missed"})
# whoever names a project in a sheet heads the column so
NAMING = frozenset({"project", "id", "name", "kind"})
_NO_SPACE = re.compile(r"\s+")
_UNIT_LINES = (
    # 填报单位 is whoever filled it in, but a date may stand before it
    re.compile(
        r"(?:(?<!\w)|(?<=[日月底末]))(?:金额|货币|计量)?(?:单位|units?|currency)(?::|\()(?P<units>[^)]+)"
    ),
    re.compile(
        r"\(?(?:(?:all )?(?:amounts?|figures|values|costs|sums)(?: are| is)? )?in (?P<units>[^)]+)"
    ),
)
_IN_BRACKETS = re.compile(r"\(?(?P<unit>[^()]+)\)?")
# what parts a head from its unit, where no round brackets do
_BEFORE_UNIT = re.compile(r" ?(?:\[|【|,|:|/) ?| (?:in |- )?")
_DATE_LINE = re.compile(
    r"(?:截[至止]到?|\bas (?:at|of)|\bperiod ending"
    r"|^(?:(?:report(?:ing)? )?(?:date|month|period)|(?:填报|统计)?(?:日期|时间)|报告期):)"
    r"[: ]*(?P<date>\d{4}年\d+月(?:\d+日)?|[\w ,./-]+)",
    re.IGNORECASE,
)
# 截至2026年10月底完成投资 is all that was spent by then
_DATED_HEAD = re.compile(r"截[至止]到?\d{4}年\d+月(?:\d+日|[底末])?(?P<spent>完成投资)?", re.ASCII)
_DATE_WORDS = re.compile(
    r"截[至止]|\bas (?:at|of)\b|\d{4}(?:年\d|[-/.](?:0?[1-9]|1[0-2])\b)"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[.,]? \d{4}"
)
_BETWEEN_UNITS = re.compile("[,、;/]")
_NO_CURRENCY = "XXX"
_CODE = len(_NO_CURRENCY)
_CODES = re.compile("[A-Z]{3}")
_MONEY = re.escape("{money}")
_BILLIONS = "(?P<unit>billion [a-z]+)"
_TOTALS = re.compile(r"(?:合计|总计|小计|共计|(?:grand |sub[- ]?)?totals?)(?: ?\(.*\))?:?")
# `Sub-total roads`, 公路小计: no project is called so, as one may be called `Total Energies Road`
_TOTAL_OF = re.compile(r"(?:grand |sub[- ]?)totals?\b.+|.+\b(?:grand |sub[- ]?)totals?:?")
_TOTAL_OF_ZH = re.compile("(?:合计|总计|小计|共计).+|.+(?:合计|总计|小计|共计)")
# what a cell says that has nothing to say: a table's own dash too
_NOTHING = frozenset({"n/a", "na", "nil", "none", "tbd", "tba", "tbc", "无", "暂无"})
_LONGEST_NOTHING = 5  # with a space on either side
_DASHES = " \t\n-/\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\uff0f\u3000"
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?(%?)", re.ASCII)
_SHARE_IN_WORDS = {True: "{}% complete", False: "形象进度{}%"}
_ORDINAL = "[一二三四五六七八九十]+"
_SECTION = re.compile(rf"{_ORDINAL}|\({_ORDINAL}\).*|{_ORDINAL}[、.].*")
_BARE = re.compile(r"[-+]?[\d,]*\.?\d*(?:e[-+]?\d+)?", re.ASCII)


def is_skipped_column(head: str) -> bool:
    """Tell whether a column says nothing: a running number, or who recorded a row elsewhere."""
    return folded(head) in _skipped_heads()


def derived_key(head: str) -> str | None:
    """Return what a column has that tables work out, and that nobody records: `since`."""
    return _derived_heads().get(folded(head))


def is_derived_beside(key: str, keys_present: Collection[str]) -> bool:
    """Tell whether a field that may be recorded is worked out in a table with these columns.

    Beside outcomes a status is the project's, as `scorecard` has it; in a table of projects, which
    `list` calls by `id` and `name`, a due date is that of the promises that there are.
    """
    if key == "status":
        return "outcome" in keys_present
    return key == "due" and OF_PROMISES.isdisjoint(keys_present) and "project" not in keys_present


def meant_by_head(head: str) -> Message | str:
    """Return what to say of a head that means nothing here, but may be meant for a field."""
    name = folded(head).partition("(")[0].strip()
    if name in STARTS:
        return message("start_is_an_event")
    key = LIKE_FIELDS.get(name)
    return message("did_you_mean", word=FieldName(key)) if key else ""


def is_total(cell: str) -> bool:
    """Tell whether a row that begins with this cell sums others up."""
    return _sums_up(cell) and _TOTALS.fullmatch(_without_spaces(cell)) is not None


def _sums_up(cell: str) -> bool:
    """Tell whether a cell may name a total at all: folding takes time."""
    return "计" in cell or "total" in cell.casefold()


def may_be_total(cell: str) -> bool:
    """Tell whether a row of nothing but figures that begins with this cell sums others up."""
    name = _without_spaces(cell) if _sums_up(cell) else ""
    return any(pattern.fullmatch(name) for pattern in (_TOTAL_OF, _TOTAL_OF_ZH))


def is_section(cell: str) -> bool:
    """Tell whether a row that begins with this cell may head others: `一、交通项目（5项）`."""
    return _SECTION.fullmatch(_without_spaces(cell)) is not None


@lru_cache(maxsize=1_000)
def says_nothing(cell: str) -> bool:
    """Tell whether a cell is empty, or filled in with a dash that stands for that."""
    if not cell.strip().strip(_DASHES):
        return True
    # folding takes time, and most cells are longer
    return len(cell) <= _LONGEST_NOTHING and folded(cell) in _NOTHING


def progress_said(cell: str | float, head: str) -> str:
    """Return a share alone with what it is of, in the language of its head: `40% complete`.

    Of 0.4 below `% complete` nobody knows whether it is 40 % or less than one.
    """
    match = _SHARE.fullmatch(folded(str(cell)))
    if match is None or not (match[2] or "%" in folded(head) or "percent" in folded(head)):
        return str(cell)
    share = float(match[1])
    if not match[2] and 0 < share < 1:
        return str(cell)
    return _SHARE_IN_WORDS[head.isascii()].format(f"{share:g}")


def in_unit_of(head: str, above: str) -> str:
    """Return the head of a column that another spans, in the unit in whose brackets that ends."""
    _, bracket, unit = folded(above).partition("(")
    return f"{head}({unit}" if bracket and "(" not in folded(head) else head


def units_of_line(cell: str) -> list[str]:
    """Return the units that a line above the head gives.

    They are 万元 of `单位：万元`, `tzs million` of `Amounts in TZS million` and of `(TZS million)`.
    """
    line = _without_spaces(cell)
    matches = (_UNIT_LINES[0].search(line), _UNIT_LINES[1].match(line))
    match = next(filter(None, matches), None)
    if match is not None:
        # `Amounts in KES million, lengths in km`
        return [_unit(part.rpartition(" in ")[2]) for part in _BETWEEN_UNITS.split(match["units"])]
    alone = _IN_BRACKETS.fullmatch(line)
    return [_unit(alone["unit"])] if alone and _is_money(_unit(alone["unit"])) else []


def _unit(text: str) -> str:
    """Return a unit as it may stand behind a number too: of `KES '000` thousands."""
    return text.replace("000", "thousand").strip()


def _is_money(unit: str) -> bool:
    """Tell whether a text is a unit of sums that names a currency: `tzs million`, no `m` alone."""
    field_context = FieldContext("investment_bn", None, unit)
    return _is_unit(field_context) and not _fits_in(field_context, [_NO_CURRENCY])


def date_of_line(cell: str) -> str | None:
    """Return the date that a line above the head gives: `截至2026年10月28日`, `Date: May 2026`."""
    match = _DATE_LINE.search(folded(cell))
    date = read_date(match["date"].strip()) if match else None
    return date if isinstance(date, str) else None


def is_date_line(cell: str) -> bool:
    """Tell whether a line above the head has a date, of which it is not clear what it is of.

    A date alone may be the day on which the sheet was printed, one in a title that of a plan.
    """
    return _DATE_WORDS.search(folded(cell)) is not None or isinstance(read_date(cell), str)


def column_of(head: str, units: Collection[str]) -> FieldContext | None:
    """Return the field and the unit of a column by its head, or by the `units` above the head.

    For example, `装机容量（万千瓦）` is `capacity_mw` in 万千瓦. A field of numbers without a
    unit gets an unknown one.
    """
    field_context = _field(head)
    if (
        field_context is None
        or field_context.language is None
        or field_context.unit
        or field_context.key not in UNIT_KEYS
    ):
        return field_context
    if "(" in folded(head) or _in_its_unit(head):
        return field_context
    # what is a unit in any case goes before three letters that may be a currency
    fitting_units = (
        unit
        for fits in (_is_unit, _fits_unit)
        for unit in units
        if fits(field_context._replace(unit=unit))
    )
    return field_context._replace(unit=next(fitting_units, UNKNOWN_UNIT))


def is_without_unit(text: str, field_context: FieldContext) -> bool:
    """Tell whether a number has no unit, neither of its own nor of its column."""
    return field_context.unit == UNKNOWN_UNIT and _BARE.fullmatch(folded(text)) is not None


def _is_unit(field_context: FieldContext) -> bool:
    """Tell whether a text that nothing else shows to be a unit is one.

    `rwf million` is, of a currency unheard of, but not any three letters.
    """
    is_longer = len(field_context.unit) > _CODE
    return (is_longer and _fits_unit(field_context)) or _fits_in(field_context, CURRENCIES)


def _fits_unit(field_context: FieldContext) -> bool:
    # whichever currency it ends or begins with, or has a name of
    ends = (field_context.unit[-_CODE:].upper(), field_context.unit[:_CODE].upper())
    coins = filter(_CODES.fullmatch, ends)
    return _fits_in(field_context, (*coins, *CURRENCIES))


def _fits_in(field_context: FieldContext, currencies: Iterable[str]) -> bool:
    return any(
        not isinstance(read_number("1", field_context, coin), Message) for coin in currencies
    )


@cache
def _in_its_unit(head: str) -> FieldContext | None:
    """Return the field of a head that is a unit, and that: `MW in service`, `billion KES`."""
    words = label_catalogue(Language.EN).WORDS
    for key in UNIT_KEYS:
        pattern = re.escape(folded(words[key])).replace(_MONEY, _BILLIONS)
        if match := re.fullmatch(pattern, folded(head)):
            return FieldContext(key, Language.EN, match.groupdict().get("unit", ""))
    return None


def _field(head: str) -> FieldContext | None:
    if field_context := _in_its_unit(head):
        return field_context
    spaceless = _without_spaces(head)
    undated = _DATED_HEAD.sub(
        lambda match: f"累计{match['spent']}" if match["spent"] else "", spaceless
    )
    for name in (folded(head), spaceless, *([undated] if date_of_line(head) else ())):
        by_whole_head = _field_by_word(name)
        plain, bracket, unit = name.partition("(")
        field_context = _by_word().get(plain.strip())
        # a head that is a field's whole goes before one with something in brackets
        if (
            field_context
            and bracket
            and unit.endswith(")")
            and not (by_whole_head and not by_whole_head.unit)
        ):
            return field_context._replace(unit=_unit(unit.removesuffix(")")))
        if by_whole_head:
            return by_whole_head
    return _with_unit_behind(name)


def _with_unit_behind(name: str) -> FieldContext | None:
    """Return the field of `Length [km]`, `总投资/万元`, `Cost in KES million`, with the unit."""
    for match in _BEFORE_UNIT.finditer(name):
        field_context = _field_by_word(name[: match.start()])
        if field_context is not None and field_context.key in UNIT_KEYS:
            unit = _unit(name[match.end() :].rstrip("]】"))
            if unit and _is_unit(field_context._replace(unit=unit)):
                return field_context._replace(unit=unit)
    return None


@cache
def _skipped_heads() -> frozenset[str]:
    catalogues = [label_catalogue(language).WORDS for language in Language]
    answers = [key for key in keys(EVENT_DERIVED) if key not in OPTIONS]
    labels = (folded(words[key]) for words in catalogues for key in answers)
    return frozenset((*NUMBERS, *answers, *labels))


@cache
def _derived_heads() -> dict[str, str]:
    """Return what is worked out by its key and its labels; its synonyms are others' words."""
    catalogues = [label_catalogue(language).WORDS for language in Language]
    labels = {folded(words[key]): key for words in catalogues for key in DERIVED_KEYS}
    return labels | {key: key for key in DERIVED_KEYS}


def _field_by_word(name: str) -> FieldContext | None:
    return _by_word().get(name) or field_of(name, COLUMN_KEYS)


@cache
def _by_word() -> dict[str, FieldContext]:
    return {
        folded(word): FieldContext(key, Language.EN if word.isascii() else Language.ZH)
        for key, words in HEADS.items()
        for word in words
    }


def _without_spaces(text: str) -> str:
    """Return a text folded, without the spaces and line ends that spread it over its cell."""
    name = folded(text)
    return name if name.isascii() else _NO_SPACE.sub("", name)
