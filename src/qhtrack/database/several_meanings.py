"""Refuse the bare words of a QUERY that have several meanings: a date, `late`."""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from qhtrack.database import source_titles
from qhtrack.domain.dates import day_beside, first_day, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import typed
from qhtrack.words.terms import Term

_YEAR = re.compile(r"\d{4}年?", re.ASCII)
# 5000 is a number that goals are called by
_NUMBER = re.compile(r"(?!19|20)\d{4}", re.ASCII)
# what a date alone may be asked of: when it is promised for, was promised, has been so
_DATED = ("due", "made", "since")
MOST_SOURCES = 4  # more titles than these are no answer


def refuse(
    connection: sqlite3.Connection, terms: Sequence[Term], today: str, *, in_window: bool = False
) -> None:
    """Refuse words that are looked for as text by nobody who types them.

    Where a window of time is asked for, a date may be meant as its options.

    Raises:
        UsageError: a word is a date alone, or has several meanings; it says which.
    """
    for term in terms:
        if term.field:
            continue
        if meanings := typed.meanings(term.text):
            raise _may_mean(term.text, meanings)
        if dated := _terms_of_date(term.text, today):
            options = _options(term.text, today) if in_window else _day_of_status(terms, dated)
            raise _may_mean(term.text, [*dated, *_titles(connection, term, terms)], options)


def _may_mean(word: str, terms: Sequence[str], options: Sequence[str] = ()) -> UsageError:
    if len(terms) + len(options) == 1:
        suggestion = typed.it_may_mean(terms)
        return UsageError(message("not_looked_for", word=shown(word), suggestion=suggestion))
    several = [*options, *map(typed.terms_message, terms)]
    quoted = tuple(message("quoted", text=text) for text in several)
    return UsageError(message("may_mean", word=shown(word), terms=quoted))


def _terms_of_date(word: str, today: str) -> list[str]:
    """Return the terms that a date, or what is before or after one, may stand for alone."""
    bound = bound_in(word, today)
    if bound is None:
        return []
    then = text_of_bound(*bound)
    # nothing has been so since a day that lies ahead
    is_ahead = then.startswith(f":{today}/")
    return [f"{field}{then}" for field in (("due",) if is_ahead else _DATED)]


def bound_in(word: str, today: str) -> tuple[str, str] | None:
    """Return what a date alone bounds, `<` and 2025 of `before 2025`; None where it is no date."""
    from qhtrack.domain.dates_in_words import in_figures
    from qhtrack.domain.typed_dates import read_bound

    operator, then = read_bound(in_figures(folded(word), today))
    if isinstance(then, Message) or _NUMBER.fullmatch(folded(word)):
        return None
    return operator, then


def text_of_bound(operator: str, then: str | Message) -> str:
    """Return a bound as it stands behind a field, `<=2026`; no text where there is no date."""
    return f"{':' if operator == '=' else operator}{then}" if isinstance(then, str) else ""


def _titles(connection: sqlite3.Connection, term: Term, terms: Sequence[Term]) -> Iterator[str]:
    """Yield the sources of which few have a year and the other words: `2024 report`."""
    words = [folded(other.text) for other in terms if not other.field]
    if len(words) == 1 or not _YEAR.fullmatch(folded(term.text)):
        return
    sources = source_titles.ids_with_words(connection, words)
    if 0 < len(sources) <= MOST_SOURCES:
        yield f"source:{','.join(sources)}"


def _day_of_status(terms: Sequence[Term], dated: Sequence[str]) -> list[str]:
    """Return the option of a date beside a status: `under construction in June 2023`."""
    day = dated[0].removeprefix("due:")
    is_day = day != dated[0] and "/" not in day
    return [f"--as-of {day}"] if is_day and any(term.field == "status" for term in terms) else []


def _options(word: str, today: str) -> list[str]:
    """Return the options of a date, or of what is before or after one."""
    from qhtrack.domain.dates_in_words import in_figures
    from qhtrack.domain.typed_dates import read_bound

    operator, then = read_bound(in_figures(word, today))
    first, _, last = str(then).partition("/")
    last = last or first
    options = {
        "=": f"--since {first} --until {last}",
        ">=": f"--since {first}",
        "<=": f"--until {last}",
        ">": f"--since {day_beside(last_day(last), 1)}",
        "<": f"--until {day_beside(first_day(first), -1)}",
    }
    return [options[operator]]
