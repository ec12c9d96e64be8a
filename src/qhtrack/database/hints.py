"""Suggest other readings of a QUERY's word that finds nothing, or that is found as text."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from qhtrack.database import source_titles, values, wordings
from qhtrack.database.several_meanings import MOST_SOURCES, text_of_bound
from qhtrack.database.terms import DATES
from qhtrack.domain.messages import Message, message
from qhtrack.domain.promises import NO_NEWS
from qhtrack.domain.status import LADDER, Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words import names, query, typed
from qhtrack.words.comparisons import size_in_words
from qhtrack.words.names import NameEntry
from qhtrack.words.terms import FIELD, WORD, Term, split

_BY_NAME = ("category", "region")
_BY_WHOLE_NAME = ("publisher", "source", "owner")
_LONGEST = 20  # what is longer is no word that two others make
# in Chinese, what is longer is sooner words of a promise than a name
_LONGEST_NAME = len("输变电工程")
_MADE = frozenset({"提出", "承诺", "作出", "许下"})
# of a work that is 建成; alone it may be an outcome too
_DONE = "完成"
# what says of a date that something is promised for it
_PROMISED = "(?:应该?|须|计划|预计|力争|拟|将)"
# 2024年开工, 2026年到期, 今年应完工, 计划2026年建成
_DATE_AND_MORE = re.compile(
    rf"(?P<before>{_PROMISED}?于?在?)(?P<date>\d{{4}}.*(?:[年月日底末前内]|/[\d-]+))"
    rf"(?P<promised>{_PROMISED}?)(?P<more>\D+?)(?:项目|工程)?",
    re.ASCII,
)


class DateAndMore(NamedTuple):
    """A date, how it bounds, what stands behind it, and whether it is promised for then."""

    operator: str
    date: str
    more: str
    is_promised: bool


def unmatched(
    connection: sqlite3.Connection, texts: Sequence[str], terms: Sequence[Term], today: str
) -> list[Message | str]:
    """Return a sentence for each word that no project has, with what may be meant by it."""
    words = [term.text for term in terms if not term.field]
    nothing_has: list[Message | str] = [
        message("nothing_has", word=shown(word), suggestion=_suggestion(connection, word, today))
        for word in words
        if not values.holds_word(connection, word)
    ]
    # of a phrase, all its words may be something and it is a promise all the same
    nothing_has += [
        message("nothing_has", word=shown(phrase), suggestion=worded)
        for phrase in values.phrases(connection, texts, today)
        if (worded := wordings.promised_hint(connection, phrase))
    ]
    return [
        *(nothing_has or (*_alternatives(connection, terms), *_in_part(terms)) or _apart(words)),
        *_silences(terms, today),
    ]


def _apart(words: Sequence[str]) -> Iterator[Message]:
    """Yield what to say of words that something has each, and nothing all."""
    if words[1:]:
        yield message("each_apart", words=tuple(message("quoted", text=word) for word in words))


def _in_part(terms: Sequence[Term]) -> Iterator[Message]:
    """Yield what to say of `opened`: what is open in part is asked for apart."""
    for term in terms:
        if term.operator == WORD and term.values == (Status.OPERATING,):
            suggestion = typed.it_may_mean([f"status:{Status.OPERATING},{Status.PARTIAL}"])
            yield message("not_in_part", word=shown(term.text), suggestion=suggestion)


def _silences(terms: Sequence[Term], today: str) -> Iterator[Message]:
    """Yield what to say of `no news`, which is overdue: of what else none was heard."""
    for term in terms:
        if term.field == "outcome" and NO_NEWS in term.values:
            suggestion = typed.it_may_mean([f"updated<{_long_ago(today)}"])
            yield message("no_news_is_overdue", word=shown(term.text), suggestion=suggestion)


def _long_ago(today: str) -> str:
    from qhtrack.domain.dates_in_words import in_figures

    return in_figures("2 years ago", today)


def _alternatives(connection: sqlite3.Connection, terms: Sequence[Term]) -> Iterator[Message]:
    """Yield what to say of words that nothing is all at once: `railways airports`."""
    for field in dict.fromkeys(term.field for term in terms if term.operator == WORD):
        named = [term for term in terms if term.operator == WORD and term.field == field]
        if len(named) > 1:
            rows = _rows(connection, field)
            choices = ",".join(dict.fromkeys(str(value) for term in named for value in term.values))
            words = tuple(message("quoted", text=term.text) for term in named)
            suggestion = typed.it_may_mean([f"{field}:{choices}"], {field: rows})
            yield message("not_all_at_once", words=words, suggestion=suggestion)


def _rows(connection: sqlite3.Connection, field: str) -> dict[str, dict[str, str]]:
    """Return the values of a field that have a name in Chinese, as rows; none of a status."""
    return values.rows(values.names_of_field(connection, field)) if field in _BY_NAME else {}


def readings(
    connection: sqlite3.Connection, texts: Sequence[str], terms: Sequence[Term], today: str
) -> list[Message | str]:
    """Return a sentence for each word that is found as text and may be meant otherwise.

    So it does for each phrase that is looked for word by word, a place by its name, or one
    thing among all of its category.
    """
    words = [term for term in terms if not term.field]
    looked_for_as: list[Message | str] = [
        _looked_for_as(phrase, parts)
        for phrase, parts in values.phrases(connection, texts, today).items()
        # `without owner` is a term, of which the words are no parts
        if all(folded(part) in folded(phrase) for part in parts)
    ]
    looked_for = [
        message("looked_for", word=shown(term.text), suggestion=typed.it_may_mean(others))
        for term in words
        if (others := _other_terms(connection, term, today))
        and values.holds_word(connection, term.text)
    ]
    return [*looked_for_as, *looked_for, *_in_one_category(connection, terms)]


def _in_one_category(connection: sqlite3.Connection, terms: Sequence[Term]) -> Iterator[Message]:
    """Yield what to say of `solar`, which is asked for with all of wind and solar."""
    asked = [
        term
        for term in terms
        if term.field == "category" and len(term.values) == 1 and term.operator != "!="
    ]
    if not asked:
        return
    from qhtrack.words.synonyms import NARROWER

    for term, entry in product(asked, values.names_of_field(connection, "category")):
        word = folded(term.text)
        is_narrower = any(narrower in word for narrower in NARROWER)
        if entry.value in term.values and is_narrower and word not in entry.folded:
            row = {"name": entry.names[min(1, len(entry.names) - 1)], "name_zh": entry.names[-1]}
            yield message("in_one_category", word=shown(term.text), category=row)


def _looked_for_as(phrase: str, words: tuple[str, ...]) -> Message:
    if words == (names.without_place_kind(phrase),):
        return message("place_as", place=shown(phrase), name=words[0])
    quoted = tuple(message("quoted", text=word) for word in words)
    return message("word_by_word", phrase=shown(phrase), words=quoted)


def of_window(terms: Sequence[Term]) -> Iterator[Message]:
    """Yield the option of what asks of projects and may be meant of a window: `since:2026`.

    `since` is when a project's status began, `--since` from when on time is drawn.
    """
    from qhtrack.domain.typed_dates import read_bound

    for term in terms:
        if term.field == "since" and term.operator in {":", "=", ">="}:
            operator, date = read_bound(term.text, ">=" if term.operator == ">=" else "=")
            if isinstance(date, str) and operator in {"=", ">="}:
                word = shown(f"since{text_of_bound(operator, date)}")
                first, _, _ = date.partition("/")
                yield message("may_be_option", word=word, option=f"--since {first}")


def _other_terms(connection: sqlite3.Connection, term: Term, today: str) -> Sequence[str]:
    """Return the terms that a word may be short for that is found all the same.

    It is a field, begins with a date (2024年开工), or it is a publisher.
    """
    word = term.text
    if term.operator == FIELD:
        return [query.with_example(term), *_sector(connection, word)]
    if terms := _terms_of_date_and_more(word, today):
        return terms
    publishers = values.names_of_field(connection, "publisher")
    named = [f"publisher:{word}"] if names.exact_matches(word, publishers) else []
    return [*named, *_sector(connection, word)]


def _sector(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the term of the categories that a word has in other words: of energy, of dams."""
    from qhtrack.words.synonyms import SECTORS

    entries = values.names_of_field(connection, "category")
    categories = [
        value
        for name in SECTORS.get(folded(word)) or names.in_other_words(folded(word))
        for value in names.exact_matches(name, entries)
    ]
    return [f"category:{','.join(categories)}"] if categories else []


