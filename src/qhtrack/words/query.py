"""Read a QUERY as people type it: terms of fields, and words to look for.

Takes `状态：在建、获批`, `Capacity ≥ 2GW`, `under construction`, 在建; gives terms with the keys
of their fields, in the order typed, or the error that says what means nothing.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words.comparisons import length_of_number, size_in_words, term_in_words
from qhtrack.words.terms import EQUALITY, FIELD, WORD, Term, split
from qhtrack.words.typed import field_of, it_may_mean, meanings, value_of, values_of

_SIGNS = str.maketrans("\uff1a\uff1d\uff1e\uff1c\uff01", ":=><!")  # full-width ones
_OPERATORS = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=", "≠": "!=", "<>": "!=", "==": "="}
_TERM = re.compile(
    r"(?P<field>[^\W\d][^:=<>!≥≤≠]*?)\s*"
    r"(?P<operator>!=|>=|=>|<=|=<|<>|==|[:=<>≥≤≠])\s*(?P<text>.*)",
    re.DOTALL,
)
_NEXT_TERM = re.compile(
    r"\s+(?=(?P<field>[^\W\d]\w*)(?:[:=<>!≥≤≠]|[\uff1a\uff1d\uff1e\uff1c\uff01]))"
)
_NAME = re.compile(r"\w+")
# 完工时间 is the date of 完工
_TIME_OF = re.compile("(?:时间|日期|年份|年度)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+\D*", re.ASCII)
_MOST_WORDS = 4
_MOST_WORDS_OF_A_DATE = len(["before", "the", "end", "of", "May", "2026"])
# of a promise the word is the head of its wording, before a date it is when it was made
_DATES_IN_WORDS = {"promised": "made"}
_ENDS = frozenset({"operating", "cancelled", "retired"})
_BEFORE_DATES = frozenset({"by", "before", "after", "until", "from"})
_GROUPINGS = ("source", "publisher", "year", "category", "region", "status")
_ANY_DAY = "2000-01-01"
_LONGEST_UNIT = len("MWh")
# what stands between words and is in nearly every text: `roads in Haixi`
_FILLERS = frozenset(
    {
        *("in", "at", "of", "on", "the", "for", "with", "all", "and", "any", "are", "is"),
        *("what", "which", "that", "were", "was", "from", "have", "has", "been"),
        *("projects", "promises", "项目", "工程", "承诺", "的", "哪些", "有哪些", "所有"),
    }
)
# what would turn a question round, were it passed over or looked for
_NEGATIONS = frozenset({"not", "no", "non", "without", "except", "excluding", "不", "非", "除"})
# all terms must hold: `airports or railways` would be both, and is neither
_ALTERNATIVES = frozenset({"or", "either", "或", "或者"})
_ENDINGS = ("项目", "工程")
_NEGATIVE_BEGINNINGS = ("不含", "不包括", "不是", "除", "非")


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
    words = [word for part in parted for word in _chinese_words(part, is_name)]
    return [_dated(_term(text, fields), today) for text in _joined_words(words, is_name)]


def _parted(text: str, fields: Collection[str]) -> Iterator[str]:
    """Yield the terms of an argument that begins with one: `status:open category:road` is two."""
    begin = 0
    for match in _NEXT_TERM.finditer(text):
        term = _TERM.fullmatch(text[begin : match.start()].translate(_SIGNS))
        if term and field_of(term["field"], fields) and field_of(match["field"], fields):
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]


def _dated(term: Term, today: str) -> Term:
    """Return a term whose date stands in figures, of `due:this year` that is `due:2026`."""
    if term.field not in _DATES:
        return term
    # who asks for no date does without what reads them
    from qhtrack.domain.dates_from_today import in_figures

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


def _chinese_words(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """Return the words that 的 parts, unless they are a name with it: of 逾期的公路项目 two.

    What comes last is no more with 项目 behind it, where it is something without.
    """
    if text.isascii() or _TERM.fullmatch(text.translate(_SIGNS)) or is_name(text):
        return [text]
    words = [word for word in text.split("的") if word] or [text]
    for ending in _ENDINGS:
        plain = words[-1].removesuffix(ending)
        if plain != words[-1] and (_is_one(plain) or is_name(plain)):
            words[-1] = plain
    return words


def _joined_words(texts: Sequence[str], is_name: Callable[[str], bool]) -> Iterator[str]:
    """Yield terms, words that are something together as one: `under construction`, a name.

    What only stands between words is passed over: of `roads in Haixi` the second. A date behind
    the name of one is its value: `due 2024`, `made in May 2024`, `due before next year`; so is a
    number behind words that compare: `capacity over 2 GW`.
    """
    if all(text.casefold() in _FILLERS for text in texts):
        yield from texts
        return
    remaining = list(texts)
    while remaining:
        # a name may be as long as the rest
        most = len(remaining)
        lengths = [size for size in (most, *range(_MOST_WORDS, 1, -1)) if 1 < size <= most]
        joined = (
            (size, " ".join(remaining[:size]))
            for size in lengths
            if remaining[size - 1].casefold() not in _FILLERS
        )
        length = next((size for size, words in joined if _is_one(words) or is_name(words)), 1)
        text, remaining = " ".join(remaining[:length]), remaining[length:]
        _refuse_what_is_no_term(text, remaining)
        is_over = _says_that_it_is_over(text)
        name = "since" if is_over else _DATES_IN_WORDS.get(folded(text), text)
        if remaining and field_of(name, _DATES) and (length := _length_of_date(remaining)):
            if is_over:
                yield text
            yield f"{name}:{' '.join(remaining[:length])}"
            remaining = remaining[length:]
        elif remaining and (length := length_of_number(text, remaining)):
            yield " ".join([text, *remaining[:length]])
            remaining = remaining[length:]
        elif text.casefold() not in _FILLERS:
            yield text


def _refuse_what_is_no_term(text: str, following: Sequence[str]) -> None:
    """Refuse a word that would say more than that all terms must hold.

    Raises:
        UsageError: it turns what follows round, joins alternatives, or groups.
    """
    is_followed_by_number = bool(following) and following[0][:1].isdigit()
    if folded(text) in _NEGATIONS and not is_followed_by_number:
        raise UsageError(message("negation_in_words", word=shown(text)))
    if folded(text) in _ALTERNATIVES:
        raise UsageError(message("or_in_words", word=shown(text)))
    if folded(text) == "by" and following and field_of(following[0], _GROUPINGS):
        raise UsageError(message("grouping_in_words", word=following[0]))


def _is_one(text: str) -> bool:
    """Tell whether words are one together: a status, an outcome, `May 2026`, `before this year`."""
    from qhtrack.domain.dates_from_today import in_figures, is_from_today
    from qhtrack.domain.typed_dates import read_bound, read_date

    if _values_in_words(text) or is_from_today(text) or meanings(text):
        return True
    if field_of(text, (*_DATES, *_FLAGS)):
        return True
    if isinstance(read_date(text), str) or size_in_words(text):
        return True
    begin = text.partition(" ")[0].casefold()
    return begin in _BEFORE_DATES and isinstance(read_bound(in_figures(text, _ANY_DAY))[1], str)


def _says_that_it_is_over(text: str) -> bool:
    """Tell whether a word says that something came to its end: `opened`, but not `started`.

    What was started has gone on since, and is no longer what it was then.
    """
    name = folded(text)
    return name.endswith(("ed", "built")) and value_of("status", name) in _ENDS


def _length_of_date(texts: Sequence[str]) -> int:
    """Return how many words at the beginning of some are a date together, the most; 0 if none."""
    from qhtrack.domain.dates_from_today import in_figures
    from qhtrack.domain.typed_dates import read_bound

    for size in range(min(_MOST_WORDS_OF_A_DATE, len(texts)), 0, -1):
        _, date = read_bound(in_figures(" ".join(texts[:size]), _ANY_DAY))
        if isinstance(date, str):
            return size
    return 0


def is_negative(word: str) -> bool:
    """Tell whether a Chinese word begins with what turns it round: 不含公路."""
    return folded(word).startswith(_NEGATIVE_BEGINNINGS)


@cache
def _values_in_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the field and the values of words that are statuses or outcomes: `停建、取消`."""
    for field in ("status", "outcome"):
        for parts in ([text], split(text)):
            values = [values_of(field, part) for part in parts]
            if all(values):
                return field, tuple(value for several in values for value in several)
    return None


