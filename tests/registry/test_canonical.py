"""The canonical text of a registry."""

from datetime import date

from qhtrack.registry import toml

TODAY = date(2026, 11, 23)
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'


def test_canonical_text_has_events_by_day_and_whole_numbers() -> None:
    """Whatever the file was like."""
    text = (
        f"schema = 1\n{PROJECT}capacity_mw = 5.0\n"
        "event = [{date = '2024', status = 'operating', in_service_mw = 2.0},"
        " {date = '2023', status = 'partial'}]\n"
    )
    written = "".join(toml.dump(toml.to_data(toml.parse(text, "r.toml", TODAY))))
    assert "capacity_mw = 5\n" in written
    assert "in_service_mw = 2\n" in written
    assert written.index("2023") < written.index("2024")


def test_a_categorys_words_stand_at_its_end_in_the_ladders_order() -> None:
    """In a table of its own for each language; none where there are none."""
    text = """schema = 1
currency = "CNY"

[[category]]
id = "road"
name = "Road"
goal = true

[category.words]
approved = "agreed"
operating = "open"

[category.words_zh]
operating = "通车"

[[category]]
id = "dam"
name = "Dam"
"""
    registry = toml.parse(text, "r.toml", TODAY)
    assert "".join(toml.dump(toml.to_data(registry))) == text
    told = text.replace(
        'approved = "agreed"\noperating = "open"', 'operating = "open"\napproved = "agreed"'
    )
    told = told.replace('name = "Dam"\n', 'name = "Dam"\nwords = {}\n')
    assert "".join(toml.dump(toml.to_data(toml.parse(told, "r.toml", TODAY)))) == text


def test_further_sources_stand_by_their_age() -> None:
    """In canonical text."""
    text = (
        'schema = 1\n[[source]]\nid = "b"\ntitle = "B"\ndate = "2022"\n'
        '[[source]]\nid = "c"\ntitle = "C"\ndate = "2021"\n' + PROJECT
    )
    for fact in ("promise = [{wording = 'x', ", "event = [{date = '2023', status = 'partial', "):
        told = toml.parse(f"{text}{fact}also = ['a book', 'b', 'c']}}]\n", "r.toml", TODAY)
        (project,) = toml.to_data(told)["project"]
        assert project[fact.split()[0]][0]["also"] == ["c", "b", "a book"]


def test_only_whole_numbers_are_written_without_a_point() -> None:
    """Half of one is half of one."""
    text = f"schema = 1\n{PROJECT}capacity_mw = 2.5\nlength_km = 5.0\n"
    written = "".join(toml.dump(toml.to_data(toml.parse(text, "r.toml", TODAY))))
    assert "capacity_mw = 2.5\nlength_km = 5\n" in written