def _suggestion(connection: sqlite3.Connection, word: str, today: str) -> Message | str:
    if size := size_in_words(word):
        return typed.it_may_mean([size])
    if order := typed.order_of(word):
        return message("did_you_mean", word=f"--sort {order}")
    if query.is_negative(word):
        return message("leave_out_in_terms")
    if terms := _terms_of_date_and_more(word, today):
        return typed.it_may_mean(terms)
    return _worded_or_alike(connection, word)


def _worded_or_alike(connection: sqlite3.Connection, word: str) -> Message | str:
    """Return whose promise a word stands in, or what it may stand for; of a name that first."""
    worded = wordings.promised_hint(connection, word)
    is_name = len(word) <= _LONGEST_NAME or word.isascii()
    if is_name and " " not in word:
        return _named_alike(connection, word) or worded
    return worded or _named_alike(connection, word)


def _named_alike(connection: sqlite3.Connection, word: str) -> Message | str:
    """Return the terms that a word may stand for, else whose events have it, or what is alike."""
    names_by_field = {
        field: values.names_of_field(connection, field) for field in (*_BY_NAME, *_BY_WHOLE_NAME)
    }
    terms = _terms(word, names_by_field)
    if not terms and (told := wordings.told_hint(connection, word)):
        return told
    if terms := terms or _term_of_titles(connection, word):
        rows = {field: values.rows(names_by_field[field]) for field in _BY_NAME}
        return typed.it_may_mean(terms, rows)
    known_names = [
        name for field in _BY_NAME for entry in names_by_field[field] for name in entry.names
    ]
    project_rows = connection.execute("SELECT names FROM project").fetchall()
    known_names += [name for row in project_rows for name in row["names"].split("\n")]
    return nearest(
        word, [*names.with_beginnings(word, known_names), *typed.values_by_word("status")]
    )


