"""Hold the English sentences of errors, problems and notices, by their keys."""

# sentences that a message names: errors, problems and notices
MESSAGES = {
    # what stands on standard error
    "said": "qhtrack: {message}",
    # of any file and any word
    "located": "{place}: {message}",
    "lines": "{lines}",
    "more_problems": "and {count} more problems",
    "did_you_mean": "; did you mean '{word}'?",
    "it_is_one_of": "; it is one of {words}",
    "see_them": "; see them with: {command}",
    "it_may_mean": "; it may mean {terms}; say which",
    "of_field": "{field}: {message}",
    "term": "{field}{operator}{value}",
    "dated_status": "{date} {status}",
    "two_terms": "{first} {second}",
    "of_kind": "{kind} {name}",
    "numbered": "{kind} {number}",
    "several_values": "{value} could be any of {candidates}",
    "one_or_two_numbers": "{value} may be one number or two; write {one} or {two}",
    "nothing_has": "nothing has {word}{suggestion}",
    "looked_for": "{word} is looked for as text{suggestion}",
    # start and end of a call
    "closed_stdout": "standard output is closed; there is nowhere to answer",
    "unwritable_answer": "cannot write the answer: {reason}; make room",
    "bug": "this is a bug; report it with the lines above to qhtrack's issue tracker",
    "argument_not_utf8": "{argument} is not UTF-8; write the command in UTF-8",
    "unknown_command": "{message} See them with: qhtrack --help",
    "option_of_commands": "{message}; it goes behind the command",
    "misplaced_option": "{message}; it goes before the command",
    # files
    "unreadable_file": "cannot read {path}: {reason}",
    "unwritable_file": "cannot write {path}: {reason}",
    "file_not_utf8": "not UTF-8{guess}; save the file as UTF-8",
    "looks_like": " (it looks like {encoding})",
    # rules of domain: what contradicts itself, updates, merges
    "impossible_date": "{date} is not a real date",
    "future_date": "{date} lies in the future",
    "same_id": "{id} is the id of another {kind} too",
    "shared_alias": "{alias} is an id or alias of {owner} too",
    "unknown_id": "{id} is not a {kind} of this registry{suggestion}",
    "same_promise": "a promise above has the same milestone, part, due date and wording",
    "shared_word": "{word} is a word for '{status}' too",
    "none_of_a_goal": "a goal has no event, size or milestone",
    "named_twice": "{name} is named twice",
    "half_a_place": "'{other}' is missing beside it",
    "reached_and_missed": "what was reached was not missed; keep 'reached' or 'missed'",
    "finding_without_evidence": "'evidence' is missing: the source of what was found",
    "evidence_without_finding": "'evidence' goes with 'reached' or 'missed', and both are missing",
    "by_without_reached": "'by' goes with 'reached', which is missing",
    "same_event": "an event of {date} with status '{status}' stands above",
    "unexplained_step": "{status} ({date}) may not follow {previous_status} ({previous_date})"
    " without a note that explains it",
    "not_as_expected": "{project} is {latest}, not {expected} as expected; nothing was recorded",
    "known_otherwise": "{owner}: {field} is known to be {known}, not {told}; nothing was"
    " recorded; if {told} is right, --replace",
    "would_contradict_itself": "{contradictions}\nnothing was changed",
    "known_otherwise_set": "{owner}: {field} is known to be {known}, not {told}; nothing was"
    " recorded; if {told} is right: qhtrack set {kind} {project} {field}=...",
    "date_records_it": "known already; give --date to record that it was seen again",
    "known_differently": "{conflict}; nothing was recorded",
    "no_recording": "there is no recording {recording}; see: qhtrack log",
    "undone_already": "recording {recording} is already undone",
    "overruled_already": "recording {recording} was overruled since: nothing of it is there to take"
    " back; see: qhtrack log",
    "undo_later_first": "recording {recording} is also about {id}; undo it first",
    "undo_would_drop_facts": "{project} has promises or events that were not recorded with it;"
    " drop those first",
    "told_otherwise_since": "something else has been recorded since; nothing was changed",
    "nothing_recorded": "nothing was recorded here",
    "nothing_to_redo": "nothing to redo: nothing was undone since the last recording",
    "load_conflicts": "{conflicts}\nnothing was loaded; settle it with --prefer file or"
    " --prefer mine",
    "load_differs": "{mine} here, {file} in the file",
    "load_nothing": "nothing",
    "load_edits_gone": "changed here, gone from the file",
    "load_drops_changed": "dropped here, changed in the file",
    "load_project_gone": "gone from the file, though more was recorded of it here",
    "load_needs_gone": "gone from the file, though what was recorded here names it",
    "load_needs_undone": "undone here, though the file needs it",
    "load_took_out": "{fact} (recording {recording}): taken out of the file since; the log keeps"
    " it",
    "load_corrected": "{fact} (recording {recording}): corrected in the file since; the log keeps"
    " it",
    "load_kept_mine": "{conflict}; ours stands",
    "nothing_to_settle": "--prefer had nothing to settle: the file denies nothing that was recorded"
    " here",
    "load_gave_up": "{fact} (recording {recording}): given up for what the file says; the log"
    " keeps it",
    "load_gave_up_undone": "{fact} (recording {recording}): no longer undone, for the file says it",
    "load_other_registry": "{path} is another registry: none of its projects is in this database;"
    " give another --db, or take the file whole with --replace",
    "forbidden_step": "{project}: {status} ({date}) may not follow {previous_status}"
    " ({previous_date}); {remedy}",
    "force_with_note": "if it is so, say why with update --force --note",
    "give_another_date": "that event has no note to explain it; give another --date",
    "changed_differently": "changed differently by ours and theirs",
    "findings_differ": "ours and theirs have found different things",
    "removed_by_ours_changed": "removed by ours, changed by theirs",
    "removed_by_theirs_changed": "removed by theirs, changed by ours",
    "removed_by_ours_used": "removed by ours, used by theirs",
    "removed_by_theirs_used": "removed by theirs, used by ours",
    # text of a registry
    "no_toml": "{reason} (column {column})",
    "conflict_markers": "git's conflict markers (lines {lines}); resolve the conflict first",
    "nested_too_deeply": "nested too deeply",
    "carriage_return": "a line ends with a carriage return alone; save the file with LF or CRLF",
    "too_many_digits": "a number with too many digits",
    "stands_twice": "{name} is already on line {line}",
    "open_string": "a string is not closed",
    "open_bracket": "a list or table is not closed",
    "unknown_key": "unknown key{suggestion}",
    "missing_key": "'{key}' is missing",
    "not_a_table": "{value} is not a table",
    "misfit": "{value} is not {expected}{suggestion}",
    "expected_tables": "an array of tables ([[{key}]])",
    "expected_words": "a table of words by status ([category.{key}])",
    "expected_schema": "a schema this version reads (1)",
    "expected_choice": "a {key}",
    "expected_list": "a list",
    "expected_flag": "true or false",
    "expected_id": "an id (lower-case letters, digits, single hyphens)",
    "expected_line": "text of one line with a visible character and no control characters",
    "expected_wording": "text with a visible character and no control characters",
    "expected_text": "text without control characters",
    "expected_currency": "a currency of three letters, such as CNY",
    "expected_date": "a date such as 2023, 2023-12 or 2023-12-20",
    "expected_address": "an address that begins with http:// or https://",
    "expected_size": "a number from 0 to 10^15",
    "expected_latitude": "a number from -90 to 90",
    "expected_longitude": "a number from -180 to 180",
    # what a command is asked with
    "not_a_date": "{value} is not a date; write 2023, 2023-12 or 2023-12-20",
    "no_such_date": "{value} is not a date; there is no {date}",
    "two_dates": "{value} may be {one} or {other}; write the year first",
    "not_a_number": "{value} is not a number; write 1000, 2.5 or 1,200, with a unit or without",
    "not_its_unit": "{value} has a unit of something else; write a number, or one with {units}",
    "range_runs_backwards": "--until: {until} lies before --since {since}",
    "days_run_backwards": "{after} lies before {before}; give the earlier day first",
    "day_beside_file": "{day} is a day, {path} a file; compare two days or two files"
    " (a file of that name is ./{day})",
    "unknown_grouping": "--by: {value} is not one of {groupings}{suggestion}",
    "unknown_column": "{value} is not a column{suggestion}",
    "check_without_output": "--check compares with a file; name it with -o",
    "registry_only_answers": "--registry only answers questions; load the file to record",
    "nothing_fits": "no matches",
    "nothing_changed": "nothing changed",
    "more_rows": "{count} more; -n 0 shows all",
    # what happens to a database and its files
    "no_database": "there is no database {path}; make one with: qhtrack --db {path} load REGISTRY",
    "made_database": "made the database {path} from the shipped registry",
    "registry_has_changed": "{path} has changed since it was loaded; run: qhtrack load",
    "registry_from_stdin": "the last registry came from standard input; name a file",
    "settle_contradiction": "{contradiction}; settle it with: qhtrack undo PROJECT",
    "fact_without_source": "{count} fact has no source",
    "facts_without_source": "{count} facts have no source",
    "equal_names": "{name} is the name of {owner} too",
    "falling_sum": "{sum} is less than the {before} told before",
    "made_after_due": "made on {made}, after it was due on {due}",
    "both": "{first}; {second}",
    "export_contradicts_itself": "{contradictions}; take it back with undo PROJECT, then if need be"
    " update --force --note",
    "export_over_registry": "{path} holds what this database has not loaded; load it first, or"
    " --force",
    "export_over_unknown": "{path} holds what this database has not written; write to another file,"
    " or --force",
    "export_over_comments": "{path} has comments below its heading that an export would lose;"
    " keep them in note keys, or --force",
    "json_over_registry": "{path} is a registry; load it first if that is not done, and write JSON"
    " to another file, or --force",
    "export_not_noted": "the database may only be read, so that it could not note the export; to"
    " write over {path} again needs --force",
    "output_is_database": "{path} belongs to the database; write to another file",
    "merge_over_comments": "comments below the heading would be lost; keep them in note keys",
    "merged_by_line": "merged by line, not by meaning; look at the file",
    "not_a_report": "{path} is not a qhtrack report; write to another file, or remove it",
    # updates
    "not_a_status": "{value} is not a status{suggestion}",
    "date_in_the_future": "{date} lies in the future; record what has happened"
    " (by the time zone of this machine; TZ names another)",
    "not_readable_text": "{value} is empty or holds control characters",
    "not_a_source": "{value} is not a source of the registry{suggestion}; add it with: qhtrack"
    " add source, or give an http(s) address, or a citation in words",
    "not_a_size": "{value} is not a number from 0 to 10^15",
    "not_a_flag": "{value} is neither true nor false",
    "more_mw_than_there_is": "{told} in service are more than its {size}",
    "more_km_than_there_is": "{told} open are more than its {size}",
    "mw_too_early": "{told} are in service though it is {status}",
    "km_too_early": "{told} are open though it is {status}",
    "force_figure": "{message}; correct it, or record it with --force",
    # promises, rows and corrections
    "option_missing": "{option} is missing",
    "option_needs": "{option} goes with {needed}",
    "reached_beside_missed": "what was reached was not missed; give --reached or --missed",
    "twin_promise": "{project} has a promise to the same milestone and due date in other words:"
    " {twin}",
    "no_promises": "{project} has no promise; record it first",
    "no_such_promise": "{project} has no such promise; it has: {candidates}",
    "several_promises": "{project} has several such promises: {candidates}; tell them apart by"
    " --wording, --due, --milestone or --part",
    "no_events": "{project} has no event",
    "no_such_event": "{project} has no event {status} ({date}); it has: {candidates}",
    "named_event": "{status} ({date})",
    "named_promise": "{wording} ({place})",
    "named_by_wording": "{wording}",
    "event_beside_promise": "DATE and STATUS name an event, --wording a promise; give one of them",
    "nothing_to_drop": "name an event by DATE and STATUS, or a promise by --wording",
    "not_a_kind": "{value} is not a kind{suggestion}",
    "not_an_assignment": "{value} is not FIELD=VALUE",
    "not_a_list_field": "{field} is not a list, which {operator} is for; write {field}=VALUE",
    "words_by_status": "{field} has a word for each status; write {field}.operating=WORD",
    "assigned_twice": "{field} takes one value, and is given two",
    "id_never_changes": "an id never changes; give another name, or aliases+=NAME",
    "nothing_to_take_from": "add takes nothing from {field}; use: qhtrack set",
    "nothing_to_set": "nothing to set; write FIELD=VALUE, or FIELD= to clear it",
    "add_it_first": "{message}; add it first: qhtrack add {kind}",
    # sheets
    "missing_column": "there is no row with heads; one column must be project, id or name",
    "repeated_column": "the field {column} has two columns; leave one out: --ignore HEAD",
    "cell_without_column": "{value} is in a column without a head",
    "unknown_head": "{value} ({cell}){suggestion}",
    "unknown_columns": "unknown columns: {columns}; leave them out: --ignore '{names}'",
    "missing": "missing",
    "not_list": "{value} is not a list of texts",
    "not_text": "{value} is not text",
    "two_months": "{value} may be {one} or {other}; write it as text, or as a date",
    "no_unit": "{value} has no unit, and neither has the head of its column; write one in brackets",
    "no_workbook": "this is not an .xlsx workbook; save it as one, or as CSV",
    "no_such_sheet": "the workbook has no sheet called {value}{suggestion}",
    "other_sheets": "sheet {sheet} was read, others were not: {others}; read one with --sheet",
    "passed_over": "passed over: rows of totals {totals}, empty rows {empty}",
    "dated_above": "rows without a date are of {date}, as stands above the head; else --date",
    "passed_over_headings": "passed over as headings or remarks: rows {rows}",
    "read_as": "read as {encoding}",
    "event_and_promise": "a row is about an event or a promise, not both",
    "needs_column": "means nothing in a row without {needed}",
    "not_of_table": "is not a field of a {table}",
    "no_status_to_confirm": "{project} has no status on that day that this could confirm; add one",
    "id_is_taken": "the id {id} is another project's: {name}; give another id",
    "workbook_to_terminal": "a workbook is for a file; write it to one: … -f xlsx > FILE.xlsx",
    "too_long_for_a_cell": "{column}: {count} characters are more than a cell holds; use -f csv",
    "sheet_to_apply": "this is a sheet, not a registry; record from it with: qhtrack apply {path}",
    "not_a_currency": "{value} is not a currency; write its three letters, such as KES",
    "file_is_there": "{path} already exists; name a new file",
    "holds_another": "{path} holds another registry; name a new database with --db",
    "begun": "{registry} made, and loaded in {database}; go on with: qhtrack add, apply",
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
    "not_an_object": "{value} is not an object",
    "json_array_goes_on": "',' or ']' is missing",
    "json_after_array": "there is text after the array",
    "json_repeated_key": "{name} stands twice in one object",
    "json_not_a_number": "{value} is not a number",
    # the database: what a QUERY asks for
    "field_without_value": "'{field}' is a field, not a word to look for; quote the whole term:"
    " '{field}{operator}{value}' (unquoted, the shell takes > and < for itself)",
    "field_without_order": "'{field}' has no order; ask '{field}:value' or '{field}!=value'",
    "not_a_field": "{field} is not a field{suggestion}",
    "no_such_status": "{value} is not a status{suggestion}",
    "no_such_category": "{value} is not a category{suggestion}",
    "no_such_region": "{value} is not a region{suggestion}",
    "no_such_source": "{value} is not a source{suggestion}",
    "no_such_owner": "{value} is not an owner{suggestion}",
    "no_such_outcome": "{value} is not an outcome{suggestion}",
    "no_such_publisher": "{value} is not a publisher{suggestion}",
    "no_such_milestone": "{value} is not a milestone{suggestion}",
    "no_such_stretch": "{value} is not true or false{suggestion}",
    "no_such_overdue": "{value} is not true or false{suggestion}",
    "no_such_id": "{value} is not an id{suggestion}",
    # the database: which project is meant
    "makes_no_id": "{value} makes no id; give it one (a to z, digits, hyphens) in a column 'id'",
    "new_under_name": "{message}; a new one goes in where the column is headed 'name'",
    "unknown_project": "no project is called {name}{suggestion}",
    "like_it": "; similar: {names}",
    "called": "{id} ({name})",
    "several_projects": "{name} could be any of {candidates}",
    # the database: what is recorded and loaded
    "nothing_to_undo": "nothing to undo: nothing that was recorded here still counts",
    "nothing_to_undo_of_project": "nothing to undo: nothing that was recorded here of {project}"
    " still counts",
    # the database: its file
    "unusable_database": "cannot use the database {path}: {reason}",
    "database_is_no_file": "{path} is not the path of a file; give one that is",
    "database_is_directory": "{path} is a directory; give the path of a file",
    "database_not_ours": "{path} is not a qhtrack database; give another --db",
    "database_newer": "{path} was made by a newer qhtrack (schema {schema}, this one knows"
    " {latest}); upgrade qhtrack",
    "database_not_sqlite": "it is not an SQLite database; give another --db",
    "database_damaged": "it is damaged; restore a copy, or give another --db",
    "database_read_only": "it may only be read; give another --db",
    "database_disk_full": "the disk is full; nothing was changed",
    "database_disk_failed": "the disk failed; nothing was changed",
    "database_out_of_reach": "it cannot be opened or made there; give another --db",
    "database_busy": "another process has held it for {seconds} seconds; try again",
}
