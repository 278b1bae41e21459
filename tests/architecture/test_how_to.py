"""The lists at the end of the pages in ``docs/how-to``: what was forgotten is named."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import run

from quizapp.bank.migrating import SCRIPTS, VERSIONS
from quizapp.cli import parse
from quizapp.core.linting.findings import RULES

ROOT = Path(__file__).resolve().parents[2]
HOW_TO = ROOT / "docs" / "how-to"
LINT_RULE = "docs/how-to/add-a-lint-rule.md"
LINTING = ROOT / "src" / "quizapp" / "core" / "linting"
LINT_TESTS = ROOT / "tests" / "core" / "linting"
RELEASED = ROOT / "tests" / "bank" / "released"

YIELDS_NO_FINDING = {"L25"}
"""It keeps two questions out of one quiz, where they are drawn."""
BEFORE_BANKS_WERE_KEPT = ("0001", "0002")


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def _words(tree: ast.AST) -> Iterator[str]:
    """Return all texts in a piece of code but its docstrings."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


# A rule for questions


def test_every_rule_for_questions_is_yielded() -> None:
    files = [file for file in LINTING.glob("*.py") if file.name != "findings.py"]
    named = {word for file in files for word in _words(_tree(file))}
    _nothing_misses(RULES.keys() - named - YIELDS_NO_FINDING, "a function that yields it")
    assert YIELDS_NO_FINDING.isdisjoint(named)


def _nothing_misses(rules: Iterable[str], part: str) -> None:
    """Fail where a part of the list is missing: the page, the rule's id, the part."""
    missing = [f"{LINT_RULE}: {rule}: {part} is missing" for rule in sorted(rules)]
    assert not missing, "\n".join(missing)


def test_every_rule_for_questions_is_called() -> None:
    lint = _tree(LINTING / "lint.py")
    called = {ast.unparse(node) for node in ast.walk(lint) if isinstance(node, ast.Attribute)}
    found = dict(_rule_functions())
    assert len(found) > 25
    _nothing_misses(found.keys() - called, "a call in `lint.py`")


def _rule_functions() -> Iterator[tuple[str, Path]]:
    """Return the public functions that return findings, as "module.function"."""
    for file in LINTING.glob("*.py"):
        if file.name in ("lint.py", "findings.py"):
            continue
        tree = _tree(file)
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and "Finding" in ast.unparse(node.returns or node):
                if not node.name.startswith("_"):
                    yield f"{file.stem}.{node.name}", file
                else:
                    assert node.name in used, f"{LINT_RULE}: {file.name}: {node.name} is not called"


def test_every_module_of_rules_begins_with_their_ids() -> None:
    for file in {file for _, file in _rule_functions()}:
        tree = _tree(file)
        yielded = {word for word in _words(tree) if word in RULES}
        told = set(re.findall(r"\b[LC]\d\d\b", ast.get_docstring(tree) or ""))
        _nothing_misses(yielded - told, f"its id in the docstring of `{file.name}`")


def test_every_finding_has_a_message_and_a_remedy_that_are_sentences() -> None:
    told = [finding for file in LINTING.glob("*.py") for finding in _findings(_tree(file))]
    assert len(told) > 50
    wrong = [
        f"{LINT_RULE}: {rule}: a message or remedy that is a sentence is missing: {text}"
        for rule, texts in told
        for text in texts
        if not re.match(r"[A-Z\d{].+\w.*[.?!:”)}]$", text) or len(text.split()) < 3
    ]
    assert not wrong, "\n".join(wrong)


