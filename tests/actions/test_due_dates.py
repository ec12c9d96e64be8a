"""By which due dates a project is asked for, where its next one is another."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("call", "due"),
    [
        ("overdue --as-of 2024-06", "2023 ! → 2024-12"),
        ("overdue --as-of 2024-06 --columns due", "2023 ! → 2024-12"),
        # until the day after a due date it is pending
        ("outcome:pending,overdue --as-of 2023-12-31", "2023"),
        ("outcome:pending,overdue --as-of 2024-01-01", "2023 !"),
        ("outcome:pending,overdue --as-of 2024-01-31", "2023 ! → 2024-12"),
        ("no-news --as-of 2024-02", "2023 ! → 2024-12"),
        # since the first unit there is news
        ("no-news,pending --as-of 2024-06", "2024-12"),
        ("outcome!=overdue,missed --as-of 2023-06", "2023"),
        ("outcome!=met status:partial --as-of 2024-06", "2024-12"),
        ("status:partial --as-of 2024-06", "2024-12"),
        # the later one has passed too
        ("overdue", "2024-12 !"),
    ],
)
def test_a_project_that_fits_by_a_date_that_was_put_off_has_both(
    run: Run, sample: Path, call: str, due: str
) -> None:
    """Where what is overdue is asked for; else its due date alone."""
    del sample
    heads, row = run("list", "id:dam", *call.split(), "-f", "table").stdout.splitlines()[:2]
    column = heads.index("due")
    assert row[column:].split("  ")[0].strip() == due


PROMISE = """
[[project.promise]]
milestone = "{milestone}"
due = "{due}"
made = "{made}"
wording = "{due}"
"""


def test_the_last_of_the_dates_that_passed_is_shown(run: Run, tmp_path: Path) -> None:
    """Be they told in which order they may; with what that one was put off to, and no other."""
    dates = (("2025-03", "2025"), ("2024-02", "2024"), ("2027-01", "2026-01"))
    promises = "".join(
        PROMISE.format(milestone="operating", due=due, made=made) for due, made in dates
    )
    promises += PROMISE.format(milestone="partial", due="2028-12", made="2026") + 'part = "lot-9"\n'
    path = tmp_path / "put-off.toml"
    path.write_text(
        f'schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n{promises}',
        encoding="utf-8",
    )
    call = ("--registry", str(path), "list", "overdue")
    assert "2025-03 ! → 2027-01" in run(*call, "-f", "table").stdout
    assert [row["due"] for row in json.loads(run(*call, "--json").stdout)] == ["2027-01"]


@pytest.mark.parametrize(
    ("call", "due"),
    [
        ("due:2026", "2025 !, 2026-05^ !"),
        ("due:2025", "2025 !"),
        ("due:2024", "2024, 2025 !"),
        ("due>=2025", "2025 !"),
        ("due>2025", "2025 !, 2026-05^ !"),
        ("due>2026", "2025 !, 2027"),
        ("due<2025", "2024, 2025 !"),
        ("due:2026 milestone:operating --columns due", "2025 !, 2026-05^ !"),
        ("due:2026 outcome:overdue", "2025 !, 2026-05^ !"),
        # what is asked of one promise, or of no date
        ("due>=2026 milestone:construction", "2025 !, 2027"),
        ("milestone:construction", "2025 !"),
        ("outcome:pending", "2025 !"),
        ("due:2024 --as-of 2023", "2024, 2025"),
        ("due:2025 --as-of 2025-06", "2025"),
        ("due:2026 --as-of 2025-06", "2025, 2026-05^"),
        # of a year the day is its last
        ("due:2025-06", "2025-06, 2025 !"),
        ("due>2027", "2025 !, 2028-03"),
        # of a part and of all of it on one day
        ("due>2028-06", "2025 !, 2028"),
        ("due:2024 milestone:approved --as-of 2024-01-31", "2024, 2025"),
    ],
)
def test_a_project_that_fits_by_another_date_has_both(
    run: Run, tmp_path: Path, call: str, due: str
) -> None:
    """Its next and the first that is asked for, the earlier first."""
    kept, late, part, *far = (
        PROMISE.format(milestone=milestone, due=date, made="2023")
        for milestone, date in (
            *(("approved", "2024"), ("partial", "2025"), ("operating", "2026-05")),
            ("construction", "2027"),
            ("construction", "2028"),
            ("construction", "2028-03"),
            ("approved", "2025-06"),
        )
    )
    far.insert(0, PROMISE.format(milestone="operating", due="2028", made="2023") + 'part = "x"\n')
    path = tmp_path / "dates.toml"
    event = (
        '[[project.event]]\ndate = "2023-06"\nstatus = "approved"\nsource = "https://example.org"\n'
    )
    path.write_text(
        'schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
        f'{kept}{late}{part}part = "lot-9"\n{"".join(far)}{event}',
        encoding="utf-8",
    )
    shown = run("--registry", str(path), "list", *call.split(), "-f", "table").stdout.splitlines()
    column = shown[0].index("due")
    assert shown[1][column:].split("  ")[0].strip() == due
    assert ("^ of a part alone" in shown) is ("^" in due)
