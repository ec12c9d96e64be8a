"""QUERY terms."""

from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((), "dam road-a road-b"),
        (("YELLOW river",), "dam"),
        (("果洛",), "dam road-a"),
        (("status:partial",), "dam"),
        (("status:在建,取消",), "road-b"),
        (("status!=cancelled",), "dam road-a"),
        (("status:unknown",), "road-a"),
        (("category=水电",), "dam"),
        (("region:haixi",), "road-a"),
        (("region!=haixi",), "dam road-b"),
        (("source:paper",), "dam road-b"),
        (("owner:yellow river co",), "dam"),
        (("owner!=Yellow River Co",), "road-a road-b"),
        (("STATUS：在建，取消",), "road-b"),
        (("status: partial , cancelled",), "dam road-b"),
        (("capacity_mw >= 2320",), "dam"),
        (("source:https://example.org/road",), "road-a"),
        (("outcome:met late",), ""),
        (("outcome:逾期",), "dam road-a"),
        (("id:road-a,road-b",), "road-a road-b"),
        (("capacity_mw>=2320",), "dam"),
        (("capacity_mw<2320",), ""),
        (("capacity_mw:1,2320",), "dam"),
        (("capacity_mw!=1",), "dam road-a road-b"),
        (("in_service_mw=550",), "dam"),
        (("since=2024",), "dam"),
        (("since>2022",), "dam"),
        (("since>=2022",), "dam road-b"),
        (("updated<2024",), "road-b"),
        (("updated<=2024",), "dam road-b"),
        (("due=2023",), "dam road-a"),
        (("https://example.org",), ""),
        (("category:road", "status:cancelled"), "road-b"),
    ],
)
def test_terms_choose_projects(
    run: Run, sample: Path, terms: tuple[str, ...], expected: str
) -> None:
    """All of them must hold."""
    del sample
    assert run("list", "-f", "ids", *terms).stdout.split() == expected.split()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("owner:yellow",), "'yellow' is not an owner; did you mean 'yellow river co'?"),
        (("id:road-c",), "'road-c' is not an id; did you mean 'road-"),
        (("source:papr",), "'papr' is not a source; did you mean 'paper'?"),
        (("capacity_mw>=nan",), "'nan' is not a number"),
        (("statu:x",), "'statu' is not a field; did you mean 'status'?"),
        (("status:x1",), "'x1' is not a status"),
        (("category:rod",), "'rod' is not a category; did you mean 'road'?"),
        (("status>partial",), "'status' has no order"),
        (("capacity_mw>much",), "'much' is not a number"),
        (("since>much",), "'much' is not a date"),
        (("capacity_mw",), "'capacity_mw' is a field, not a word"),
        (("--sort", "capacity"), "'capacity' is not a column; did you mean 'capacity_mw'?"),
        (("--columns", "nam"), "'nam' is not a column; did you mean 'name'?"),
    ],
)
def test_a_wrong_term_is_a_usage_error(
    run: Run, sample: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    """With the nearest right one."""
    del sample
    said = run("list", *arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr


def test_options_are_sugar_for_terms(run: Run, sample: Path) -> None:
    """One answer."""
    del sample
    said = run("list", "-f", "ids", "-s", "取消", "-s", "partial", "-c", "road", "--overdue")
    assert said.stdout == ""
    assert run("list", "-f", "ids", "-r", "golog", "--overdue").stdout == "dam\nroad-a\n"


def test_sorting_puts_absent_values_last(run: Run, sample: Path) -> None:
    """In both directions; statuses by the ladder."""
    del sample
    assert run("list", "-f", "ids", "--sort", "status").stdout.split()[:2] == ["dam", "road-b"]
    assert run("list", "-f", "ids", "--sort", "-since,id").stdout.split()[0] == "dam"
    assert run("list", "-f", "ids", "--sort", "-name", "-n", "1").stdout == "dam\n"
