"""Read numbers, which are kept as reals: whole ones without a point."""

from qhtrack.domain.fields import EVENT, PROJECT, PROJECT_ANSWERS, Kind

NUMBERS = frozenset(
    field.key
    for table in (PROJECT, PROJECT_ANSWERS, EVENT)
    for field in table
    if field.kind in {Kind.SIZE, Kind.FIGURE, Kind.DEGREE}
)


def number_of(key: str, row: str) -> str:
    """Return the column of a number; `row` is the alias of its table."""
    number = f"{row}.{key}"
    whole = f"CAST({number} AS INTEGER)"
    return f"CASE WHEN {number} = {whole} THEN {whole} ELSE {number} END AS {key}"
