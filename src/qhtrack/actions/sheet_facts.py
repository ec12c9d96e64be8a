"""Record what rows of sheets say of projects, promises, sources, categories and regions."""

from collections.abc import Iterable, Sequence

from qhtrack.actions import contradictions, promising
from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.promising import PromiseLookup
from qhtrack.actions.sheet_results import SheetResults
from qhtrack.actions.sheet_rows import Parts, in_its_language
from qhtrack.actions.typed_fields import World, problems
from qhtrack.database import finding
from qhtrack.database import statement_recording as database
from qhtrack.database.rows import row_of
from qhtrack.domain.conflicts import Data
from qhtrack.domain.errors import FactError, ProjectError, StateError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.promise_names import PromiseName
from qhtrack.domain.proposals import propose, propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded, slug


def record(journal: SheetResults, rows: Sequence[tuple[ParsedRow, Parts]]) -> dict[int, str]:
    """Record what rows tell beside events; return their projects by the rows' numbers.

    What has an id is recorded first, so that other rows may name it.
    """
    rest = [(said, parts) for said, parts in rows if not parts.table]
    news = [one for one in rest if one[1].fields or one[1].promise or _is_new(one[0])]
    tables = [one for one in rows if one[1].table]
    if not news and not tables:
        return _projects(journal, rest)
    with contradictions.refuse_new_contradictions(
        journal.connection, _touched(journal, news, tables)
    ):
        for said, parts in tables:
            _tell(journal, said, Fact(str(parts.table), str(said.text("id"))), parts.fields)
        projects = _projects(journal, rest)
        for said, parts in rest:
            if said.number in projects and parts.fields:
                _set(journal, said, parts, projects[said.number])
        for said, parts in rest:
            if said.number in projects and parts.promise:
                _promise(journal, said, parts, projects[said.number])
    return projects


def _touched(
    journal: SheetResults,
    news: Iterable[tuple[ParsedRow, Parts]],
    tables: Iterable[tuple[ParsedRow, Parts]],
) -> list[str] | None:
    """Return the projects that rows may make contradict others; None: all."""
    if any(parts.table != "source" for _, parts in tables):
        return None
    names: set[str] = set()
    meant: set[str] = set()
    for said, parts in news:
        aliases = parts.fields.get("aliases")
        names |= {*(aliases if isinstance(aliases, list) else ()), id_of(said)}
        meant.add(said.text("project") or said.text("name") or "")
    names |= journal.found(meant)
    return [*names, *finding.called(journal.connection, names)]


def _is_new(said: ParsedRow) -> bool:
    return said.text("project") is None


def id_of(said: ParsedRow) -> str:
    """Return the id of a row's project: as it is given, else made of its name; empty if neither."""
    return said.text("id") or slug(said.text("name") or "")


def _projects(journal: SheetResults, rows: Sequence[tuple[ParsedRow, Parts]]) -> dict[int, str]:
    """Return the projects of rows by their numbers; those that are new are added first."""
    projects: dict[int, str] = {}
    for said, parts in rows:
        if said.text("project") is None and (project := _identified(journal, said, parts)):
            projects[said.number] = project
    return projects | find_all(journal, rows)


def find_all(journal: SheetResults, rows: Sequence[tuple[ParsedRow, Parts]]) -> dict[int, str]:
    """Return the projects that rows name, by the rows' numbers; refuse each that is none."""
    projects: dict[int, str] = {}
    names = {name for said, _ in rows if (name := said.text("project"))}
    find = finding.finder_to_record(journal.connection, names)
    for said, parts in rows:
        name = said.text("project")
        try:
            if name is not None:
                projects[said.number] = find(name)
        except ProjectError as error:
            # whoever says its category may mean a new one: a slip of the pen is none
            is_new = "category" in parts.fields and not error.candidates
            reason = message("new_under_name", message=error.message) if is_new else error.message
            journal.refuse(said, "project", reason, ProjectError)
    return projects


