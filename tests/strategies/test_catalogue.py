"""The catalogue holds together, and finds what is added to it."""

from __future__ import annotations

import importlib
import json
import pkgutil
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from http11_strategies import (
    RULES,
    CatalogueError,
    Category,
    Party,
    Rule,
    Verdict,
    catalogue,
    corpus_path,
    load_index,
)

NOT_SHOWN_BY_OCTETS = {Verdict.SEND, Verdict.FORWARD, Verdict.PROPERTY}

RECORD = """
from http11_strategies import (
    Basis, Category, Level, Party, Rule, Smuggling, Verdict
)

RULES = (
    Rule(
        id="{id}",
        name="{name}",
        category=Category.{category},
        sections=(),
        statement="A rule.",
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.PROPERTY,
        smuggling=Smuggling.LOW,
    ),
)
"""


def write(folder: Path, module: str, text: str) -> None:
    (folder / f"{module}.py").write_text(text, encoding="ascii")


def record(rule_id: str, name: str, category: str = "HOST") -> str:
    return RECORD.format(id=rule_id, name=name, category=category)


@pytest.fixture
def package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """An empty package of rule modules, importable as its folder's name."""
    name = f"rules_{request.node.name.split('[')[0]}"
    folder = tmp_path / name
    folder.mkdir()
    write(folder, "__init__", "")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for module in [m for m in sys.modules if m.startswith(name)]:
        del sys.modules[module]


def gather(package: Path) -> dict[str, Rule]:
    importlib.invalidate_caches()
    return dict(catalogue.gather(package.name, [str(package)]))


def test_rules_are_there_by_their_ids() -> None:
    """The catalogue maps each id to the rule that has it."""
    assert len(RULES) >= 264
    assert [rule.id for rule in RULES.values()] == list(RULES)


def test_names_are_unique() -> None:
    """A name stands for one rule, as an id does."""
    assert len(RULES) == len({rule.name for rule in RULES.values()})


def test_rules_are_in_the_order_of_their_categories() -> None:
    """The catalogue is sorted by category, and every category has rules."""
    seen = list(dict.fromkeys(rule.category for rule in RULES.values()))
    assert list(Category) == seen


def test_statements_are_sentences() -> None:
    """A statement is readable alone: one line that ends with a full stop."""
    odd = [
        rule.id
        for rule in RULES.values()
        if not rule.statement.rstrip(")").endswith(".") or "\n" in rule.statement
    ]
    assert odd == []


def test_a_module_holds_one_category() -> None:
    """Rules are found where their category's name says."""
    for info in pkgutil.iter_modules(catalogue.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{catalogue.__name__}.{info.name}")
        rules: tuple[Rule, ...] = module.RULES
        assert {info.name.upper()} == {rule.category.name for rule in rules}


def test_rules_for_intermediaries_bind_them() -> None:
    """A rule about passing messages on has an intermediary among its roles."""
    forwarding = [r for r in RULES.values() if r.verdict is Verdict.FORWARD]
    assert forwarding
    assert all(Party.INTERMEDIARY in rule.roles for rule in forwarding)


def test_every_rule_has_an_example() -> None:
    """A rule that octets can show has one in the corpus."""
    corpus = load_index()
    shown = {
        rule
        for examples in (corpus.cases, corpus.sends, corpus.forwards)
        for example in examples
        for rule in example.rules
    }
    wanting = {
        rule.id
        for rule in RULES.values()
        if rule.id not in shown and rule.verdict is not Verdict.PROPERTY
    }
    assert set() == wanting


def test_rules_about_recipients_have_received_examples() -> None:
    """What a recipient makes of octets is shown by octets that it receives."""
    shown = {rule for case in load_index().cases for rule in case.rules}
    wanting = {
        rule.id
        for rule in RULES.values()
        if rule.id not in shown and rule.verdict not in NOT_SHOWN_BY_OCTETS
    }
    assert set() == wanting


def test_table_for_other_languages_is_current() -> None:
    """``corpus/rules.json`` is what the catalogue says today."""
    table = (corpus_path() / "rules.json").read_text(encoding="ascii")
    assert catalogue.as_json(RULES.values()) == table
    assert list(RULES) == [rule["id"] for rule in json.loads(table)["rules"]]


def test_running_the_catalogue_prints_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """``python -m http11_strategies.catalogue`` writes what belongs in the file."""
    runpy.run_module("http11_strategies.catalogue", run_name="__main__")
    assert catalogue.as_json(RULES.values()) == capsys.readouterr().out


def test_new_module_is_found(package: Path) -> None:
    """A module is found by being there; its rules take their category's place."""
    write(package, "first", record("ZZ-01", "one", "HOST"))
    write(package, "second", record("ZZ-02", "two", "METHOD"))
    write(package, "_helper", "")
    assert list(gather(package)) == ["ZZ-02", "ZZ-01"]


@pytest.mark.parametrize(
    ("second", "words"),
    [
        (record("ZZ-01", "two"), "two rules have the id ZZ-01"),
        (record("ZZ-02", "one"), "ZZ-01 and ZZ-02 have the name one"),
    ],
)
def test_rule_that_is_there_twice_is_refused(
    package: Path, second: str, words: str
) -> None:
    """Ids and names are unique over all modules."""
    write(package, "first", record("ZZ-01", "one"))
    write(package, "second", second)
    with pytest.raises(CatalogueError) as caught:
        gather(package)
    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "{}.first has no tuple RULES"),
        ("RULES = []", "{}.first has no tuple RULES"),
        ("RULES = (1,)", "{}.first.RULES holds 1"),
    ],
)
def test_module_without_rules_is_refused(package: Path, text: str, words: str) -> None:
    """What is in the package and holds no rules is an error, not skipped."""
    write(package, "first", text)
    with pytest.raises(CatalogueError) as caught:
        gather(package)
    assert words.format(package.name) == str(caught.value)
