"""Read a number as people type it, with a unit or without.

Takes `2320`, `1,200`, `2.4GW`, `200万千瓦`, `100亿元`, `KES 4bn`; gives the number in the
field's own unit (MW, km, billions), or the message that says why it is none. A bare number is in
the unit that is shown beside the name that it was typed with.
"""

import re
from functools import cache
from itertools import islice
from math import ceil, floor, isfinite

from qhtrack.domain.fields import UNIT_KEYS, limit
from qhtrack.domain.messages import Figure, Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import catalogue
from qhtrack.words.language import Language
from qhtrack.words.terms import EQUALITY, FieldContext
from qhtrack.words.vocabulary import CURRENCY

_NUMBER = re.compile(
    r"([-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?:\.\d*)?)"
    r"(?:e([-+]?\d{1,3})(?![a-z]))?\s*(.*)",
    re.ASCII | re.DOTALL,
)
_OF_NUMBERS = frozenset("0123456789,.")
# what is meant a year anyway
_A_YEAR = re.compile(r"(?:/|每| per | a )(?:年|yr|year|a)$", re.ASCII)
# 万kW, 亿kWh, 万t
_CHINESE_ZEROS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10}
_CHINESE_NUMERAL = re.compile(f"({'|'.join(_CHINESE_ZEROS)})([a-z].*)", re.DOTALL)
# what currencies are called beside their codes
_COINS = {
    "CNY": ("元人民币", "人民币", "yuan", "rmb", "元", "¥"),
    "EUR": ("euros", "euro", "€"),
    "GBP": ("pounds", "£"),
    "INR": ("rupees", "₹"),
    "ETB": ("birr",),
    "GHS": ("cedis",),
    "KES": ("kshs", "ksh", "shillings"),
    "NGN": ("naira", "₦"),
    "TZS": ("tshs", "tsh", "shillings"),
    "UGX": ("ushs", "ush", "shillings"),
    "USD": ("us$", "dollars", "$"),
    "ZAR": ("rand",),
}
CURRENCIES = tuple(_COINS)
_WATTS = {
    "MW": 0,
    "GW": 3,
    "kW": -3,
    "W": -6,
    "TW": 6,
    "万千瓦": 1,
    "兆瓦": 0,
    "吉瓦": 3,
    "千瓦": -3,
    "百万千瓦": 3,
    "千万千瓦": 4,
    "亿千瓦": 5,
}
# how many zeros stand between each unit and the field's own
_UNIT_EXPONENTS: dict[str, dict[str, int]] = {
    "mw": {**_WATTS, "瓦": -6, "MWp": 0, "MWe": 0, "megawatts": 0, "gigawatts": 3},
    "mwh": {
        **{
            f"{unit}{'h' if unit.isascii() else '时'}": exponent
            for unit, exponent in _WATTS.items()
        },
        "度": -3,
        "万度": 1,
        "亿度": 5,
    },
    "kv": {"kV": 0, "V": -3, "千伏": 0, "伏": -3, "万伏": 1},
    "km": {
        "km": 0,
        "m": -3,
        "kms": 0,
        "kilometres": 0,
        "kilometers": 0,
        "公里": 0,
        "米": -3,
        "千米": 0,
        "万公里": 4,
    },
    "km2": {
        "km²": 0,
        "ha": -2,
        "m²": -6,
        "sq km": 0,
        "square kilometres": 0,
        "平方公里": 0,
        "公顷": -2,
        "平方千米": 0,
        "万平方公里": 4,
        "万公顷": 2,
        "平方米": -6,
    },
    "passengers": {
        "million": 0,
        "m": 0,
        "million passengers": 0,
        "passengers": -6,
        "万人次": -2,
        "百万人次": 0,
        "千万人次": 1,
        "亿人次": 2,
        "人次": -6,
    },
    "kt": {
        "kt": 0,
        "t": -3,
        "Mt": 3,
        "tonnes": -3,
        "万吨": 1,
        "吨": -3,
        "千吨": 0,
        "百万吨": 3,
        "亿吨": 5,
    },
    "mcm": {
        "million m³": 0,
        "m³": -6,
        "mcm": 0,
        "bcm": 3,
        "km³": 3,
        "亿立方米": 2,
        "万立方米": -2,
        "百万立方米": 0,
        "立方米": -6,
        "亿方": 2,
        "万方": -2,
    },
    "bn": {
        "billion": 0,
        "million": -3,
        "bn": 0,
        "m": -3,
        "mn": -3,
        "millions": -3,
        "billions": 0,
        "thousand": -6,
        "thousands": -6,
        "tn": 3,
        "trillion": 3,
        "亿": -1,
        "万": -5,
        "千": -6,
        "百万": -3,
        "千万": -2,
        "十亿": 0,
        "百亿": 1,
        "千亿": 2,
        "万亿": 3,
    },
}
_OF_ONE = -9  # a yuan is a billionth of a billion
_MOST_NAMED = 2
_CHINESE = re.compile("[\u4e00-\u9fff]")
_YUAN = "元"
# what a unit is called in each language
_Unit = dict[str, str]


# 百亿 is 100亿, 千万千瓦 1000万千瓦
_HUNDRED = re.compile("^(?=[百千][万亿])")


