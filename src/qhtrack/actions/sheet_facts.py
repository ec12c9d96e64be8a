"""Record the projects, promises, sources, categories and regions of sheets' rows."""

from collections.abc import Iterable, Sequence

from qhtrack.actions import contradictions, promising
from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.promising import PromiseLookup
from qhtrack.actions.sheet_results import SheetResults
from qhtrack.actions.sheet_rows import RowParts, fields_for_language
from qhtrack.actions.typed_fields import CheckContext, problems
from qhtrack.database import project_lookup
from qhtrack.database import statement_recording as database
from qhtrack.database.rows import row_of
from qhtrack.domain.errors import FactError, ProjectError, StateError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.promise_names import PromiseName, exact_match
from qhtrack.domain.proposals import propose, propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.domain.status import LADDER, Status
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded, slug
from qhtrack.domain.toml_tables import TomlTable


def record(results: SheetResults, rows: Sequence[tuple[ParsedRow, RowParts]]) -> dict[int, str]:
    """Record what rows tell beside events; return their projects by the rows' numbers.

    What has an id is recorded first, so that other rows may name it.
    """
    project_rows = [(parsed, parts) for parsed, parts in rows if not parts.kind]
    changing_rows = [
        (parsed, parts)
        for parsed, parts in project_rows
        if parts.fields or parts.promise or _is_new(parsed)
    ]
    table_rows = [(parsed, parts) for parsed, parts in rows if parts.kind]
    if not changing_rows and not table_rows:
        return _projects(results, project_rows)
    with contradictions.refuse_new_contradictions(
        results.connection, _affected_projects(results, changing_rows, table_rows)
    ):
        for parsed, parts in table_rows:
            _record_row(
                results, parsed, Fact(str(parts.kind), str(parsed.text("id"))), parts.fields
            )
        projects = _projects(results, project_rows)
        for parsed, parts in project_rows:
            if parsed.number in projects and parts.fields:
                _correct(results, parsed, parts, projects[parsed.number])
        for parsed, parts in project_rows:
            if parsed.number in projects and parts.promise:
                _promise(results, parsed, parts, projects[parsed.number])
    return projects


def _affected_projects(
    results: SheetResults,
    changing_rows: Iterable[tuple[ParsedRow, RowParts]],
    table_rows: Iterable[tuple[ParsedRow, RowParts]],
) -> list[str] | None:
    """Return the projects that rows may make contradict others; None: all."""
    if any(parts.kind != "source" for _, parts in table_rows):
        return None
    names: set[str] = set()
    project_names: set[str] = set()
    for parsed, parts in changing_rows:
        aliases = parts.fields.get("aliases")
        names |= {*(aliases if isinstance(aliases, list) else ()), id_of(parsed)}
        project_names.add(parsed.text("project") or parsed.text("name") or "")
    names |= results.projects_named(project_names)
    return [*names, *project_lookup.ids_of_names(results.connection, names)]


def _is_new(parsed: ParsedRow) -> bool:
    return parsed.text("project") is None


def id_of(parsed: ParsedRow) -> str:
    """Return the id of a row's project: as it is given, else made of its name; empty if neither."""
    return parsed.text("id") or slug(parsed.text("name") or "")


def _projects(results: SheetResults, rows: Sequence[tuple[ParsedRow, RowParts]]) -> dict[int, str]:
    """Return the projects of rows by their numbers; those that are new are added first."""
    projects: dict[int, str] = {}
    for parsed, parts in rows:
        if parsed.text("project") is None and (project := _project_of(results, parsed, parts)):
            projects[parsed.number] = project
    return projects | find_all(results, rows)


def find_all(results: SheetResults, rows: Sequence[tuple[ParsedRow, RowParts]]) -> dict[int, str]:
    """Return the projects that rows name, by the rows' numbers; refuse each that is none."""
    projects: dict[int, str] = {}
    names = {name for parsed, _ in rows if (name := parsed.text("project"))}
    find = results.finder(names)
    for parsed, parts in rows:
        name = parsed.text("project")
        try:
            if name is not None:
                projects[parsed.number] = find(name)
        except ProjectError as error:
            _refuse_unknown(results, parsed, parts, error)
    return projects


def _refuse_unknown(
    results: SheetResults, parsed: ParsedRow, parts: RowParts, error: ProjectError
) -> None:
    """Refuse a row whose project is none; where there are none at all, one row for all."""
    if not results.names:
        if not results.lacks_projects:
            results.refuse(parsed, "project", message("no_projects_yet"), ProjectError)
        results.lacks_projects = True
        return
    # whoever says its category may mean a new one: a slip of the pen is none
    is_new = "category" in parts.fields and not error.candidates
    reason = message("new_under_name", message=error.message) if is_new else error.message
    results.refuse(parsed, "project", reason, ProjectError)


def _project_of(results: SheetResults, parsed: ParsedRow, parts: RowParts) -> str | None:
    """Return the project of a row that has an id or a name: a known one, or a new one."""
    name, id_given = parsed.text("name"), parsed.text("id")
    namesakes = results.names.get(folded(name or ""), set())
    if id_given is None and len(namesakes) == 1:
        return min(namesakes)
    project = id_of(parsed)
    if not project:
        reason = message("makes_no_id", value=shown(name)) if name else message("missing")
        results.refuse(parsed, "name" if name else "id", reason)
        return None
    row = row_of(results.connection, Fact("project", project))
    if row is None:
        return project if _add(results, parsed, project, parts) else None
    if name is not None and project not in namesakes:
        taken = message("id_is_taken", id=project, name=row["name"])
        results.refuse(parsed, "id" if id_given else "name", taken, StateError)
        return None
    return project


