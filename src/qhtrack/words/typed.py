"""Understand the words that people type, in any language: values of fields, and fields.

Takes a status, an outcome or a field as anybody calls it (`在建`, `Under Construction`, `已开工`,
`装机容量（万千瓦）`), gives its value or key; what means nothing, or several things, is answered
with what there is, never with a word of another meaning.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, reduce
from types import ModuleType
from typing import NamedTuple

from qhtrack.domain.fields import COLUMNS, UNIT_KEYS
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.promises import OUTCOME_VALUES
from qhtrack.domain.status import LADDER, UNKNOWN, Status
from qhtrack.domain.suggestions import all_of, nearest_name
from qhtrack.domain.text_folding import folded
from qhtrack.words.catalogue import label_catalogue, labels
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext, in_quotes

# the fields whose values have names, and the tables of synonyms that hold more of them
_TABLES = {"status": "STATUSES", "outcome": "OUTCOMES"}
_VALUES: dict[str, frozenset[str]] = {
    "status": frozenset({*Status, UNKNOWN}),
    "outcome": frozenset(OUTCOME_VALUES),
}
# 已开工, 开工了, 正在施工 and 在建的 say no more than 开工, 施工 and 在建
_DONE = re.compile("^(?:已经?|正在)|[了的]$")
# what is not yet so, but to be: `expected to open`, `should be completed`
_AHEAD = re.compile(
    r"(?:(?:expected|planned|scheduled|supposed|due|yet) )?"
    r"(?:to|will|should|must) (?:be )?(?P<word>[^\W\d].*)"
)
_STILL_TO_COME = ("pending", "overdue")
_UNIT = re.compile(r"(?P<name>.+?)\s*\((?P<unit>.*)\)")
# as terms stand in messages, where values are keys
_PLAIN_TERM = re.compile(r"(\w[\w ]*?)(!=|>=|<=|[:<>])(.+?)(?= \w+(?:[:<>]|!=)|$)")
_MONEY = re.compile(r"\W*\{money\}\W*")
# the names of values that are data, as a row of each, by field and value
NamedRows = Mapping[str, Mapping[str, Mapping[str, str]]]
NO_ROWS: NamedRows = {}
# a list names its regions, a question one of them
_SINGULAR_AND_PLURAL_KEYS = {
    "region": "regions",
    "regions": "region",
    "source": "sources",
    "sources": "source",
}


def _synonyms() -> ModuleType:
    """Return the synonyms, which a question without words does without."""
    from qhtrack.words import synonyms

    return synonyms


@cache
def names_of_values() -> dict[str, dict[str, str]]:
    """Return the values of statuses and outcomes by each of their labels, folded, by field."""
    return {field: _values_by_label(field) for field in _TABLES}


def _values_by_label(field: str) -> dict[str, str]:
    return {
        folded(name): value
        for value in labels(field, Language.EN)
        for name in (value, *(labels(field, language)[value] for language in Language))
    }


@cache
def values_by_word(field: str) -> dict[str, str]:
    """Return the values of a field by every word that is understood, folded."""
    table: dict[str, tuple[str, ...]] = getattr(_synonyms(), _TABLES[field])
    words = {folded(word): value for value, synonyms in table.items() for word in synonyms}
    return names_of_values()[field] | words


# a sheet says the same few words again and again
@lru_cache(1_000)
def value_of(field: str, text: str) -> str | None:
    """Return the status or outcome that a text means, None where it means none or several."""
    name = folded(text)
    if name in _VALUES[field]:
        return name
    words = values_by_word(field)
    return words.get(name) or words.get(_DONE.sub("", name))


def values_of(field: str, text: str) -> tuple[str, ...]:
    """Return the statuses or outcomes that a text asks for: one, or of `not started` two."""
    value = value_of(field, text)
    if value is not None:
        return (value,)
    return _in_table("STATUS_SETS", text) if field == "status" else ()


def suggestion_for(field: str, text: str, values: Collection[str]) -> Message | str:
    """Return what to say of a text that means none of some values of a field.

    Where it may mean several, those; where it is a slip of the pen, the word that was meant;
    else all there are.
    """
    terms = meanings(text)
    if terms:
        return it_may_mean(terms)
    words = {word: value for word, value in values_by_word(field).items() if value in values}
    near_word = nearest_name(text, words)
    # `uncompleted` is no `completed`
    if near_word and near_word[:1] == folded(text)[:1]:
        return message("did_you_mean", word=near_word)
    return all_of(text, _chinese_labels(field, values))


def suggestion_to_record(text: str, statuses: Collection[str]) -> Message | str:
    """Return what to say of a text that means none of the statuses that may be recorded.

    What it may mean as an outcome is of no use there: `delayed` is answered with all of them.
    """
    terms = meanings(text)
    own = [term for term in terms if term.removeprefix("status:") in statuses]
    if own:
        # a status is typed or filled in as such, not as a term of a QUERY
        chinese = {} if text.isascii() else labels("status", Language.ZH)
        words = [chinese.get(status, status) for status in (term[len("status:") :] for term in own)]
        if len(words) == 1:
            return message("did_you_mean", word=words[0])
        return message("it_may_mean", terms=tuple(message("quoted", text=word) for word in words))
    if terms:
        return all_of(text, _chinese_labels("status", statuses))
    return suggestion_for("status", text, statuses)


def _chinese_labels(field: str, values: Collection[str]) -> dict[str, str]:
    return {value: label for value, label in labels(field, Language.ZH).items() if value in values}


def order_of(text: str) -> str | None:
    """Return the key that a superlative sorts by, backwards; None of what is none."""
    orders: dict[str, str] = _synonyms().ORDERS
    return orders.get(folded(text))


def meanings(text: str) -> tuple[str, ...]:
    """Return the terms that a word of several meanings may stand for; none where it is no such."""
    terms = _in_table("AMBIGUOUS_WORDS", text) or tuple(
        f"status:{value}" for value in _in_table("STATUS_SETS", text)
    )
    milestone = None if terms else milestone_ahead(text)
    if milestone is None:
        return terms
    return tuple(f"milestone:{milestone} outcome:{outcome}" for outcome in _STILL_TO_COME)


def milestone_ahead(text: str) -> str | None:
    """Return the milestone that is to come, operating of `to be completed`; None where none is."""
    match = _AHEAD.fullmatch(folded(text))
    if match is None:
        return None
    value = value_of("status", match["word"]) or value_of("status", f"{match['word']}ed")
    return value if value in LADDER else None


def _in_table(table: str, text: str) -> tuple[str, ...]:
    several: dict[str, tuple[str, ...]] = getattr(_synonyms(), table)
    name = folded(text)
    return several.get(name) or several.get(_DONE.sub("", name)) or ()


def it_may_mean(several: Sequence[str], rows: NamedRows = NO_ROWS) -> Message:
    """Return what to say of a text that may mean any of several terms, or a single one."""
    terms = tuple(terms_message(one, rows) for one in several)
    if len(terms) == 1:
        return message("did_you_mean", word=terms[0])
    return message("it_may_mean", terms=tuple(message("quoted", text=term) for term in terms))


def terms_message(terms: str, rows: NamedRows = NO_ROWS) -> Message:
    """Return terms to be said in the reader's language: `status:operating category:road`.

    `rows` have the names of values that are data, by field and value.
    """
    first, *rest = (_said(*term, rows=rows) for term in _PLAIN_TERM.findall(terms))
    return reduce(lambda before, term: message("two_terms", first=before, second=term), rest, first)


def _said(field: str, operator: str, value: str, *, rows: NamedRows) -> Message:
    names_by_value = rows.get(field, {})
    parts: list[object] = [names_by_value.get(part) for part in value.split(",")]
    if not all(parts):
        words = [in_quotes(value)] if " " in value else value.split(",")
        parts = [*map(English, words)]
    named = reduce(lambda first, second: message("two_values", first=first, second=second), parts)
    return message("term", field=FieldName(field), operator=operator, value=named)


def field_of(text: str, keys: Collection[str]) -> FieldContext | None:
    """Return the field among some keys that a text names, in whichever language, with its unit.

    `capacity_mw` is the key, `装机容量` its name in Chinese, `总投资（亿元）` has a unit.
    """
    name = folded(text)
    key = name.replace(" ", "_").replace("-", "_")
    if key in keys:
        return FieldContext(key)
    names = _fields_by_name(tuple(keys))
    if name in names:
        return names[name]
    match = _UNIT.fullmatch(name)
    field_context = names.get(match["name"]) if match else None
    return field_context._replace(unit=match["unit"]) if match and field_context else None


class CommandColumn(NamedTuple):
    """A column, and the command that has it."""

    command: str
    key: str


def column_of(text: str) -> CommandColumn | None:
    """Return the first command that has a column of this name, None where none has."""
    for command, keys in COLUMNS.items():
        field_context = field_of(text, keys)
        if field_context is not None:
            return CommandColumn(command, field_context.key)
    return None


def fields_beginning(text: str, keys: Collection[str]) -> list[str]:
    """Return the fields of some keys of which a name begins with a text, in any language."""
    name = folded(text)
    names = {**_fields_by_name(tuple(keys)), **{key: FieldContext(key) for key in keys}}
    return list(dict.fromkeys(found.key for one, found in names.items() if one.startswith(name)))


@cache
def _fields_by_name(keys: tuple[str, ...]) -> dict[str, FieldContext]:
    """Return the fields by their names; of two with one name the first is meant."""
    names: dict[str, FieldContext] = {}
    for key in keys:
        for name, language in _names_of_field(key):
            names.setdefault(name, FieldContext(key, language))
    return names


def _names_of_field(key: str) -> Iterator[tuple[str, Language]]:
    """Yield the names of a field: its quantity, its head, without the unit too, its synonyms."""
    twin = _SINGULAR_AND_PLURAL_KEYS.get(key, key)
    for language in Language:
        catalogue = label_catalogue(language)
        words = (catalogue.WORDS.get(word_key) for word_key in (key, twin, f"{key}_head"))
        # the counts of a scorecard's groups stand under their outcomes
        heads = (catalogue.QUANTITIES.get(key), *words, catalogue.OUTCOMES.get(_hyphened(key)))
        for name in filter(None, heads):
            yield from ((plain, language) for plain in _folded_heads(name, key))
    if twin != key:
        yield twin, Language.EN
    for synonym in _synonyms().FIELDS.get(key, ()):
        yield folded(synonym), Language.EN if synonym.isascii() else Language.ZH


def _hyphened(key: str) -> str:
    return key.replace("_", "-")


def _folded_heads(name: str, key: str) -> Iterator[str]:
    """Yield a head folded; that of a field with a unit without its brackets too."""
    head = folded(_MONEY.sub(" ", name))
    if head:
        yield head
    match = _UNIT.fullmatch(head)
    if match and key in UNIT_KEYS:
        yield match["name"]
