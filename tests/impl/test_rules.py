"""The table of rules, against what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import h11impl
from h11impl._rules import DEFAULT, RULES, STRICT
from http11_strategies import RULES as CATALOGUE

SOURCES = "\n".join(
    path.read_text("utf-8") for path in Path(h11impl.__file__).parent.glob("_*.py")
)
TREATMENTS = {"read", "refuse", "requests", "close", "ignore", "repair", "caller"}


def test_every_rule_has_its_row() -> None:
    """The table says of every rule in the catalogue what is done about it."""
    assert set(CATALOGUE) == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rows_are_well_formed(rule: h11impl.Rule) -> None:
    """A treatment is one of a few words, and the section is the catalogue's."""
    assert {rule.default, rule.strict} <= TREATMENTS
    assert rule.section in CATALOGUE[rule.id].sections


def test_strict_refuses_more() -> None:
    """Whatever is refused by default is refused strictly as well."""
    assert DEFAULT < STRICT


def test_errors_name_rules_that_are_refused() -> None:
    """No error names a rule that the table does not refuse in some profile."""
    named = set(re.findall(r'broken\(\s*"([A-Z]{2}-[0-9]{2})"', SOURCES))
    assert len(named) > 40
    for name in named:
        row = RULES[name]
        assert {row.default, row.strict} & {"refuse", "requests", "repair", "close"}


def test_profiles_differ_where_the_code_asks() -> None:
    """The code asks about a rule only where its treatments differ."""
    asked = set(
        re.findall(r'"([A-Z]{2}-[0-9]{2})" (?:not )?in (?:self\._)?profile', SOURCES)
    )
    assert asked
    assert {
        name for name in asked if RULES[name].default == RULES[name].strict
    } == set()