def _term(text: str, fields: Collection[str]) -> Term:
    match = _TERM.fullmatch(text.translate(_SIGNS))
    if match is None:
        return term_in_words(text, fields) or _word(text, fields)
    field_context = field_of(match["field"], fields)
    if field_context is not None:
        operator = _OPERATORS.get(match["operator"], match["operator"])
        return Term(field_context.key, operator, match["text"], field_context)
    # an address is a word, though it begins as a term does, and so is a sentence
    if match["text"].startswith("//") or not _NAME.fullmatch(match["field"]):
        return Term("", ":", text)
    in_words = _status_and_date(match["field"], match["text"])
    suggestion = in_words or _nearest_field(match["field"], fields)
    raise UsageError(message("not_a_field", field=shown(match["field"]), suggestion=suggestion))


def _status_and_date(name: str, text: str) -> Message | None:
    """Return the terms of a status whose date is asked: 完工时间:2024, `completed:2024`."""
    from qhtrack.domain.typed_dates import read_date

    status, date = value_of("status", _TIME_OF.sub("", folded(name))), read_date(text)
    if status is None or not isinstance(date, str):
        return None
    return it_may_mean([f"since:{date} status:{status}", f"due:{date} milestone:{status}"])


def _nearest_field(name: str, fields: Collection[str]) -> Message | str:
    return nearest(name, fields) or message("it_is_one_of", words=tuple(map(FieldName, fields)))


def _word(text: str, fields: Collection[str]) -> Term:
    meaning = _values_in_words(text)
    if meaning is not None:
        field, values = meaning
        return Term(field, WORD, text, values=values)
    field_context = field_of(text, fields)
    if field_context is None:
        return Term("", ":", text)
    if field_context.key in _FLAGS:
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
        )
    )


def with_example(term: Term) -> str:
    """Return the field of a term with what may stand behind it: `storage>=1000`."""
    return f"{term.text}{''.join(_example(term.field_context.key))}"


_DATES = ("since", "updated", "due", "made")
# what is so or is not: `力争` says all
_FLAGS = {"stretch", "overdue"}
_EXAMPLES = {
    "status": (":", "construction"),
    "outcome": (":", "overdue"),
    "milestone": (":", "operating"),
    **dict.fromkeys(("category", "region", "source", "publisher", "owner", "id"), (":", "…")),
    **dict.fromkeys(_DATES, ("<=", "2024")),
    "days_late": (">=", "365"),
}


def _example(field: str) -> tuple[str, str]:
    return _EXAMPLES.get(field, (">=", "1000"))
