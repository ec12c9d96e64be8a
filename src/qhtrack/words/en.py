"""Hold the English words: labels, heads, phrases and sentences by their keys."""

STATUSES = {
    "proposed": "proposed",
    "approved": "approved",
    "construction": "construction",
    "partial": "partial",
    "operating": "operating",
    "suspended": "suspended",
    "cancelled": "cancelled",
    "retired": "retired",
    "unknown": "unknown",
}

OUTCOMES = {
    "met": "met",
    "met-late": "met late",
    "overdue": "overdue",
    "missed": "missed",
    "pending": "pending",
    "undated": "undated",
    "unmeasurable": "unmeasurable",
}

# what a size is, beside its unit
QUANTITIES = {
    "capacity_mw": "capacity",
    "in_service_mw": "in service",
    "energy_mwh": "energy",
    "voltage_kv": "voltage",
    "length_km": "length",
    "area_km2": "area",
    "passengers_m": "passengers",
    "output_kt": "output",
    "storage_mcm": "storage",
    "investment_cny_bn": "investment",
}

# by what a figure is multiplied where the unit of its word is another
SCALES: dict[str, int] = {}

# the fields of a row that hold a text for the reader, the best one first
TEXTS = {
    "name": ("name", "name_zh"),
    "place": ("place", "place_zh"),
    "owner": ("owner", "owner_zh"),
    "title": ("title",),
    "wording": ("wording_en", "wording"),
}

WORDS = {
    # fields of a project; a size stands under its unit
    "id": "id",
    "name": "name",
    "name_zh": "Chinese name",
    "aliases": "also called",
    "category": "category",
    "regions": "regions",
    "place": "place",
    "place_zh": "place (Chinese)",
    "owner": "owner",
    "owner_zh": "owner (Chinese)",
    "latitude": "latitude",
    "longitude": "longitude",
    "capacity_mw": "MW",
    "energy_mwh": "MWh",
    "voltage_kv": "kV",
    "length_km": "km",
    "area_km2": "km²",
    "passengers_m": "million passengers a year",
    "output_kt": "kt a year",
    "storage_mcm": "million m³",
    "investment_cny_bn": "billion yuan",
    "in_service_mw": "MW in service",
    "sources": "sources",
    "note": "note",
    "status": "status",
    "since": "since",
    "updated": "updated",
    "due": "due",
    "overdue": "overdue",
    # fields of a commitment and of an event
    "project": "project",
    "milestone": "milestone",
    "made": "made",
    "stretch": "to be striven for",
    "wording": "promised",
    "source": "source",
    "outcome": "outcome",
    "reached": "reached",
    "late": "days late",
    "date": "date",
    "origin": "origin",
    "recorded_at": "recorded at",
    "recorded_by": "recorded by",
    "local": "recorded here, not in the registry",
    # parts of a page and of the report
    "title": "Status report",
    "heading": "{title}: {part}",
    "as_of": "As of {date}",
    "only": "Only what fits: {terms}",
    "glance": "At a glance",
    "scorecard": "Scorecard",
    "changed": "What changed since {since}",
    "quiet": "No news for two years",
    "by": "Projects by {by}",
    "gantt": "Timeline",
    "pie": "Shares by status",
    "commitments": "Commitments",
    "events": "History",
    "first": "first {count} of {all}",
    "nothing": "Nothing.",
    "none": "none known",
    "unknown_source": "no source",
    # groups and sums
    "projects": "projects",
    "region": "region",
    "year": "year",
    "several": "several regions",
    "total": "all",
    "part": " ({known} of {all})",
    # outcomes and dues in words
    "no_news": "overdue, no news since {date}",
    "no_news_ever": "overdue, no news",
    "no_news_count": "overdue without news",
    "due_on": "due {date}",
    "day": "{days} day late",
    "days": "{days} days late",
    "bound": "≤ {days}",
    "running": "{mw} MW",
    "totals": "As of {date}, of {all} commitments: {counts}.",
    "today": "today",
    # how words are joined
    "separator": ", ",
    "listed": ", ",
    "colon": ": ",
    "count": "{name}: {count}",
    "counts": "; ",
    "tally": "{count} {name}",
    # beside a table
    "nothing_fits": "nothing fits",
    "more": "{count} more; -n 0 shows all",
    # what an action did
    "unchanged": "unchanged",
    "confirmed": "confirmed",
    "before": "back-filled before {what}",
    "recorded_all": "{count} recorded, {rest} unchanged",
    "would_record_all": "{count} would be recorded, {rest} unchanged",
    "would": "would record: ",
    "would_load": "would load: ",
    "withdrew": "withdrew {what}; now {now}",
    "would_withdraw": "would withdraw {what}; then {now}",
    "added": "added",
    "removed": "removed",
    "change": "changed",
    "valid": "valid",
    # facts of the database
    "database": "database",
    "registry": "registry",
    "loaded": "loaded",
    "stale": "registry changed since",
    "commitment": "commitments",
    "event": "events",
    "unexported": "local events not yet exported",
    "schema": "schema",
    "version": "version",
    "python": "Python",
    "sqlite": "SQLite",
    # yes and no
    "yes": "yes",
    "no": "no",
}

# sentences that a message names: errors, problems and notices
MESSAGES = {
    # of any file and any word
    "located": "{place}: {message}",
    "lines": "{lines}",
    "more_problems": "and {count} more problems",
    "did_you_mean": "; did you mean '{word}'?",
    "it_is_one_of": "; it is one of {words}",
    # start and end of a call
    "closed_stdout": "standard output is closed; there is nowhere to answer",
    "unwritable_answer": "cannot write the answer: {reason}; make room",
    "bug": "this is a bug; report it with the lines above to qhtrack's issue tracker",
    "argument_not_utf8": "{argument} is not UTF-8; write the command in UTF-8",
    "misplaced_option": "{message}; it goes before the command",
    # files
    "unreadable_file": "cannot read {path}: {reason}",
    "unwritable_file": "cannot write {path}: {reason}",
    "file_not_utf8": "not UTF-8{guess}; save the file as UTF-8",
    "looks_like": " (it looks like {encoding})",
}
