"""Say how a registry is put into words: the language, its names, its own words, its currency."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.rows import NamesById
from qhtrack.domain.status import UNKNOWN
from qhtrack.words import catalogue
from qhtrack.words.language import Language

_NOTHING: Mapping[str, Mapping[str, str]] = MappingProxyType({})
CURRENCY = "CNY"


class Vocabulary(NamedTuple):
    """The reader's language, and what a registry brings: names, words, currency, goals.

    `words` are the statuses' own words by category, in the reader's language; `goals` the
    categories whose projects have promises and no status; `heads` what columns of one answer
    are called that are no fields; `categories` those of the projects that it is about, by id.
    """

    language: Language
    names_by_id: NamesById = _NOTHING
    words: Mapping[str, Mapping[str, str]] = _NOTHING
    currency: str = CURRENCY
    goals: frozenset[str] = frozenset()
    heads: Mapping[str, str] = MappingProxyType({})
    categories: Mapping[str, str] = MappingProxyType({})

    @property
    def money(self) -> str:
        """Return what its billions are called: billion yuan, 亿元."""
        return catalogue.money(self.currency, self.language)

    def word(self, key: str, **values: object) -> str:
        """Return a word, a phrase with its values, or the head of a column."""
        text = catalogue.word(key, self.language)
        return text.format(money=self.money, **values) if "{" in text else text

    def head(self, key: str) -> str:
        """Return the head of a column; the key itself where there is no word for it."""
        if key in self.heads:
            return self.heads[key]
        return self.word(key) if catalogue.has_head(key, self.language) else key

    def phrase(self, key: str, **values: object) -> str:
        """Return a sentence of a page or of the report."""
        return catalogue.phrase(key, self.language, **values)

    def counted(self, key: str, count: int) -> str:
        """Return how many there are: `1 project`, `2 projects`."""
        return self.phrase(f"{key}_one" if count == 1 else f"{key}_many", count=count)

    def status(self, status: str | None, category: str | None = None) -> str:
        """Return a status in the words of a category, else in the general ones."""
        own_word = self.words.get(category or "", {}).get(status or "")
        return own_word or catalogue.status_label(status, self.language)

    def status_of(self, row: Mapping[str, object]) -> str:
        """Return the status of a project's row, unknown where it has none; a goal has no such."""
        category, status = str(row["category"]), row["status"]
        if status is None and category in self.goals:
            return self.status(None)
        return self.status(str(status or UNKNOWN), category)

    def unit(self, key: str) -> str:
        """Return the unit of a field, as it stands after a number."""
        return catalogue.unit(UNIT_KEYS[key], self.language).format(money=self.money)

    def in_unit(self, key: str, value: float) -> float:
        """Return a field's figure in the unit that is shown: 2,320 MW are 232 万千瓦."""
        unit_exponent = catalogue.unit_exponent(UNIT_KEYS.get(key, ""), self.language)
        # 1.1 * 10 is 11.000000000000002
        return round(value / 10**unit_exponent, 6) if unit_exponent else value

    def project(self, id_: str) -> str:
        """Return what a project is called: by its name where names are known, else by its id."""
        return self.names_by_id.get("project", {}).get(id_, id_)

    def status_in(self, project: str, status: str | None) -> str:
        """Return a status of the project with this id, in the words of its category."""
        return self.status(status, self.categories.get(project))

    def with_date(self, project: str, status: str, date: str) -> str:
        """Return a status of a project with its date: `partial (2024)`."""
        return self.word("in_brackets", what=self.status_in(project, status), inner=date)

    def text(self, row: Mapping[str, object], key: str) -> str | None:
        """Return the text of a row that fits the reader's language best; None if there is none."""
        return catalogue.localized(row, key, self.language)

    def listed(self, texts: list[str]) -> str:
        """Return texts as a list within a sentence."""
        return self.word("listed").join(texts)
