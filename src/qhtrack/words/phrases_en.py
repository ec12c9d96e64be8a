"""Hold the English sentences of pages and of the report, by their keys."""

# what an outcome means, as `outcome_counts` counts them
MEANINGS = {
    "met": "it came about by its due date, or it came about and no due date was named",
    "met-late": "it came about after the due date",
    "met-by": "it had come about by the date shown; whether by the due date is not told",
    "overdue": "the due date has passed, and nothing says that it came about",
    "no-news": "the due date has passed, and nothing at all was told of the project after it:"
    " no answer is known, which is not a failure",
    "missed": "it is known that it did not come about, or the project was given up before it did",
    "pending": "the due date is today or lies ahead",
    "undated": "a milestone was named but no due date, and it has not been reached",
    "unmeasurable": "neither a result that can be checked nor a due date was named",
}

PHRASES = {
    "measured": "{number} {unit}",
    # counts, of one and of more
    "project_one": "{count} project",
    "project_many": "{count} projects",
    "goal_one": "{count} goal",
    "goal_many": "{count} goals",
    "promise_one": "{count} promise",
    "promise_many": "{count} promises",
    # what follows the scorecard
    "no_totals": "As of {date}, no promises.",
    "totals": "As of {date}, {promises}: {counts}.",
    "promises_of": "{promises} ({projects})",
    "between_counts": ", ",
    "tally": "{count} {name}",
    "tally_of": "{count} {name} ({projects})",
    # on the page of a project or a source
    "figure_in_service_mw": "{figure} in service",
    "figure_open_km": "{figure} open",
    "figure_spent_bn": "{figure} spent",
    "part": "part: {part}",
    "also": "also: {source}",
    "evidence": "evidence: {source}",
    "undated_facts": "Sizes and notes are as they stand today, and may tell of later days.",
    "unfiled_fields": "{fields} (not in the registry file yet)",
    "reached_result": "{outcome} {details}",
    "open_result": "{outcome}, {details}",
    "since_missed": "known since {date}",
    "as_published": "as published",
    "address": "address",
    "rests_promises": "Promises made here",
    "rests_evidence": "Promises judged by it",
    "rests_events": "Events told here",
    "rests_projects": "Projects and goals that name it",
    # what changed
    "change_totals": "{before} to {after}: changes of status {statuses}, of outcome"
    " {outcomes}; new promises {promises}.",
    "change_totals_and_fields": "{before} to {after}: changes of status {statuses}, of outcome"
    " {outcomes}, of fields {fields}; new promises {promises}.",
    "database": "the database",
    "change_kind": "kind",
    "change": "change",
    "change_told": "in words",
    "change_project": "project",
    "change_event": "event",
    "change_promise": "promise",
    "change_outcome": "outcome",
    "change_field": "field",
    # the report's opening
    "lead_projects": "This report follows **{projects}**: {counts}.",
    "lead_no_projects": "This report follows no project.",
    "after_sentence": " ",
    "between_moves": "; ",
    "lead_promises": "**{promises}** had fallen due: {counts}.",
    "lead_no_promises": "No promise had fallen due.",
    "lead_changes": "Since {since}, **{projects}** moved on: {counts}.",
    "lead_changes_in_part": "Since {since}, **{projects}** moved on ({count} of them perhaps"
    " earlier: no exact day is known): {counts}.",
    "lead_no_changes": "Since {since}, no project changed its status.",
    "standing_proposed": "{count} proposed",
    "standing_approved": "{count} approved",
    "standing_construction": "{count} under construction",
    "standing_partial": "{count} partly in service",
    "standing_operating": "{count} complete and in operation",
    "standing_suspended": "{count} suspended",
    "standing_cancelled": "{count} cancelled",
    "standing_retired": "{count} retired",
    "standing_unknown": "{count} of unknown status",
    "kept_met": "{count} kept in time",
    "kept_met-late": "{count} kept late",
    "kept_met-by": "{count} kept (whether in time is not told)",
    "kept_broken": "{count} not kept",
    "kept_no-news": "{count} without any news since the due date",
    "moved": "{what} ({names})",
    "moved_proposed": "{count} put forward",
    "moved_approved": "{count} approved",
    "moved_construction": "{count} started works",
    "moved_partial": "{count} partly went into service",
    "moved_operating": "{count} completed",
    "moved_suspended": "{count} suspended",
    "moved_cancelled": "{count} cancelled",
    "moved_retired": "{count} retired",
    "and_more": "{names} and more",
    # the report's parts
    "figures": "In figures",
    "by_source": "What became of the promises of each source",
    "one_promise_each_one": "{count} source of one promise",
    "one_promise_each_many": "{count} sources of one promise each",
    "statuses_explained": "Here {counts}.",
    "status_includes": "{status} includes {words}",
    "counted_once": "A promise is counted once, under the first source that tells it; {field}:X "
    "also finds those that X repeats.",
    "no_room_for_outcomes": "No room for: {outcomes}.",
    "without_unmeasurable": "Promises that are unmeasurable are not counted here.",
    "known_explained": "In brackets: of how many projects the figure is known; without, of all; "
    "–, of none.",
    "each_promise": "Promise by promise",
    "changed_year": "What changed in the year since {since}",
    "new_events": "What happened",
    "new_outcomes": "Promises whose outcome is another than it was",
    "new_promises": "New promises",
    "no_result": "Promises that name no result",
    "meanings": "What the outcomes mean",
    "meaning": "**{name}**: {meaning}",
    "bound_meaning": "**≤**: the day is not known, only the month or the year; it is at most so"
    " many days",
    "more": "{count} more not shown.",
    "newest_drawn": "Drawn are the {count} of {all} projects with the latest news.",
    "began_before": "{status} (since {date})",
    # the comment that heads a new registry
    "registry_explained": """\
A registry of public works for qhtrack. This comment stays when the file is written anew.
Dates are as exact as what is known: 2026, 2026-05 or 2026-05-20. What ends in _zh is in Chinese.

[[category]] {category}
    the kinds of projects; with none here, any will do. goal = true: what is promised of no
    single project. words: its own words for a status, as in operating = "open"
[[region]] {region}
    where projects are; with none here, any will do
[[source]] {source}
    papers, reports and pages that say something, named by their id
[[project]] {project}
    what is built; sizes have their unit in their name, _bn is billions of the currency
[[project.promise]] {promise}
    the words of a promise, when it is due and by which status it is met; or what came of it
[[project.event]] {event}
    that a project was seen at a status on a date: proposed, approved, construction, partial,
    operating, suspended, cancelled, retired""",
}
