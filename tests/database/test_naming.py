"""What a registry calls its rows, statuses and money."""

from qhtrack.database import naming
from qhtrack.words.language import Language
from saving import project, saved


def test_things_are_named_in_a_language_where_they_have_a_name_in_it() -> None:
    """Else as they are named."""
    both = project("both")
    with saved(both, project("other")) as connection:
        connection.execute("UPDATE project SET name_zh = '甲' WHERE id = 'both'")
        connection.execute("UPDATE category SET name_zh = '公路'")
        assert naming.project_names(connection, Language.EN) == {
            "both": "Both",
            "other": "Other",
        }
        assert naming.project_names(connection, Language.ZH) == {"both": "甲", "other": "Other"}
        names = {
            language: naming.names_by_id(connection, language)["category"] for language in Language
        }
    assert names == {
        Language.EN: {"road": "Roads", "target": "Targets"},
        Language.ZH: {"road": "公路", "target": "公路"},
    }


def test_categories_have_words_of_their_own() -> None:
    """In each language, by status."""
    with saved() as connection:
        connection.execute("""UPDATE category SET words = '{"operating": "open"}',
            words_zh = '{"operating": "建成通车", "partial": "部分通车"}' WHERE id = 'road'""")
        words = {item: naming.words_by_category(connection, item) for item in Language}
    assert words == {
        Language.EN: {"road": {"operating": "open"}},
        Language.ZH: {"road": {"operating": "建成通车", "partial": "部分通车"}},
    }


def test_a_registry_counts_in_yuan_unless_it_says_otherwise() -> None:
    """The one that was loaded last, or none."""
    with saved() as connection:
        assert naming.currency(connection) == "CNY"
        connection.execute("UPDATE load SET currency = 'EUR'")
        assert naming.currency(connection) == "EUR"
        connection.execute("DELETE FROM load")
        assert naming.currency(connection) == "CNY"


def test_the_categories_of_some_projects_are_known() -> None:
    """Of those that there are."""
    with saved(project("one"), project("other")) as connection:
        vocabulary = naming.vocabulary(connection, Language.EN)
        assert vocabulary.categories == {}
        known = naming.with_categories(connection, vocabulary, ["one", "none"])
    assert known == vocabulary._replace(categories={"one": "road"})
