"""Word recordings: a line each, with its statements below."""

from collections.abc import Iterator

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.merging_facts import NOTES
from qhtrack.domain.statement_rows import Recording, action_of
from qhtrack.domain.statements import Statement, changed_keys
from qhtrack.domain.tallies import Sources
from qhtrack.output import statements
from qhtrack.output.escaping import line
from qhtrack.output.wording import cell, measure, source_name
from qhtrack.words.translations import translated
from qhtrack.words.vocabulary import Vocabulary

_INDENT, _DEEP_INDENT = " " * 2, " " * 6
_SOURCES = {"source", "also", "evidence", "sources"}


def head(recording: Recording, vocabulary: Vocabulary) -> str:
    """Return what a recording is called: `recording 3 (update, 2026-11-23 12:00, anna)`."""
    command = translated(recording.command, vocabulary.language)
    parts = [command, recording.at, line(recording.by or "")]
    details = vocabulary.word("separator").join(filter(None, parts))
    return vocabulary.word("recording", number=recording.number, how=details)


def head_with_marks(recording: Recording, vocabulary: Vocabulary) -> str:
    """Return the same with whether it stands, and whether the registry file has it so."""
    marks = [head(recording, vocabulary)]
    if not recording.stands:
        marks.append(vocabulary.word("withdrawn"))
    if not recording.is_filed:
        marks.append(vocabulary.word("unfiled" if recording.stands else "filed_still"))
    return vocabulary.word("separator").join(marks)


def detail_lines(
    recording: Recording, sources: Sources, vocabulary: Vocabulary, *, taken_back: bool = False
) -> Iterator[str]:
    """Yield the lines of why a recording was made, and of all that it said.

    Of one that is taken back a changed field leads to what it was before, and is again.
    """
    vocabulary = _with_told_categories(recording, vocabulary)
    if recording.reason is not None:
        yield from _text(vocabulary.word("reason"), recording.reason, vocabulary)
    for statement in recording.statements:
        sentence = _statement(statement, vocabulary, is_undone=not recording.stands)
        yield f"{_INDENT}{line(sentence)}\n"
        before, after = statement.before or {}, statement.after or {}
        for key in changed_keys(statement):
            values = [
                _value(key, row[key], sources, vocabulary) for row in (before, after) if key in row
            ]
            if statement.after is not None and key in before and key not in after:
                values.append("–")
            # a line of a note was added to others, which stay
            is_line = key in NOTES and key not in before
            if taken_back and not is_line and None not in (statement.before, statement.after):
                values = [*values[::-1], "–"][:2]
            yield from _text(statements.label(key, vocabulary), " → ".join(values), vocabulary)


def _with_told_categories(recording: Recording, vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with the categories of projects that a recording added.

    Once it is undone nothing else knows them.
    """
    told = {
        said.fact.owner: str(said.after["category"])
        for said in recording.statements
        if said.fact.kind == "project" and said.after and "category" in said.after
    }
    return vocabulary._replace(categories={**told, **vocabulary.categories})


def _text(label: str, text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield a labelled text, its further lines below it."""
    for part in f"{label}{vocabulary.word('colon')}{text}".split("\n"):
        yield f"{_DEEP_INDENT}{line(part)}\n"


def _statement(statement: Statement, vocabulary: Vocabulary, *, is_undone: bool) -> str:
    """Return the project, the action and the fact of a statement: `dam: event recorded: …`.

    One that is undone has no action: `dam: event: …`.
    """
    fact = statement.fact
    kind = vocabulary.word(f"one_{fact.kind}")
    end = "undone" if is_undone else "row"
    action_label = vocabulary.word(f"{action_of(statement)}_{end}", kind=kind)
    if statement.verdict is Verdict.OVERRULED:
        action_label = vocabulary.word(
            "in_brackets", what=action_label, inner=vocabulary.word("overruled")
        )
    identity_label = statements.identity_label(fact.kind, fact.owner, fact.identity, vocabulary)
    has_project = fact.is_of_project
    owner = vocabulary.project(fact.owner) if has_project else fact.owner
    parts = filter(None, (owner, action_label, identity_label))
    return vocabulary.word("colon").join(parts)


def _value(key: str, value: object, sources: Sources, vocabulary: Vocabulary) -> str:
    if key in _SOURCES:
        sources_named = value if isinstance(value, list) else [value]
        return vocabulary.listed(
            [source_name(str(name), sources, vocabulary) for name in sources_named]
        )
    if isinstance(value, dict):
        words = [f"{vocabulary.status(status)} {value[status]}" for status in value]
        return vocabulary.listed(words)
    if key in UNIT_KEYS and isinstance(value, int | float):
        return measure(key, value, vocabulary)
    return value if isinstance(value, str) and "\n" in value else cell(key, value, vocabulary)