def _findings(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Return the rule, the message and the remedy of each finding, where they are literal."""
    for node in ast.walk(tree):
        named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
        if named in ("error", "warning"):
            assert isinstance(node, ast.Call)
            rule, _, *texts = node.args
            literal = [text for text in texts if isinstance(text, ast.Constant | ast.JoinedStr)]
            yield ast.unparse(rule), [_as_told(text) for text in literal]


def _as_told(text: ast.Constant | ast.JoinedStr) -> str:
    """Return a text with {} for what is put into it."""
    if isinstance(text, ast.Constant):
        return str(text.value)
    parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in text.values]
    return "".join(map(str, parts))


def test_every_rule_for_questions_has_a_test_of_a_broken_and_of_a_sound_one() -> None:
    tested: set[str] = set()
    for file in LINT_TESTS.glob("test_*.py"):
        tree = _tree(file)
        if any(_finds_nothing(node) for node in ast.walk(tree)):
            tested |= {rule for word in _words(tree) for rule in re.findall(r"\b[LC]\d\d\b", word)}
    part = "a test in `tests/core/linting` that names it, beside a sound question"
    _nothing_misses(RULES.keys() - tested - YIELDS_NO_FINDING, part)


def _finds_nothing(node: ast.AST) -> bool:
    """Return whether code asserts that nothing was found, or not a certain thing."""
    if not isinstance(node, ast.Compare):
        return False
    empty = any(
        isinstance(side, ast.List | ast.Tuple) and not side.elts for side in node.comparators
    )
    return empty or any(type(by).__name__.startswith("Not") for by in node.ops)


def test_the_last_ids_of_rules_are_named_where_they_are_counted() -> None:
    form, content = (max(rule for rule in RULES if rule[0] == letter) for letter in "LC")
    for file in (LINTING / "findings.py", ROOT / "docs" / "where.md"):
        text = file.read_text("utf-8").replace("`", "")
        for last in (form, content):
            counted = set(re.findall(rf"{last[0]}01 to ({last[0]}\d\d)", text))
            told = f"{LINT_RULE}: {last}: the last id in {file.name}, where it says {counted}"
            assert counted == {last}, told


# A migration


def _scripts() -> dict[str, ast.Module]:
    return {file.name: _tree(file) for file in sorted((SCRIPTS / "versions").glob("[0-9]*.py"))}


def test_every_migration_follows_the_one_before() -> None:
    scripts = _scripts()
    assert [name[:4] for name in scripts] == list(VERSIONS)
    for (name, tree), before in zip(scripts.items(), (None, *VERSIONS), strict=False):
        values = {
            ast.unparse(node.targets[0]): ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        }
        assert (values["revision"], values["down_revision"]) == (name[:4], before), name


def test_every_migration_says_why_leads_only_up_and_knows_nothing_of_the_app() -> None:
    for name, tree in _scripts().items():
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert ast.get_docstring(tree), name
        assert "upgrade" in functions, name
        assert "downgrade" not in functions, name
        assert [word for word in _imported(tree) if word.startswith("quizapp")] == [], name


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_every_migration_is_tried_on_a_bank_of_the_version_before() -> None:
    kept = [version for version in VERSIONS if version not in BEFORE_BANKS_WERE_KEPT]
    missing = [
        f"{version}{ending}"
        for version in kept
        for ending in (".sqlite.xz", ".json")
        if not (RELEASED / f"{version}{ending}").exists()
    ]
    assert missing == []


# Commands, and the pages themselves


def test_the_readme_knows_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    with pytest.raises(SystemExit):
        parse(["--help"])
    _, _, listed = capsys.readouterr().out.partition("every command")
    commands = re.findall(r"^  (\S+(?: \S+)*)  ", listed, re.MULTILINE)
    assert {"doctor", "bank build", "content check", "documents detach"} <= set(commands)
    assert [line for line in commands if f"`{line}" not in readme] == []
    assert [word for word in run.OWN if f"python3 run.py {word}" not in readme] == []


def test_every_command_of_developers_is_told_by_its_help() -> None:
    told = run.__doc__ or ""
    assert [word for word in run.OWN if f"python3 run.py {word}" not in told] == []


def test_every_page_is_listed_and_ends_in_a_list_that_a_test_keeps() -> None:
    listed = (HOW_TO / "README.md").read_text("utf-8")
    pages = [file for file in sorted(HOW_TO.glob("*.md")) if file.name != "README.md"]
    assert len(pages) >= 3
    for page in pages:
        assert f"]({page.name})" in listed, f"docs/how-to/README.md does not list {page.name}"
        _, _, end = page.read_text("utf-8").partition("\n## The list\n")
        assert "- [ ] **" in end, f"{page.name} has no list"
        kept = re.findall(r"`(tests/\S+?\.py)`|`(test_\w+\.py)`", end)
        assert kept, f"{page.name} does not say which test keeps its list"
        for path, _ in kept:
            assert not path or (ROOT / path).exists(), path
