"""The sample pack that comes with the app: small, of another subject, and as good as it asks."""

from quizapp.core.content.facts import Status
from quizapp.core.content.items import ItemKind
from quizapp.core.linting.lint import lint_pack
from quizapp.env.paths import find_paths
from quizapp.packs.load import read_pack
from tests.whole_content import whole_pack

SAMPLE = find_paths().assets / "sample-pack"


def test_it_has_six_questions_of_every_sort_and_nothing_to_mend() -> None:
    loaded = read_pack(SAMPLE)
    assert loaded.problems == ()
    assert loaded.pack is not None
    assert [str(found) for found in lint_pack(loaded.pack)] == []
    items = tuple(loaded.pack.items())
    assert len(items) == 6
    assert {item.kind for item in items} == set(ItemKind)
    assert any(item.statement_is_false for item in items)
    assert any(fact.myth for fact in loaded.pack.facts)
    assert any(fact.status is Status.DISPUTED for fact in loaded.pack.facts)


def test_it_has_no_topic_or_document_of_the_built_in_pack() -> None:
    built_in = whole_pack()
    sample = read_pack(SAMPLE).sound
    assert not {topic.id for topic in built_in.topics} & {topic.id for topic in sample.topics}
    assert not {one.id for one in built_in.documents} & {one.id for one in sample.documents}