def read_number(
    text: str, field_context: FieldContext, currency: str = CURRENCY
) -> float | Message:
    """Return the number that a text means for a field, or why it means none."""
    unit_key = UNIT_KEYS.get(field_context.key, "")
    plain = _HUNDRED.sub("1", folded(text))
    match = _NUMBER.fullmatch(_coin_last(plain, currency) if unit_key == "bn" else plain)
    if match is None:
        return message("not_a_number", value=shown(text))
    digits, exponent, unit = match.groups()
    unit_exponent = _unit_exponent(unit or folded(field_context.unit), unit_key, currency)
    # `1,5` may be meant as 1.5
    if unit_exponent is None and unit[:1] in _OF_NUMBERS:
        return message("not_a_number", value=shown(text))
    if unit_exponent is None:
        return _refusal(text, unit_key, currency)
    if not unit and not field_context.unit and field_context.language is not None:
        unit_exponent = catalogue.unit_exponent(unit_key, field_context.language)
    value = float(
        f"{digits.replace(',', '').replace(' ', '')}e{int(exponent or 0) + unit_exponent}"
    )
    return value if isfinite(value) else message("not_a_number", value=shown(text))


def read_days(text: str, operator: str) -> list[float] | Message:
    """Return the days of `90`, 6个月 or `1 year` as they are compared, or why it means none.

    More than a year is more than the longest, at least one the shortest, and `=` either: what
    was due on 2023-12-31 and came about on 2024-12-31 came a year late.
    """
    from qhtrack.domain.durations import days_in

    if days := days_in(text):
        least, most = days
        if operator in EQUALITY:
            return [*map(float, range(ceil(least), floor(most) + 1))] or [least]
        return [most if operator in {">", "<="} else least]
    number = read_number(text, FieldContext(""))
    return message("not_days", value=shown(text)) if isinstance(number, Message) else [number]


def read_size(text: str, field_context: FieldContext, currency: str = CURRENCY) -> float | Message:
    """Return the number that is to be recorded of a field, or why it means none.

    Without a unit of its own it is none beyond the field's `limit`: 2300000000 is meant in yuan.
    """
    number = read_number(text, field_context, currency)
    if isinstance(number, Message) or field_context.key not in UNIT_KEYS:
        return number
    unit_key = UNIT_KEYS[field_context.key]
    if number <= limit(unit_key, currency) or _has_unit(text):
        return number
    figure = Figure(field_context.key, number, currency)
    units = (*_common(unit_key, currency), *_single(unit_key, currency))
    return message("beyond_without_unit", value=shown(text), figure=figure, units=units)


def _has_unit(text: str) -> bool:
    match = _NUMBER.fullmatch(folded(text))
    # what begins with its currency has a unit
    return match is None or bool(match[3])


@cache
def _unit_exponents(unit_key: str) -> dict[str, int]:
    """Return the exponents of a kind's units by their names, folded; one tonne, two tonnes."""
    exponents = {
        folded(unit): exponent for unit, exponent in _UNIT_EXPONENTS.get(unit_key, {}).items()
    }
    return {unit.removesuffix("s"): exponent for unit, exponent in exponents.items()} | exponents


def _unit_exponent(unit: str, unit_key: str, currency: str) -> int | None:
    """Return how many zeros a unit brings, None where it is none of the kind's."""
    if not unit:
        return 0
    if unit_key == "bn":
        return _exponent_of_money(unit, currency)
    exponents, plain = _unit_exponents(unit_key), _A_YEAR.sub("", unit).strip()
    numeral = _CHINESE_NUMERAL.fullmatch(plain)
    if numeral is None or numeral[2] not in exponents:
        return exponents.get(plain)
    return exponents[numeral[2]] + _CHINESE_ZEROS[numeral[1]]


def _exponent_of_money(unit: str, currency: str) -> int | None:
    """Return the zeros of a sum: 亿元 and billion yuan where these are the registry's money."""
    unit = _coin_last(unit, currency)
    for coin in _coins(currency):
        if unit.endswith(coin):
            amount = unit.removesuffix(coin).strip().removesuffix(" of")
            return _unit_exponents("bn").get(amount) if amount else _OF_ONE
    return _unit_exponents("bn").get(unit)


def _coins(currency: str) -> tuple[str, ...]:
    return (currency.casefold(), *_COINS.get(currency, ()))


def _coin_last(text: str, currency: str) -> str:
    """Return a sum or its unit with the currency behind: `4bn kes` of `kes 4bn`."""
    for coin in _coins(currency):
        rest = text.removeprefix(coin)
        if rest != text:
            return f"{rest.lstrip('. ')}{coin}"
    return text


def _common(unit_key: str, currency: str) -> list[_Unit]:
    """Return the units of a kind that are named to people, the first two of each language."""
    units = _UNIT_EXPONENTS[unit_key]
    english = (unit for unit in units if not _CHINESE.search(unit))
    chinese = (unit for unit in units if _CHINESE.search(unit))
    coin = _YUAN if (unit_key, currency) == ("bn", CURRENCY) else ""
    pairs = islice(zip(english, chinese, strict=False), _MOST_NAMED)
    return [{"name": name, "name_zh": f"{name_zh}{coin}"} for name, name_zh in pairs]


def _single(unit_key: str, currency: str) -> list[_Unit]:
    """Return the unit of one of what is counted, which is meant by most who leave it out."""
    coin = {"name": currency, "name_zh": _YUAN if currency == CURRENCY else currency}
    passengers = {"name": "passengers", "name_zh": "人次"}
    return {"bn": [coin], "passengers": [passengers]}.get(unit_key, [])


def _refusal(text: str, unit_key: str, currency: str) -> Message:
    """Return the message that a text has no unit of its field, with those that are."""
    if not unit_key:
        return message("not_a_number", value=shown(text))
    units = _common(unit_key, currency)
    if unit_key == "bn":
        english, chinese = (catalogue.money(currency, language) for language in Language)
        units = [{"name": english, "name_zh": chinese}]
    return message("not_its_unit", value=shown(text), units=tuple(units))
