"""Draw the scorecard for a terminal: a row a promise, or a row a group of promises."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from qhtrack.domain.promises import counted_as, outcome_counts, projects_of
from qhtrack.domain.rows import PromiseRow, ScorecardRow
from qhtrack.domain.tallies import Sources, Tallies
from qhtrack.output import escaping
from qhtrack.output.groups import tally_name
from qhtrack.output.lines import Line, filled, wrapped
from qhtrack.output.screen import Screen
from qhtrack.output.tables import (
    STYLES,
    Column,
    columns,
    fits,
    fits_readably,
    fitting,
    table,
    with_asked,
)
from qhtrack.output.wording import (
    cell,
    counted_outcome,
    days_late,
    last_due,
    milestone,
    name_of,
    outcome,
    outcome_head,
    outcome_in_a_word,
    outcome_in_brief,
    promised_for,
    promised_in_brief,
    promised_with_sign,
    promised_without_middle,
    reached,
    source_name,
    with_titles,
)
from qhtrack.words.catalogue import field_name
from qhtrack.words.vocabulary import Vocabulary

_COLUMNS = ("name", "milestone", "due", "outcome", "reached", "late", "wording", "source")


class _Style(NamedTuple):
    """How a table words outcomes and due dates."""

    outcome: Callable[[PromiseRow, Vocabulary], str]
    due: Callable[[PromiseRow, Vocabulary], str]
    has_signs: bool = False


_WHOLE = _Style(outcome, promised_for)
_BRIEF = _Style(outcome_in_brief, lambda row, _: promised_with_sign(row), has_signs=True)
_SHORT = _Style(outcome_in_brief, lambda row, _: promised_without_middle(row), has_signs=True)
_BRIEFER = _Style(outcome_in_brief, lambda row, _: promised_in_brief(row), has_signs=True)
_TERSE = _Style(outcome_in_a_word, lambda row, _: promised_in_brief(row), has_signs=True)
_TERSEST = _Style(outcome_in_a_word, lambda row, _: last_due(row), has_signs=True)
_LEAST = ("name", "due", "outcome")


class _Layout(NamedTuple):
    """What a table may look like: its style, its columns, and when those fit."""

    style: _Style
    keys: Sequence[str]
    fits: Callable[[Sequence[Column], Screen], bool] = fits_readably


# the most that a table can tell first: outcome and chain stay to the end, names give way for them;
# without its milestone a start of works would read as if all were complete
_LAYOUTS = (
    _Layout(_WHOLE, _COLUMNS),
    _Layout(_WHOLE, _COLUMNS[:-1]),
    _Layout(_BRIEF, _COLUMNS[:-1]),
    _Layout(_WHOLE, _COLUMNS[:-2]),
    _Layout(_BRIEF, _COLUMNS[:-2]),
    _Layout(_WHOLE, _COLUMNS[:-3]),
    _Layout(_BRIEF, _COLUMNS[:-3]),
    _Layout(_WHOLE, _COLUMNS[:-4]),
    _Layout(_BRIEF, _COLUMNS[:-4]),
    _Layout(_SHORT, _COLUMNS[:-4]),
    _Layout(_BRIEFER, _COLUMNS[:-4]),
    _Layout(_TERSE, _COLUMNS[:-4]),
    _Layout(_TERSE, _COLUMNS[:-4], fits),
    _Layout(_WHOLE, _LEAST),
    _Layout(_BRIEF, _LEAST),
    _Layout(_SHORT, _LEAST),
    _Layout(_BRIEFER, _LEAST),
    _Layout(_BRIEFER, _LEAST, fits),
    _Layout(_TERSE, _LEAST, fits),
    _Layout(_TERSEST, _LEAST, fits),
)
_NARROWEST = _Layout(_TERSEST, ("name", "outcome"))


# the columns that show a field in words
_COLUMNS_OF_FIELDS = {"days_late": "late", "due_day": "due", "reached_day": "reached"}
# a day that was asked for by its name is shown as it is
_COLUMNS_OF_CHOSEN = {"days_late": "late"}


def scorecard(
    rows: Sequence[ScorecardRow],
    sources: Sources,
    screen: Screen,
    vocabulary: Vocabulary,
    asked: Sequence[str] = (),
) -> str:
    """Return the promises as a table; a narrow one has outcomes and due dates in brief.

    The fields that were asked for (`asked`) stand behind the name if it has no such columns.
    """
    # what the registry file lacks is marked, however narrow the screen
    marks = ("origin",) if any(row["origin"] != "registry" for row in rows) else ()

    def drawn(layout: _Layout) -> list[Column]:
        return _columns(rows, (*layout.keys, *marks), layout.style, vocabulary, sources)

    def widest(layouts: Sequence[_Layout]) -> _Layout:
        fitting_layouts = (layout for layout in layouts if layout.fits(drawn(layout), screen))
        return next(fitting_layouts, _NARROWEST)

    layout = widest(_LAYOUTS)
    asked_columns = [_COLUMNS_OF_FIELDS.get(key, key) for key in asked]
    if not {*asked_columns} <= {*layout.keys}:
        layouts = [each._replace(keys=with_asked(each.keys, asked_columns)) for each in _LAYOUTS]
        layout = widest(layouts)
    drawn_columns = drawn(layout)
    fitted = fitting(drawn_columns, screen, len(drawn_columns))
    text = table(fitted, screen, [*map(counted_as, rows)])
    return text + _explanation(rows, fitted, layout.style, vocabulary)


def chosen(
    rows: Sequence[ScorecardRow],
    keys: Sequence[str],
    sources: Sources,
    screen: Screen,
    vocabulary: Vocabulary,
) -> tuple[list[Column], str]:
    """Return the columns that were asked for, as the table words them, and what explains them."""
    titled = with_titles(vocabulary, sources)
    shown = [_COLUMNS_OF_CHOSEN.get(key, key) for key in keys]

    def drawn(style: _Style) -> list[Column]:
        return _columns(rows, shown, style, titled, sources)

    styles = product((fits_readably, fits), (_WHOLE, _BRIEF, _SHORT, _BRIEFER, _TERSE))
    fitting_styles = (style for fit, style in styles if fit(drawn(style), screen))
    style = next(fitting_styles, _TERSEST)
    return drawn(style), _explanation(rows, drawn(style), style, vocabulary)


def _explanation(
    rows: Sequence[ScorecardRow], drawn: Sequence[Column], style: _Style, vocabulary: Vocabulary
) -> str:
    """Return the line below a table whose style has signs, nothing where no row has one."""
    has_signs = style.has_signs and any(column.key == "due" for column in drawn)
    if has_signs and any(row["stretch"] for row in rows):
        return f"\n{vocabulary.word('stretch_sign')}\n"
    return ""


def _columns(
    rows: Sequence[ScorecardRow],
    keys: Sequence[str],
    style: _Style,
    vocabulary: Vocabulary,
    sources: Sources,
) -> list[Column]:
    cell_of: dict[str, Callable[[ScorecardRow], str]] = {
        "name": lambda row: name_of(row, vocabulary),
        "milestone": lambda row: milestone(row, row["category"], vocabulary),
        "due": lambda row: style.due(row, vocabulary),
        "outcome": lambda row: style.outcome(row, vocabulary),
        "reached": lambda row: reached(row, vocabulary),
        "late": lambda row: days_late(row, vocabulary) or "–",
        "wording": lambda row: vocabulary.text(row, "wording") or "",
        "source": lambda row: source_name(row["source"] or "–", sources, vocabulary),
        "origin": lambda row: cell("origin", row["origin"], vocabulary),
    }
    return [
        Column(key, vocabulary.word(key), [escaping.line(cell_of[key](row)) for row in rows])
        if key in cell_of
        else next(iter(columns(rows, [key], vocabulary)))
        for key in keys
    ]


def totals(rows: Sequence[ScorecardRow], today: str, screen: Screen, vocabulary: Vocabulary) -> str:
    """Return the sentence that says what became of how many promises, of how many projects."""
    if not rows:
        return vocabulary.phrase("no_totals", date=today)
    counts = [_tally(key, count, rows, vocabulary) for key, count in outcome_counts(rows).items()]
    promises = vocabulary.counted("promise", len(rows))
    if projects_of(rows) != len(rows):
        projects = _owners(rows, vocabulary)
        promises = vocabulary.phrase("promises_of", promises=promises, projects=projects)
    counts_text = vocabulary.phrase("between_counts").join(counts)
    text = vocabulary.phrase("totals", date=today, promises=promises, counts=counts_text)
    return filled(text, screen.width)


def _tally(key: str, count: int, rows: Sequence[ScorecardRow], vocabulary: Vocabulary) -> str:
    """Return how many promises turned out so, and of how many projects where those are fewer."""
    counted = [row for row in rows if counted_as(row) == key]
    name = counted_outcome(key, vocabulary)
    if projects_of(counted) == count:
        return vocabulary.phrase("tally", name=name, count=count)
    projects = _owners(counted, vocabulary)
    return vocabulary.phrase("tally_of", name=name, count=count, projects=projects)


def _owners(rows: Sequence[ScorecardRow], vocabulary: Vocabulary) -> str:
    """Return of how many projects and of how many goals these promises are."""
    goals = projects_of(row for row in rows if row["category"] in vocabulary.goals)
    counts = {"project": projects_of(rows) - goals, "goal": goals}
    return vocabulary.listed(
        [vocabulary.counted(key, count) for key, count in counts.items() if count]
    )


def tallies(counts: Tallies, sources: Sources, screen: Screen, vocabulary: Vocabulary) -> str:
    """Return a row a group of promises, a column an outcome, and all of them together.

    What no promise has come to is no column; heads are stacked before one gives way. Without a
    group there is no table.
    """
    if not counts.groups:
        return ""
    outcomes = [*counts.total.outcomes]
    heads = [outcome_head(key, vocabulary) for key in outcomes]
    drawn = _tally_columns(counts, heads, sources, vocabulary)
    if not fits(drawn, screen):
        stacked = [vocabulary.word(f"stacked_{key}") for key in outcomes]
        drawn = _tally_columns(counts, stacked, sources, vocabulary)
    fitted = fitting(drawn, screen, len(drawn))
    text = table(fitted, screen, [""] * (len(counts.groups) + 1))
    hidden = heads[max(len(fitted) - (len(drawn) - len(heads)), 0) :]
    lines = [*_notes(counts, hidden, vocabulary)]
    return f"{text}\n{wrapped(lines, screen)}" if lines else text


def _notes(counts: Tallies, hidden: list[str], vocabulary: Vocabulary) -> Iterator[Line]:
    """Yield what is said below groups: which outcomes have no room, and what counts where."""
    if hidden:
        outcomes = vocabulary.listed(hidden)
        yield Line(0, vocabulary.phrase("no_room_for_outcomes", outcomes=outcomes))
    # what is found by a source or publisher is more than what is counted under it
    if counts.by in {"source", "publisher"}:
        field = field_name(counts.by, vocabulary.language)
        yield Line(0, vocabulary.phrase("counted_once", field=field))


def _tally_columns(
    counts: Tallies, heads: Sequence[str], sources: Sources, vocabulary: Vocabulary
) -> list[Column]:
    """Return the columns of groups: their names, how many promises, and each outcome's count."""
    groups = (*counts.groups, counts.total)
    names = [tally_name(group, counts.by, sources, vocabulary) for group in counts.groups]
    first = "title" if counts.by == "source" else "name"
    return [
        Column(
            first,
            vocabulary.word(counts.by),
            [escaping.line(name) for name in (*names, vocabulary.word("total"))],
        ),
        _numbers(vocabulary.word("promises_head"), [group.promises for group in groups]),
        *(
            _numbers(head, [group.outcomes.get(key, 0) for group in groups], STYLES[key])
            for key, head in zip(counts.total.outcomes, heads, strict=True)
        ),
    ]


def _numbers(heading: str, counts: Sequence[int], style: str = "") -> Column:
    # a count of nothing is no news to the eye
    cells = [str(count or "·") for count in counts]
    styles = [style if count else "dim" for count in counts]
    return Column("count", heading, cells, styles, flush_right=True)
