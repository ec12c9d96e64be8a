"""Word a statement in a line."""

from collections.abc import Iterator, Mapping

from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.rows import StatementRow
from qhtrack.output import escaping
from qhtrack.output.wording import measure, number, part_name
from qhtrack.words.catalogue import labels, quantity
from qhtrack.words.vocabulary import Vocabulary

_Row = Mapping[str, object]
# what names an event or promise in the line stands before its other fields
_NAMES = {
    "event": frozenset({"date", "status"}),
    "promise": frozenset({"milestone", "part", "due", "wording"}),
}
_ID = frozenset({"id"})
# the kinds of what a field names, where the field has another name
_KINDS = {"regions": "region", **dict.fromkeys(("sources", "also", "evidence"), "source")}


def line(row: StatementRow, vocabulary: Vocabulary) -> str:
    """Return what was said: `dam: project amended: owner A → B`."""
    project = row["project"]
    owner = escaping.line(vocabulary.project(project)) if project else row["id"]
    is_gone = row["action"] == "unchanged" and row["after"] is None
    action_key = "dropped_already" if is_gone else _action_key(row)
    action_label = vocabulary.word(action_key, kind=vocabulary.word(f"one_{row['kind']}"))
    identity = identity_label(
        row["kind"], project or "", row["after"] or row["before"] or {}, vocabulary
    )
    named = vocabulary.word("colon").join(filter(None, (owner, action_label, identity)))
    fields = _fields(row, vocabulary)
    before_fields = vocabulary.word("before_fields" if identity else "colon")
    return f"{named}{before_fields}{fields}" if fields else named


def _action_key(row: StatementRow) -> str:
    """Return the key of what was done; only of what has a name of its own is there a like one."""
    is_of_project = row["kind"] in _NAMES
    is_unchanged = row["action"] == "unchanged"
    return "unchanged_fields" if is_unchanged and not is_of_project else f"{row['action']}_row"


def identity_label(kind: str, project: str, fact: _Row, vocabulary: Vocabulary) -> str:
    """Return which event or promise of a project it is; nothing for what has an id."""
    if kind == "event":
        return vocabulary.with_date(project, str(fact["status"]), str(fact["date"]))
    if kind != "promise":
        return ""
    milestone = fact.get("milestone")
    place = [
        *([vocabulary.status_in(project, str(milestone))] if milestone else []),
        *([part_name(str(fact["part"]))] if "part" in fact else []),
        *([vocabulary.word("due_on", date=fact["due"])] if "due" in fact else []),
        *([vocabulary.word("stretch")] if fact.get("stretch") else []),
    ]
    wording = escaping.line(str(fact["wording"]))
    inner = vocabulary.word("separator").join(place)
    return vocabulary.word("in_brackets", what=wording, inner=inner) if inner else wording


def label(key: str, vocabulary: Vocabulary) -> str:
    """Return what a field is called."""
    return quantity(key, vocabulary.language) or vocabulary.word(key)


def _fields(row: StatementRow, vocabulary: Vocabulary) -> str:
    """Return the fields that were told or changed; what was dropped has none."""
    if row["action"] not in {"recorded", "amended"}:
        return ""
    before: _Row = row["before"] or {}
    after: _Row = row["after"] or {}
    return vocabulary.word("between_fields").join(_changes(row["kind"], before, after, vocabulary))


def _changes(kind: str, before: _Row, after: _Row, vocabulary: Vocabulary) -> Iterator[str]:
    # a new promise is named with that it is a best effort
    named = _NAMES.get(kind, _ID) | (frozenset() if before else {"stretch"})
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if key not in named and old != new:
            change = _change(key, old, new, vocabulary)
            yield vocabulary.word("field_value", field=label(key, vocabulary), value=change)


def _change(key: str, old: object, new: object, vocabulary: Vocabulary) -> str:
    """Return what a field is now, and what it was; of a list the items that came and went."""
    if isinstance(old, list):
        items = new if isinstance(new, list) else []
        removed_items = [f"-{name(key, item, vocabulary)}" for item in old if item not in items]
        added_items = [f"+{name(key, item, vocabulary)}" for item in items if item not in old]
        return _value(key, removed_items + added_items, vocabulary)
    values = [_value(key, value, vocabulary) for value in (old, new)]
    return values[1] if old is None else " → ".join(values)


def _value(key: str, value: object, vocabulary: Vocabulary) -> str:
    """Return a value as a reader sees it; an absent one is a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return vocabulary.word("yes" if value else "no")
    if isinstance(value, int | float):
        return measure(key, value, vocabulary) if key in UNIT_KEYS else number(value)
    if isinstance(value, Mapping):
        value = [f"{vocabulary.status(status)} = {text}" for status, text in value.items()]
    texts = value if isinstance(value, list) else [value]
    return escaping.line(vocabulary.listed([name(key, text, vocabulary) for text in texts]))


def name(key: str, value: object, vocabulary: Vocabulary) -> str:
    """Return the name of a milestone, a category, a region, a source; other text as it is."""
    own_names = vocabulary.names_by_id.get(_KINDS.get(key, key), {})
    return (labels(key, vocabulary.language) or own_names).get(str(value), str(value))
