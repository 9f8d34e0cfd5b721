"""Choosing rules and cases by words."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_oracle._exit import WRONG_USE, CommandError
from http11_oracle._selection import select_cases, select_rules
from http11_strategies import RULES, Category, load_index

from .toys import case


@given(st.sampled_from(list(RULES.values())))
def test_a_rule_is_chosen_by_any_of_its_names(rule: object) -> None:
    """Its id in either case, and its name, mean the same one rule."""
    found = next(r for r in RULES.values() if r is rule)
    for word in (found.id, found.id.lower(), found.name):
        assert select_rules([word]) >= {found.id}


@given(st.lists(st.sampled_from(Category), min_size=1))
def test_categories_choose_all_their_rules(categories: list[Category]) -> None:
    """A category stands for its rules; several words add up."""
    chosen = select_rules([category.value for category in categories])
    wanted = {r.id for r in RULES.values() if r.category in categories}
    assert wanted <= chosen


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("CL-1", "did you mean CL-1"),
        ("hots", "did you mean host"),
        ("cl-1", "did you mean CL-1"),
        ("%%%", "see `http11 rules`"),
    ],
)
def test_unknown_words_get_a_hint(word: str, hint: str) -> None:
    """A wrong word is wrong use, and names near ones."""
    with pytest.raises(CommandError) as raised:
        select_rules([word])
    assert raised.value.code == WRONG_USE
    assert f"unknown rule or category {word!r}" in str(raised.value)
    assert hint in str(raised.value)


def test_cases_are_chosen_by_their_main_rule() -> None:
    """Recorded messages are chosen by their own word; None chooses all."""
    about, also, real = (
        case(rules=("CL-01",)),
        case(rules=("HO-01", "CL-01")),
        case(rules=()),
    )
    cases = (about, also, real)
    assert select_cases(cases, None) == cases
    assert select_cases(cases, frozenset({"CL-01"})) == (about,)
    assert select_cases(cases, select_rules(["real-traffic"])) == (real,)
    sends = load_index().sends
    chosen = select_cases(sends, frozenset({"SE-06"}))
    assert [example.id for example in chosen] == ["SE-06/1"]
