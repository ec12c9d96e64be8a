"""A registry, and how a colleague may edit its file, for tests of what is lost."""

import tomli

from qhtrack.registry import toml

REGISTRY = """# A heading

schema = 1

[[category]]
id = "road"
name = "Roads"

[[source]]
id = "paper"
title = "A paper"
date = "2020"

[[project]]
id = "dam"
name = "The Dam"
category = "road"
note = "fact-1"

[[project.promise]]
milestone = "operating"
due = "2023"
wording = "fact-2"
source = "paper"

[[project.promise]]
due = "2024"
wording = "fact-3"

[[project.event]]
date = "2020"
status = "approved"
source = "paper"
note = "fact-4"

[[project.event]]
date = "2021-05"
status = "construction"
note = "fact-5"

[[project]]
id = "road-b"
name = "Road B"
category = "road"
"""


def edited(text: str, edit: str, pick: int, word: str) -> str:
    """Return a registry's file as a colleague may have edited it, with a word of his own."""
    data = tomli.loads(text)
    dam, *others = data["project"]
    facts = [*dam.get("event", ()), *dam.get("promise", ())]
    if edit == "owner":
        dam["owner"] = word
    elif edit == "project" and others:
        data["project"].remove(others[pick % len(others)])
    elif edit == "tell" or not facts:
        dam.setdefault("event", []).append({"date": "2019", "status": "proposed"})
        dam["event"][-1]["note"] = word
        events = {(event["date"], event["status"]): event for event in dam["event"]}
        dam["event"] = list(events.values())
    else:
        fact = facts[pick % len(facts)]
        if edit == "note":
            fact["note"] = word
        elif edit == "silence":
            fact.pop("note", None)
        else:
            dam["event" if "date" in fact else "promise"].remove(fact)
    return "".join(toml.dump(data, "# A heading"))
