"""Look up sentences, labels and words in the catalogue of a language."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.messages import English, FieldName, Figure, Message, ProjectId, Quotation
from qhtrack.domain.status import Status
from qhtrack.words.language import Language
from qhtrack.words.translations import translated

ProjectRows = Mapping[str, Mapping[str, object]]
_NO_ROWS: ProjectRows = MappingProxyType({})
_NO_ROW: Mapping[str, object] = MappingProxyType({})
# the fields whose values have labels, and the tables of a catalogue that hold them
_LABELS = {
    "status": "STATUSES",
    "milestone": "STATUSES",
    "outcome": "OUTCOMES",
    "origin": "ORIGINS",
}


@cache
def message_catalogue(language: Language) -> ModuleType:
    """Return the sentences of messages in a language; the other languages' are not loaded."""
    return import_module(f"qhtrack.words.messages_{language}")


@cache
def label_catalogue(language: Language) -> ModuleType:
    """Return the labels, heads and phrases of a language."""
    return import_module(f"qhtrack.words.labels_{language}")


@cache
def _phrases(language: Language) -> ModuleType:
    """Return the sentences of a language, which a list of projects does without."""
    return import_module(f"qhtrack.words.phrases_{language}")


def word(key: str, language: Language, **values: object) -> str:
    """Return a word, or a phrase with its values."""
    text: str = label_catalogue(language).WORDS[key]
    return text.format(**values) if values else text


def has_head(key: str, language: Language) -> bool:
    """Tell whether a key's word may head a column, as one with a placeholder may not."""
    return "{" not in label_catalogue(language).WORDS.get(key, "{").replace("{money}", "")


def quantity(key: str, language: Language) -> str | None:
    """Return what a size is, beside its unit; None where the field is no size."""
    name: str | None = label_catalogue(language).QUANTITIES.get(key)
    return name


def money(currency: str, language: Language) -> str:
    """Return what billions of a currency are called."""
    table: Mapping[str, str] = label_catalogue(language).MONEY
    return table.get(currency, table["other"]).format(currency=currency)


def unit_exponent(unit_key: str, language: Language) -> int:
    """Return how many zeros stand between the unit that is shown and that of a kind of field.

    1 for 万千瓦, which are 10 MW, -1 for 亿元, of which ten are a billion.
    """
    exponents: Mapping[str, int] = label_catalogue(language).UNIT_EXPONENTS
    return exponents.get(unit_key, 0)


def phrase(key: str, language: Language, **values: object) -> str:
    """Return a sentence of a page or of the report."""
    text: str = _phrases(language).PHRASES[key]
    return text.format(**values)


def meaning(outcome: str, language: Language) -> str:
    """Return what an outcome means."""
    text: str = _phrases(language).MEANINGS[outcome]
    return text


def unit(key: str, language: Language) -> str:
    """Return a unit as it stands after a number."""
    text: str = label_catalogue(language).UNIT_LABELS[key]
    return text


def status_label(status: str | None, language: Language) -> str:
    """Return a status in the reader's language; none is a dash."""
    return label_catalogue(language).STATUSES[status] if status else "–"


def outcome_label(outcome: str, language: Language) -> str:
    """Return an outcome in the reader's language."""
    label: str = label_catalogue(language).OUTCOMES[outcome]
    return label


def labels(field: str, language: Language) -> Mapping[str, str]:
    """Return the labels of a field's values; none where they need none."""
    table: Mapping[str, str] = getattr(label_catalogue(language), _LABELS.get(field, ""), {})
    return table


def field_name(key: str, language: Language) -> str:
    """Return what a field is called in a sentence: in English by its key."""
    if language is Language.EN:
        return key
    words: Mapping[str, str] = label_catalogue(language).WORDS
    name = quantity(key, language) or words.get(f"{key}_head") or words.get(key)
    # a column that counts an outcome is called as that is
    return name or labels("outcome", language).get(key.replace("_", "-"), key)


