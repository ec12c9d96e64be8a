"""Make a registry of any size, the same each time, in the canonical form."""

import random
from collections.abc import Iterator
from itertools import islice

from qhtrack.domain.status import LADDER, Status

CATEGORIES = ("railway", "airport", "road", "water", "hydropower", "wind-solar", "storage")
REGIONS = ("xining", "haidong", "haibei", "huangnan", "hainan", "golog", "yushu", "haixi")
SOURCES = 200
RARELY = 0.1


def registry(count: int) -> Iterator[str]:
    """Yield the text of a registry: three events a project, a promise every other.

    Half of the promises are of a part, with a finding and a second source.
    """
    chance = random.Random(2023)
    yield 'schema = 1\ntitle = "Generated"\n'
    for kind, names in (("category", CATEGORIES), ("region", REGIONS)):
        for name in names:
            yield f'\n[[{kind}]]\nid = "{name}"\nname = "{name.title()}"\nname_zh = "{name}类"\n'
    for number in range(SOURCES):
        yield (
            f'\n[[source]]\nid = "paper-{number}"\ntitle = "The {number}th paper"\n'
            f'publisher = "Press"\ndate = "{2010 + number % 16}"\n'
        )
    for number in range(count):
        yield from _project(number, chance)


def _project(number: int, chance: random.Random) -> Iterator[str]:
    category, capacity = chance.choice(CATEGORIES), chance.randrange(1, 3000)
    yield (
        f'\n[[project]]\nid = "{category}-{number}"\nname = "{category.title()} No. {number}"\n'
        f'name_zh = "第{number}号工程"\ncategory = "{category}"\n'
        f'regions = [\n    "{chance.choice(REGIONS)}",\n]\n'
        f"capacity_mw = {capacity}\n"
        f"investment_bn = {chance.randrange(1, 400) + 0.5}\n"
    )
    if number % 2:
        yield _promise(chance, has_finding=number % 4 == 1)
    yield from _events(capacity, chance)


def _promise(chance: random.Random, *, has_finding: bool) -> str:
    due, (first, second, third) = chance.randrange(2018, 2026), chance.sample(range(SOURCES), 3)
    source = f'wording = "建成"\nsource = "paper-{first}"\n'
    if not has_finding:
        return f'\n[[project.promise]]\nmilestone = "operating"\ndue = "{due}"\n{source}'
    reached = chance.randrange(due - 1, 2026)
    return (
        f'\n[[project.promise]]\npart = "phase-1"\ndue = "{due}"\n{source}'
        f'also = [\n    "paper-{second}",\n]\n'
        f'reached = "{reached}-{chance.randrange(1, 13):02}"\nevidence = "paper-{third}"\n'
    )


def _events(capacity: int, chance: random.Random) -> Iterator[str]:
    """Yield one to five events up the ladder, each in a year of its own."""
    count = chance.randrange(1, 6)
    years = sorted(chance.sample(range(2005, 2026), count))
    steps = sorted(chance.choices(LADDER, k=count), key=LADDER.index)
    for year, status in zip(years, steps, strict=True):
        date = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        by = "by = true\n" if chance.random() < RARELY else ""
        yield (
            f'\n[[project.event]]\ndate = "{date[: chance.choice((4, 7, 10))]}"\n{by}'
            f'status = "{status}"\n{_figure(status, capacity, chance)}'
            f'source = "paper-{chance.randrange(SOURCES)}"\n'
        )


def _figure(status: Status, capacity: int, chance: random.Random) -> str:
    if status is Status.PARTIAL:
        return f"in_service_mw = {chance.randrange(capacity)}\n"
    return f"spent_bn = {chance.randrange(1, 100) + 0.5}\n" if status is Status.CONSTRUCTION else ""


def updates(projects: int, count: int) -> Iterator[str]:
    """Yield a CSV file of so many updates, one each to the first of so many projects."""
    names = (text.split('"')[1] for text in registry(projects) if text.startswith("\n[[project]]"))
    yield "project,status,date,note\n"
    for name in islice(names, count):
        yield f"{name},operating,2026-01,seen\n"
