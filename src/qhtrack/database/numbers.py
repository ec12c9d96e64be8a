"""Read numbers, which are kept as reals: whole ones without a point."""

from qhtrack.domain.fields import EVENT, PROJECT, PROJECT_DERIVED, FieldType

NUMBERS = frozenset(
    field.key
    for table in (PROJECT, PROJECT_DERIVED, EVENT)
    for field in table
    if field.type in {FieldType.SIZE, FieldType.FIGURE, FieldType.DEGREE}
)


def number_of(key: str, row: str) -> str:
    """Return the column of a number; `row` is the alias of its table."""
    return f"{without_point(f'{row}.{key}')} AS {key}"


def without_point(number: str) -> str:
    """Return the SQL of a number, a whole one without a point."""
    whole = f"CAST({number} AS INTEGER)"
    return f"CASE WHEN {number} = {whole} THEN {whole} ELSE {number} END"


def json_number(number: str) -> str:
    """Return what a number is in an object of JSON: SQLite itself writes 15 digits of it alone."""
    whole = f"CAST({number} AS INTEGER)"
    return (
        f"CASE WHEN {number} = {whole} THEN {whole}"
        f" WHEN {number} IS NOT NULL THEN json(written({number})) END"
    )