def measured(figure: Figure, language: Language) -> str:
    """Return a figure in the unit that is shown: 550 MW, 55万千瓦, 2亿元."""
    unit_key, currency = UNIT_KEYS[figure.field], figure.currency or "CNY"
    shown = round(figure.value / 10 ** unit_exponent(unit_key, language), 6)
    name = unit(unit_key, language).format(money=money(currency, language))
    return phrase("measured", language, number=f"{_whole(shown):,}", unit=name)


def has_texts(key: str, language: Language) -> bool:
    """Tell whether a row may hold a text for a key in several languages."""
    return key in label_catalogue(language).TEXT_FIELDS


def text_fields(key: str, language: Language) -> tuple[str, ...]:
    """Return the fields of a row that may hold a text for a key, the best one first."""
    fields: tuple[str, ...] = label_catalogue(language).TEXT_FIELDS[key]
    return fields


def texts(row: Mapping[str, object], key: str, language: Language) -> list[str]:
    """Return the texts of a row that a reader may be given for a key, the best one first.

    Those of a name in Chinese are `["大坝", "The Dam"]`, or one where there is no other.
    """
    return [str(text) for field in text_fields(key, language) if (text := row.get(field))]


def localized(row: Mapping[str, object], key: str, language: Language) -> str | None:
    """Return the text of a row that fits the reader's language best; None if there is none."""
    return next(iter(texts(row, key, language)), None)


def sentence(
    message: Message | str,
    language: Language,
    projects: ProjectRows = _NO_ROWS,
) -> str:
    """Return a message's text; what is text already stays, unless it is known to be English.

    `projects` are the rows of projects, by their ids, which are said with their names; a row
    has the `words` of its category for a status, and the `currency`.
    """
    return str(_text(message, language, projects, _NO_ROW))


def _text(
    value: object,
    language: Language,
    projects: ProjectRows,
    about: Mapping[str, object],
) -> object:
    """Return a value as it is said; `about` is the row of the project that a message names."""
    if isinstance(value, ProjectId) and value in projects:
        value = Message("called", {"id": str(value), "name": projects[value]})
    # these are tuples too
    if isinstance(value, Message):
        about = _named_project(value, projects) or about
        values = {
            name: _text(part, language, projects, about) for name, part in value.values.items()
        }
        text: str = message_catalogue(language).MESSAGES[value.key]
        return text.format(**values)
    if isinstance(value, Figure):
        currency = value.currency or about.get("currency", "CNY")
        return measured(value._replace(currency=str(currency)), language)
    if isinstance(value, list | tuple):
        separator = "\n" if isinstance(value, list) else word("listed", language)
        return separator.join(str(_text(part, language, projects, about)) for part in value)
    if isinstance(value, dict):
        return localized(value, "name", language)
    if isinstance(value, str):
        return _called(value, language, about)
    return _whole(value) if isinstance(value, float) else value


def _named_project(named_in: Message, projects: ProjectRows) -> Mapping[str, object] | None:
    """Return the row of the project that a message names itself."""
    ids = (value for value in named_in.values.values() if isinstance(value, ProjectId))
    return next((projects[id_] for id_ in ids if id_ in projects), None)


def _called(value: str, language: Language, about: Mapping[str, object]) -> str:
    """Return what a text is called that is a field's key, a quotation, English; others stay."""
    if isinstance(value, FieldName):
        return field_name(value, language)
    if isinstance(value, Quotation):
        return _in_quotes(value, language)
    if isinstance(value, English | Status):
        own = about.get(f"words_{language}")
        own_word = own.get(value) if isinstance(own, dict) else None
        return str(own_word) if own_word else translated(value, language)
    return value


def _in_quotes(value: str, language: Language) -> str:
    """Return a quotation in the quotes of a language; a number or list has none."""
    if not value.startswith("'"):
        return value
    text: str = message_catalogue(language).MESSAGES["quoted"]
    return text.format(text=value[1:].removesuffix("'"))


def _whole(value: float) -> float:
    # what says no figure does not load what judges them
    from qhtrack.domain.figures import without_point

    return without_point(value)
