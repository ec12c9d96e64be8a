-- by what a source is found: its titles by line, folded as what is typed
ALTER TABLE source ADD COLUMN titles TEXT NOT NULL DEFAULT '';
UPDATE source SET
    titles = folded(
        title || coalesce(char(10) || title_en, '') || coalesce(char(10) || title_zh, '')
    );
