"""Join the words of a QUERY that are something together, and part those that are two.

Takes `railways`, `under`, `construction`, `in`, `Haixi` or 逾期的公路; gives the terms that they
are, as they would be typed one by one: `railways`, `under construction`, `Haixi`; 逾期, 公路.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache

from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.messages import message
from qhtrack.domain.promises import Outcome
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words.comparisons import (
    late_in_words,
    length_of_number,
    silence_in_words,
    size_in_words,
)
from qhtrack.words.names import is_place_kind
from qhtrack.words.terms import NONE, parts_of_term, split
from qhtrack.words.typed import field_of, meanings, milestone_ahead, value_of, values_of

DATES = ("since", "updated", "due", "made")
# what is so or is not: `力争` says all
FLAGS = {"stretch", "overdue"}
_MOST_WORDS = len(["put", "off", "by", "more", "than", "2", "years"])
_MOST_WORDS_OF_A_DATE = len(["before", "the", "end", "of", "May", "2026"])
# of a promise the word is the head of its wording, before a date it is when it was made
_DATES_IN_WORDS = {"promised": "made"}
_ENDS = frozenset({"operating", "cancelled", "retired"})
_BEFORE_DATES = frozenset({"by", "before", "after", "until", "from", "between"})
_GROUPINGS = ("source", "publisher", "year", "category", "region", "status")
# what asks for all there is, and what stands before it
_EVERYTHING = frozenset(
    {
        *("all", "everything", "projects", "promises", "major"),
        *("项目", "承诺", "重大项目", "重点项目"),
        *("所有", "全部", "所有项目", "全部项目", "所有承诺", "全部承诺"),
    }
)
_ASKING = frozenset(
    {"the", "of", "what", "which", "are", "is", "there", "any", "的", "哪些", "有哪些"}
)
# what stands between words and is in nearly every text: `roads in Haixi`
_FILLERS = (
    _EVERYTHING
    | _ASKING
    | {
        *("in", "at", "on", "for", "with", "and", "that", "were", "was", "from", "to", "have"),
        *("has", "been", "who", "where", "when", "how", "many", "will", "builds", "owns", "by"),
        "responsible",
        *("be", "near", "about", "工程"),
        *("谁", "多少", "有多少", "几个", "几条", "哪个", "哪条", "什么"),
    }
)
_LONGEST_TIME = ["for", "half", "a", "year"]
_BY_WHOM = frozenset({"built", "owned", "run", "operated", "developed", "led"})
# what would turn a question round, were it passed over or looked for
_NEGATIONS = frozenset(
    {"not", "no", "non", "without", "except", "excluding", "but", "不", "非", "除"}
)
# all terms must hold: `airports or railways` would be both, and is neither
_ALTERNATIVES = frozenset({"or", "either", "或", "或者"})
_NO_NAMES = _NEGATIONS | _ALTERNATIVES | {"by"}
_ENDINGS = ("项目", "工程")
# before a field they ask for what has none
_WITHOUT = frozenset({"no", "without", "没有", "无"})
_WITHOUT_FIELD = re.compile("(?:没有|无)(?P<field>.+)")
# before how long, 逾期超过一年
_OVERDUE_AND_MORE = re.compile("(?P<overdue>逾期|超期)[已了]?(?P<time>.+)")


def parted(text: str, fields: Collection[str], is_name: Callable[[str], bool]) -> list[str]:
    """Return the words that 的 parts, unless they are a name with it: of 逾期的公路项目 two.

    What comes last is no more with 项目 behind it, where it is something without.
    """
    if text.isascii() or _is_term(text) or is_name(text):
        return [text]
    words = [word for word in text.split("的") if word] or [text]
    for ending in _ENDINGS:
        plain = words[-1].removesuffix(ending)
        if plain != words[-1] and (is_one(plain) or is_name(plain)):
            words[-1] = plain
    return [part for word in words for part in _parts(word, fields)]


def _parts(word: str, fields: Collection[str]) -> list[str]:
    """Return the term of 无来源, which has none, and both of 逾期超过一年; else the word."""
    absent = _WITHOUT_FIELD.fullmatch(word)
    if absent and not is_one(word) and _may_be_absent(absent["field"], fields):
        return [f"{absent['field']}:{NONE}"]
    overdue = _OVERDUE_AND_MORE.fullmatch(word)
    if overdue and late_in_words(overdue["time"]):
        return [overdue["overdue"], overdue["time"]]
    if overdue and late_in_words(f"{overdue['time']} late"):
        return [overdue["overdue"], f"{overdue['time']} late"]
    return [word]


def joined(
    texts: Sequence[str], fields: Collection[str], is_name: Callable[[str], bool]
) -> Iterator[str]:
    """Yield terms, words that are something together as one: `under construction`, a name.

    What only stands between words is passed over: of `roads in Haixi` the second. A date behind
    the name of one is its value: `due 2024`, `made in May 2024`, `due before next year`; so is a
    number behind words that compare: `capacity over 2 GW`.
    """
    if all(text.casefold() in _FILLERS for text in texts):
        yield from () if _asks_for_everything(texts) else texts
        return
    remaining = _with_what_follows_commas(texts)
    while remaining:
        # a name may be as long as the rest, up to the next term
        most = next((at for at, text in enumerate(remaining) if _is_term(text)), len(remaining))
        lengths = [size for size in (most, *range(_MOST_WORDS, 1, -1)) if 1 < size <= most]
        phrases = (
            (size, " ".join(remaining[:size]))
            for size in lengths
            if remaining[size - 1].casefold() not in _FILLERS
        )
        joins = (is_one, is_name, _is_place)
        length = next((size for size, words in phrases if any(join(words) for join in joins)), 1)
        text, remaining = " ".join(remaining[:length]), remaining[length:]
        if length := _length_of_absent(text, remaining, fields):
            yield f"{' '.join(remaining[:length])}:{NONE}"
            remaining = remaining[length:]
            continue
        _refuse_what_is_no_term(text, remaining)
        terms, length = _with_what_follows(text, remaining)
        yield from terms
        remaining = remaining[length:]


def _with_what_follows(text: str, following: Sequence[str]) -> tuple[Sequence[str], int]:
    """Return the terms of a word, and how many of those behind it are in them."""
    terms, field = _asked_of_date(text)
    if following and field_of(field, DATES) and (length := _length_of_date(following)):
        # of events `since:2025` is from then on, and what opened in 2025 did so then
        operator = "=" if terms and field == "since" else ":"
        # `open since 2023` has been so for a while, not since that year alone
        begin = "since " if folded(text) == "since" else ""
        return [*terms, f"{field}{operator}{begin}{' '.join(following[:length])}"], length
    if following and (length := length_of_number(text, following)):
        return [" ".join([text, *following[:length]])], length
    if following and value_of("outcome", text) == Outcome.OVERDUE:
        if length := _length_of_since(following):
            return [text, f"due:{' '.join(following[1:length])}"], length
        if length := _length_of_time(following):
            time = " ".join(following[:length]).removeprefix("for ")
            return [text, f"{time} late"], length
    is_passed_over = text.casefold() in _FILLERS or _is_by_whom(text, following)
    return [] if is_passed_over else [text], 0


def _is_place(text: str) -> bool:
    """Tell whether two words are a name and what kind of place that is: `Gonghe county`."""
    name, _, place_kind = text.partition(" ")
    if not is_place_kind(place_kind) or name.casefold() in _FILLERS:
        return False
    return folded(name) not in _NO_NAMES and not is_one(name)


def _asks_for_everything(texts: Sequence[str]) -> bool:
    """Tell whether words ask for all there is: `all projects`; but not `with promises`."""
    words = {text.casefold() for text in texts}
    return words <= {*_EVERYTHING, *_ASKING} and not words <= _ASKING


def _is_term(text: str) -> bool:
    return parts_of_term(text) is not None


def _with_what_follows_commas(texts: Sequence[str]) -> list[str]:
    """Return words of which a list with blanks is one: of `roads,` and `railways`."""
    words: list[str] = []
    for text in texts:
        is_listed = words and words[-1].endswith((",", "\uff0c", "、"))
        if is_listed and not _is_term(text):
            words[-1] += text
        else:
            words.append(text)
    return words


def _length_of_absent(text: str, following: Sequence[str], fields: Collection[str]) -> int:
    """Return how many words behind `no` or `without` are a field together; 0 if none are."""
    if folded(text) not in _WITHOUT:
        return 0
    names = (" ".join(following[:size]) for size in (2, 1))
    return next((len(name.split()) for name in names if _may_be_absent(name, fields)), 0)


def _may_be_absent(name: str, fields: Collection[str]) -> bool:
    field_context = field_of(name, fields)
    return field_context is not None and field_context.key not in FLAGS


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
    grouping = text[1:] if text[:1] == "按" else " ".join(following[:1])
    if folded(text) == "top" and is_followed_by_number:
        raise UsageError(message("order_in_words", count=following[0]))
    if (text[:1] == "按" or folded(text) == "by") and field_of(grouping, _GROUPINGS):
        command = _grouping_command(grouping)
        raise UsageError(message("grouping_in_words", command=command, word=grouping))


def _grouping_command(grouping: str) -> str:
    """Return the command that groups by that; sources and publishers group promises alone."""
    return "scorecard" if field_of(grouping, ("source", "publisher")) else "stats"


def is_one(text: str) -> bool:
    """Tell whether words are one together: a status, an outcome, `May 2026`, `before this year`."""
    from qhtrack.domain.dates_in_words import is_bound_in_words, is_from_today
    from qhtrack.domain.typed_dates import read_date

    if values_in_words(text) or is_from_today(text) or meanings(text) or late_in_words(text):
        return True
    if silence_in_words(text):
        return True
    if field_of(text, (*DATES, *FLAGS)):
        return True
    if isinstance(read_date(text), str) or size_in_words(text):
        return True
    begin, _, end = text.partition(" ")
    # a number and its unit are what projects are called by: `750 kV`
    if begin[:1].isdigit() and field_of(end, UNIT_KEYS):
        return True
    # a year, or a quarter: `Q1 2025 to Q3 2025`
    is_bound = begin.casefold() in _BEFORE_DATES or begin[:1].isdigit() or begin[1:2].isdigit()
    return is_bound and is_bound_in_words(text)


def _asked_of_date(text: str) -> tuple[Sequence[str], str]:
    """Return the terms and the field that a date behind a word asks for.

    What `opened in 2024` has been open since then, `to be opened by 2027` is a milestone due.
    """
    milestone = milestone_ahead(text)
    if milestone:
        return [f"milestone:{milestone}"], "due"
    if _says_that_it_is_over(text):
        return [text], "since"
    return [], _DATES_IN_WORDS.get(folded(text), text)


def _length_of_since(following: Sequence[str]) -> int:
    """Return how many words say since when; 0 if none do."""
    begin, *rest = following
    length = _length_of_date(rest) if folded(begin) == "since" else 0
    return length + 1 if length else 0


def _length_of_time(following: Sequence[str]) -> int:
    """Return how many words say how long: `2 years`, `for 6 months`; 0 if none do."""
    sizes = range(1, len(_LONGEST_TIME) + 1)
    times = ((size, " ".join(following[:size]).removeprefix("for ")) for size in sizes)
    return next((size for size, time in times if late_in_words(f"{time} late")), 0)


def _is_by_whom(text: str, following: Sequence[str]) -> bool:
    """Tell whether a word says no more than that an owner follows: `built by State Grid`."""
    return folded(text) in _BY_WHOM and [word.casefold() for word in following[:1]] == ["by"]


def _says_that_it_is_over(text: str) -> bool:
    """Tell whether a word says that something came to its end: `opened`, but not `started`.

    What was started has gone on since, and is no longer what it was then.
    """
    name = folded(text)
    return name.endswith(("ed", "built")) and value_of("status", name) in _ENDS


def _length_of_date(texts: Sequence[str]) -> int:
    """Return how many words at the beginning of some are a date together, the most; 0 if none."""
    from qhtrack.domain.dates_in_words import is_bound_in_words

    sizes = range(min(_MOST_WORDS_OF_A_DATE, len(texts)), 0, -1)
    return next((size for size in sizes if is_bound_in_words(" ".join(texts[:size]))), 0)


@cache
def values_in_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the field and the values of words that are statuses or outcomes: `停建、取消`."""
    for field in ("status", "outcome"):
        for parts in ([text], split(text)):
            values = [values_of(field, part) for part in parts]
            if all(values):
                return field, tuple(value for several in values for value in several)
    return None