def _terms(word: str, names_by_field: dict[str, list[NameEntry]]) -> list[str]:
    """Return the terms that a word may stand for: of a field, or of its two halves."""
    place = names.without_place_kind(word)
    by_name = [
        f"{field}:{word}"
        for field in _BY_WHOLE_NAME
        if names.exact_matches(word, names_by_field[field])
    ]
    return (
        by_name
        or _terms_of_list(word, names_by_field)
        or next(_terms_of_halves(folded(word).removesuffix("项目"), names_by_field), [])
        # what is like one word of a phrase leaves out the others: `late railways`
        or ([] if " " in place else _loose_terms(place, names_by_field))
        or ([f"owner:{word}"] if names.shortened(word, names_by_field["owner"]) else [])
    )


def _term_of_titles(connection: sqlite3.Connection, word: str) -> list[str]:
    """Return the term of the sources, if these are few, whose titles hold a word or a phrase's."""
    sources = source_titles.ids_in_words(connection, word)
    return [f"source:{','.join(sources)}"] if 0 < len(sources) <= MOST_SOURCES else []


def _terms_of_list(word: str, names_by_field: dict[str, list[NameEntry]]) -> list[str]:
    """Return the term of values of one field with commas between: `airports,railways`."""
    parts = split(word)
    for field in _BY_NAME if parts[1:] else ():
        several = [names.loose_matches(part, names_by_field[field]) for part in parts]
        if all(len(values) == 1 for values in several):
            return [f"{field}:{','.join(value for values in several for value in values)}"]
    return []


def _loose_terms(word: str, names_by_field: dict[str, list[NameEntry]]) -> list[str]:
    """Return the terms of categories and regions that are called so in other words: 抽蓄."""
    values_by_field = {
        field: names.loose_matches(word, names_by_field[field]) for field in _BY_NAME
    }
    return [f"{field}:{value}" for field, values in values_by_field.items() for value in values]


def date_and_more(word: str, today: str) -> DateAndMore | None:
    """Return the bound of a date and what stands behind it: `=`, 2024 and 开工 of 2024年开工."""
    from qhtrack.domain.dates_in_words import in_figures
    from qhtrack.domain.typed_dates import read_bound

    match = _DATE_AND_MORE.fullmatch(in_figures(folded(word), today))
    operator, then = read_bound(match["date"]) if match else ("", "")
    if not match or isinstance(then, Message):
        return None
    is_promised = bool(match["before"] or match["promised"])
    return DateAndMore(operator, then, match["more"], is_promised)


def _terms_of_date_and_more(word: str, today: str) -> list[str]:
    """Return the terms of a date with a status or a field behind it: 2024年开工."""
    parts = date_and_more(word, today)
    if parts is None:
        return []
    then = text_of_bound(parts.operator, parts.date)
    if parts.more in _MADE:
        return [f"made{then}"]
    if field := typed.field_of(parts.more, DATES):
        return [f"{field.key}{then}"]
    status = Status.OPERATING if parts.more == _DONE else typed.value_of("status", parts.more)
    if status is None:
        return []
    seen = [f"since{then} status:{status}"]
    promised = [f"due{then} milestone:{status}"] if status in LADDER else []
    return promised or seen if parts.is_promised else [*seen, *promised]


def _terms_of_halves(word: str, names_by_field: dict[str, list[NameEntry]]) -> Iterator[list[str]]:
    """Yield the terms of a word that two others make: 在建公路, then of one that begins it."""
    lengths = range(len(word) - 1, 0, -1) if not word.isascii() and len(word) <= _LONGEST else ()
    for length in lengths:
        begin, end = word[:length], word[length:]
        first, second = _term(begin, names_by_field), _term(end, names_by_field)
        if first and second:
            yield [f"{first} {second}"]
    for length in lengths:
        if first := _term(word[:length], names_by_field):
            yield [first]


def _term(word: str, names_by_field: dict[str, list[NameEntry]]) -> str | None:
    """Return the term that a word is short for, None where it is none."""
    for field in ("status", "outcome"):
        if value := typed.value_of(field, word):
            return f"{field}:{value}"
    for field in _BY_NAME:
        named = names_by_field[field]
        matches = names.partial_matches(word, named) or names.whole_matches(word, named)
        matches = matches if word[1:] else []
        if len(matches) == 1:
            return f"{field}:{matches[0]}"
    return None