def _identified(journal: SheetResults, said: ParsedRow, parts: Parts) -> str | None:
    """Return the project of a row that has an id or a name: a known one, or a new one."""
    name, given = said.text("name"), said.text("id")
    known = journal.names.get(folded(name or ""), set())
    if given is None and len(known) == 1:
        return min(known)
    project = id_of(said)
    if not project:
        reason = message("makes_no_id", value=shown(name)) if name else message("missing")
        journal.refuse(said, "name" if name else "id", reason)
        return None
    row = row_of(journal.connection, Fact("project", project))
    if row is None:
        return project if _add(journal, said, project, parts) else None
    if name is not None and project not in known:
        taken = message("id_is_taken", id=project, name=row["name"])
        journal.refuse(said, "id" if given else "name", taken, StateError)
        return None
    return project


def _add(journal: SheetResults, said: ParsedRow, project: str, parts: Parts) -> bool:
    """Add a project; tell whether it could be."""
    is_told = _tell(journal, said, Fact("project", project), parts.fields)
    journal.added.add(project)
    for key in ("name", "name_zh"):
        if name := parts.fields.get(key):
            journal.names.setdefault(folded(str(name)), set()).add(project)
    return is_told


def _tell(journal: SheetResults, said: ParsedRow, fact: Fact, fields: Data) -> bool:
    """Add a row of the registry, or what a known one lacks; tell whether it could be."""
    row = row_of(journal.connection, fact)
    given = {"id": fact.owner} | {key: value for key, value in fields.items() if value is not False}
    if not _is_good(journal, said, fact.kind, (row or {}) | given, given):
        return False
    try:
        told = propose(fact, row, given, journal.age)
        journal.record(said, told)
        if fact.kind in journal.ids:
            journal.ids[fact.kind][fact.owner] = None
    except StateError as error:
        journal.refuse(said, "id", error.message, StateError)
        return False
    return True


def _is_good(journal: SheetResults, said: ParsedRow, kind: str, row: Data, given: Data) -> bool:
    """Refuse each field of a row that means nothing, and what is missing; tell if there is none."""
    world = World(journal.today, journal.ids)
    found = [
        (key.partition(".")[0], reason)
        for key, reason in problems(kind, row, world)
        if not key or key.partition(".")[0] in given
    ]
    for key, reason in found:
        if reason.key == "missing_key":
            journal.refuse(said, str(reason.values["key"]), message("missing"))
        else:
            journal.refuse(said, key, reason)
    return not found


def _set(journal: SheetResults, said: ParsedRow, parts: Parts, project: str) -> None:
    """Say that fields of a project are as the row has them."""
    if project in journal.added and said.text("project") is None:
        return
    fact = Fact("project", project)
    row = row_of(journal.connection, fact) or {}
    named = {"name"} if said.text("project") is None else set()
    fields = {key: value for key, value in parts.fields.items() if key not in named}
    given = in_its_language(said, fields, row)
    if given and _is_good(journal, said, "project", row | given, given):
        journal.record(said, propose_correction(fact, row, given))


def _promise(journal: SheetResults, said: ParsedRow, parts: Parts, project: str) -> None:
    given = {"source": journal.defaults.source} | dict(parts.promise)
    is_replaced = bool(given.pop("replace", False))
    row: Data = {key: value for key, value in given.items() if value not in (None, False)}
    if "milestone" in row:
        milestone = promising.read_milestone(row["milestone"])
        if isinstance(milestone, Message):
            journal.refuse(said, "milestone", milestone)
            return
        row["milestone"] = milestone
    if not _is_good(journal, said, "promise", {"wording": "…"} | row, row):
        return
    if ("reached" in row or "missed" in row) and "evidence" not in row:
        journal.refuse(said, "evidence", message("missing"))
        return
    name = PromiseName(*map(row.pop, PromiseName._fields, [None] * len(PromiseName._fields)))
    rows = database.of_project(journal.connection, "promise", project)
    named = PromiseLookup(project, name, rows)
    try:
        told = promising.told_of(journal.connection, named, row, replace=is_replaced)
    except (FactError, StateError) as error:
        journal.refuse(said, "wording", error.message, type(error))
        return
    promising.notice_twins(journal.context, named, told)
    journal.record(said, told)
