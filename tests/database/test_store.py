"""Loading a registry."""

from contextlib import closing
from pathlib import Path

import msgspec
from hypothesis import given, settings

from conftest import Run
from qhtrack.database import contents, loads, sqlite, store
from qhtrack.domain import fields
from qhtrack.domain.fields import Field, FieldType
from qhtrack.domain.model import Category, Registry, Words
from saving import FILE, save, saved
from strategies import registries


@settings(max_examples=40)
@given(registries())
def test_what_is_saved_reads_the_same(registry: Registry) -> None:
    """Twice over, and every CHECK holds, though none is asked."""
    connection = sqlite.create_in_memory()
    for _ in range(2):
        save(connection, registry)
        assert contents.registry(connection) == registry
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    connection.close()


def value(field: Field, number: int) -> object:
    """Return a value of a field, another for each number."""
    if field.key == "url":
        return f"https://example.org/{number}"
    if field.key == "also":
        return ["id", "second"]  # of one day, by their text
    return {
        FieldType.WORDS: {"partial": f"text {number}", "operating": f"word {number}"},
        FieldType.ID: "id",
        FieldType.LIST: ["second", "id"],
        FieldType.DATE: f"20{number:02}",
        FieldType.CHOICE: "operating",
        FieldType.FLAG: True,
        FieldType.SIZE: number + 0.5,
        FieldType.FIGURE: number,
        FieldType.DEGREE: -number,
    }.get(field.type, f"text {number}")


def filled(table: tuple[Field, ...]) -> dict[str, object]:
    """Return a row with every field of a table."""
    return {field.key: value(field, number) for number, field in enumerate(table)}


def test_every_field_there_is_is_saved_and_read_again() -> None:
    """One that the table of fields has and the database has not would be lost in silence."""
    promise = filled(fields.PROMISE)
    # what was reached was not missed
    reached = {key: promise[key] for key in promise if key != "missed"}
    missed = {key: promise[key] for key in promise if key not in {"reached", "by"}}
    missed["wording"] = "another"
    whole = {
        "schema": 1,
        "title": "A title",
        "title_zh": "标题",
        "currency": "EUR",
        "category": [filled(fields.CATEGORY)],
        "region": [filled(fields.REGION)],
        "source": [filled(fields.SOURCE), filled(fields.SOURCE) | {"id": "second"}],
        "project": [
            filled(fields.PROJECT) | {"promise": [reached, missed], "event": [filled(fields.EVENT)]}
        ],
    }
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, msgspec.convert(whole, Registry))
        assert contents.data(connection) == whole


def test_a_category_without_a_word_has_none() -> None:
    """And its words are kept in the ladder's order, in the letters they have."""
    words = Words(operating="通车", approved="agreed")
    categories = (Category("a", "A", words=Words(), words_zh=words), Category("b", "B"))
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=categories))
        rows = connection.execute("SELECT words, words_zh FROM category").fetchall()
    assert [tuple(row) for row in rows] == [
        (None, '{"approved": "agreed", "operating": "通车"}'),
        (None, None),
    ]


def test_a_load_says_of_which_file_it_was(run: Run, sample: Path) -> None:
    """And how much that held; an export counts what was recorded here too."""
    database = str(sample.with_name("test.db"))
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample.with_name("other.toml")))
    with closing(sqlite.connect(database)) as connection:
        load = loads.last_load(connection)
        export = loads.last_export(connection, str(sample.with_name("other.toml")))
        assert loads.last_seen(connection, load["path"]) == load
    assert (load["kind"], load["projects"], load["events"]) == ("load", 3, 3)
    assert (export["kind"], export["projects"], export["events"]) == ("export", 3, 4)
    assert load["path"] == str(sample)
    assert export["path"] == str(sample.with_name("other.toml"))
    for row in (load, export):
        assert (row["title"], row["title_zh"]) == ("Sample", "样本")
        assert row["heading"].strip() == "# A heading"
        assert row["at"] == "2026-11-23T12:00:00+00:00"
    assert load["sha256"] != export["sha256"]


def test_what_is_loaded_is_known_by_its_contents_wherever_it_lies() -> None:
    """Where and how it lies now is noted once."""
    elsewhere = store.File("/elsewhere.toml", "1", FILE.sha256)
    touched = elsewhere._replace(stamp="2")
    with saved() as connection:
        assert store.is_loaded(connection, FILE, "later")
        assert not store.is_loaded(connection, FILE._replace(sha256="1" * 64), "later")
        assert store.is_loaded(connection, elsewhere, "later")
        assert store.is_loaded(connection, elsewhere, "later still")
        assert store.is_loaded(connection, touched, "touched")
        rows = connection.execute("SELECT path, stamp, at FROM load ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [
        (None, None, "now"),
        ("/elsewhere.toml", "1", "later"),
        ("/elsewhere.toml", "2", "touched"),
    ]


def test_what_was_exported_onto_the_file_is_loaded_anew() -> None:
    """For what was filed is to be seen there, or is there no more; not what lies elsewhere."""
    here, there = (store.File(path, "1", FILE.sha256) for path in ("/a.toml", "/b.toml"))
    with saved() as connection:
        assert store.is_loaded(connection, here, "now")
        store.note_file(connection, "export", there, "now")
        assert store.is_loaded(connection, here, "now")
        store.note_file(connection, "export", here, "now")
        assert not store.is_loaded(connection, here, "now")


def test_a_database_without_a_load_holds_no_file() -> None:
    """Of whatever contents."""
    with closing(sqlite.create_in_memory()) as connection:
        assert not store.is_loaded(connection, FILE, "now")


def test_loading_the_same_file_again_changes_nothing(run: Run, sample: Path) -> None:
    """And says so."""
    assert run("load").stdout == f"{sample}: unchanged\n"
