"""What a word is looked for in."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import migrations, searching, sqlite, values
from qhtrack.database.terms import bind, contains_word
from qhtrack.domain.model import Project, Region, Registry, Source
from qhtrack.domain.text_folding import folded
from saving import project, save, saved

DAM = Project(
    id="dam",
    name="The “Dam”",
    name_zh="大坝（一期）",
    aliases=("Old–Dam", "Ｄam"),
    category="water",
    regions=("golog", "far"),
    place="Gorge",
    place_zh="峡谷",
    owner="Co",
    owner_zh="公司",
    note="Five\nunits",
    note_zh="五台",
)


def test_names_are_folded_a_name_a_line() -> None:
    """The id first."""
    assert searching.names(DAM) == "dam\nthe dam\n大坝(一期)\nold-dam\ndam"


def test_the_rest_is_folded_beside() -> None:
    """Categories and regions by their names, where they have any."""
    water = searching.names_of("“Water”", "水利")
    text = searching.text(DAM, {"water": water}, {"golog": searching.names_of("Golog", None)})
    assert text == "gorge\n峡谷\nco\n公司\nfive\nunits\n五台\nwater\n水利\ngolog\nfar"


def test_a_database_made_before_is_folded_alike() -> None:
    """By the script that brings it here."""
    script = (migrations.SCRIPTS / "0006_folded_search.sql").read_text(encoding="utf-8")
    update = script.partition("DEFAULT '';")[2]
    one = replace(DAM, category="road", regions=())
    with saved(one, project()) as connection:
        stored = "SELECT names, search FROM project ORDER BY id"
        before = [tuple(row) for row in connection.execute(stored)]
        connection.execute("UPDATE project SET names = '', search = upper(search)")
        connection.execute(update)
        assert [tuple(row) for row in connection.execute(stored)] == before


def test_titles_are_folded_a_title_a_line() -> None:
    """Those that there are."""
    assert (
        searching.titles(Source("paper", "《大坝》竣工", title_en="The Dam")) == "大坝竣工\nthe dam"
    )


def test_titles_of_a_database_made_before_are_folded_alike() -> None:
    """By the script that brings it here."""
    script = (migrations.SCRIPTS / "0008_folded_titles.sql").read_text(encoding="utf-8")
    sources = (
        Source("a", "《大坝》竣工", title_en="The “Dam”", title_zh="大坝"),
        Source("b", "Ｂ"),
    )
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=sources))
        stored = "SELECT titles FROM source ORDER BY id"
        before = [tuple(row) for row in connection.execute(stored)]
        connection.execute("UPDATE source SET titles = ''")
        connection.create_function("folded", 1, folded)
        connection.execute(script.partition("DEFAULT '';")[2])
        assert [tuple(row) for row in connection.execute(stored)] == before


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("xining-golmud", True),
        ("xining golmud railway", True),
        ("golmud-railway", True),
        ("golmud", True),
        ("xining  golmud", False),
        ("xininggolmud", False),
    ],
)
def test_a_blank_is_as_good_as_a_dash(text: str, *, holds: bool) -> None:
    """In what is typed and in what is there."""
    with closing(sqlite.create_in_memory()) as connection:
        sql, value = searching.holding("names", text)
        row = connection.execute(
            f"SELECT {sql} AS found FROM (SELECT 'xining-golmud railway' AS names)", (value,)
        ).fetchone()
        assert bool(row["found"]) is holds


def test_a_county_is_found_by_its_name_alone() -> None:
    """Where a place names several, or a work is called by it; not in a note, nor a bare 县."""
    line = replace(project("line"), place_zh="西宁—化隆—尖扎", note="A state.", note_zh="共和国")
    bridge = replace(project("bridge"), aliases=("化隆大桥",))
    with saved(line, bridge) as connection:

        def found(word: str) -> list[str]:
            sql, parameters = bind(contains_word(word))
            rows = connection.execute(f"SELECT id FROM project WHERE {sql} ORDER BY id", parameters)
            return [row["id"] for row in rows]

        assert found("化隆县") == ["bridge", "line"]
        assert found("尖扎县") == ["line"]
        assert found("共和县") == found("隆县") == []
        assert found("共和") == ["line"]


@pytest.mark.parametrize(
    ("text", "place", "is_found"),
    [
        ("海西县", "海西", False),
        ("海东县", "海东", False),
        ("海西县", "海西县", True),
        ("西海县", "西海", True),
        ("西宁县", "西宁", True),
    ],
)
def test_a_region_is_no_county(text: str, place: str, *, is_found: bool) -> None:
    """Unless something has it so; a region without a name in Chinese is none of these."""
    regions = (
        Region("a", "Haixi", "海西州"),
        Region("b", "Haidong", "海东市"),
        Region("c", "西宁"),
    )
    registry = Registry(
        schema=1, regions=regions, projects=(replace(project("p"), place_zh=place),)
    )
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, registry)
        assert values.holds_word(connection, text) is is_found