def _add(results: SheetResults, parsed: ParsedRow, project: str, parts: RowParts) -> bool:
    """Add a project; tell whether it could be."""
    is_added = _record_row(results, parsed, Fact("project", project), parts.fields)
    results.added.add(project)
    for key in ("name", "name_zh"):
        if name := parts.fields.get(key):
            results.names.setdefault(folded(str(name)), set()).add(project)
    return is_added


def _record_row(results: SheetResults, parsed: ParsedRow, fact: Fact, fields: TomlTable) -> bool:
    """Add a row of the registry, or what a known one lacks; tell whether it could be."""
    row = row_of(results.connection, fact)
    values = {"id": fact.owner} | {
        key: value for key, value in fields.items() if value is not False
    }
    if not _is_valid(results, parsed, fact.kind, (row or {}) | values, values):
        return False
    try:
        change = propose(fact, row, values, results.source_order)
        results.record(parsed, change)
        if fact.kind in results.ids:
            results.ids[fact.kind][fact.owner] = fact.owner
    except StateError as error:
        results.refuse(parsed, "id", error.message, StateError)
        return False
    return True


def _is_valid(
    results: SheetResults, parsed: ParsedRow, kind: str, row: TomlTable, keys_given: TomlTable
) -> bool:
    """Refuse each field of a row that means nothing, and what is missing; tell if there is none."""
    check_context = CheckContext(results.today, results.ids)
    invalid = [
        (key.partition(".")[0], reason)
        for key, reason in problems(kind, row, check_context)
        if not key or key.partition(".")[0] in keys_given
    ]
    for key, reason in invalid:
        if reason.key == "missing_key":
            results.refuse(parsed, str(reason.values["key"]), message("missing"))
        else:
            results.refuse(parsed, key, reason)
    return not invalid


def _correct(results: SheetResults, parsed: ParsedRow, parts: RowParts, project: str) -> None:
    """Say that fields of a project are as the row has them."""
    if project in results.added and parsed.text("project") is None:
        return
    fact = Fact("project", project)
    row = row_of(results.connection, fact) or {}
    identifying = {"name"} if parsed.text("project") is None else set()
    fields = {key: value for key, value in parts.fields.items() if key not in identifying}
    values = fields_for_language(parsed, fields, row)
    if values and _is_valid(results, parsed, "project", row | values, values):
        results.record(parsed, propose_correction(fact, row, values))


def _promise(results: SheetResults, parsed: ParsedRow, parts: RowParts, project: str) -> None:
    values = {"source": results.defaults.source} | dict(parts.promise)
    is_replaced = bool(values.pop("replace", False))
    row: TomlTable = {key: value for key, value in values.items() if value not in (None, False)}
    if "milestone" in row:
        milestone = promising.read_milestone(row["milestone"])
        if isinstance(milestone, Message):
            results.refuse(parsed, "milestone", milestone)
            return
        row["milestone"] = milestone
    if not _is_valid(results, parsed, "promise", {"wording": "…"} | row, row):
        return
    row = _without_known_result(results, project, row)
    if ("reached" in row or "missed" in row) and "evidence" not in row:
        results.refuse(parsed, "evidence", message("missing"))
        return
    name = PromiseName(*map(row.pop, PromiseName._fields, [None] * len(PromiseName._fields)))
    rows = database.of_project(results.connection, "promise", project)
    row = _without_known_day(results, exact_match(name, rows), row)
    lookup = PromiseLookup(project, name, rows)
    try:
        change = promising.propose_promise(results.connection, lookup, row, replace=is_replaced)
    except (FactError, StateError) as error:
        results.refuse(parsed, "wording", error.message, type(error))
        return
    promising.notice_twins(results.context, lookup, change)
    promising.notice_unknown_day(results.context, results.connection, lookup, change)
    results.record(parsed, change)


def _without_known_result(results: SheetResults, project: str, row: TomlTable) -> TomlTable:
    """Return what is told of a promise without a result that an event tells already.

    `scorecard` writes there by which event a milestone was reached, and its source.
    """
    if not {"reached", "milestone"} <= row.keys() or "part" in row:
        return row
    milestones = LADDER[LADDER.index(Status(row["milestone"])) :]
    result = {key: row[key] for key in ("reached", "by", "evidence") if key in row}
    for event in database.of_project(results.connection, "event", project):
        seen = {"reached": event["date"], "by": event.get("by"), "evidence": event.get("source")}
        if event["status"] in milestones and result == {
            key: value for key, value in seen.items() if value is not None
        }:
            return {key: row[key] for key in row if key not in result}
    return row


def _without_known_day(results: SheetResults, known: TomlTable | None, row: TomlTable) -> TomlTable:
    """Return what is told of a promise without the day of its source, if no other is known.

    `scorecard` writes there on which day a promise was made, as a workbook is for people.
    """
    if known is None or "made" in known or "source" not in known:
        return row
    source = row_of(results.connection, Fact("source", known["source"])) or {}
    return {key: row[key] for key in row if key != "made" or row[key] != source.get("date")}
