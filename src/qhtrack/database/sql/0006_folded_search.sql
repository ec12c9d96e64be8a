-- what a word is looked for in: names by line, and the rest, folded as what is typed
ALTER TABLE project ADD COLUMN names TEXT NOT NULL DEFAULT '';
UPDATE project SET
    names = folded(
        id || char(10) || name || coalesce(char(10) || name_zh, '')
        || coalesce(
            char(10) || (
                SELECT group_concat(alias, char(10))
                FROM (SELECT alias FROM alias WHERE project = project.id ORDER BY position)
            ),
            ''
        )
    ),
    search = folded(search);
