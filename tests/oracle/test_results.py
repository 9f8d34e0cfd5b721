"""Tallies and reports as records."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_oracle import Checker, Outcome, Tally
from http11_oracle._results import add
from http11_strategies import RULES, Category, Reject

from .toys import Toy, accepts_everything, case


@given(st.lists(st.sampled_from(Outcome)))
def test_a_tally_counts_each_outcome(outcomes: list[Outcome]) -> None:
    """Nothing is counted twice, and nothing is lost."""
    tally = Tally()
    for outcome in outcomes:
        add(tally, outcome)
    numbers = (tally.kept, tally.broken, tally.deviating, tally.not_applicable)
    assert numbers == tuple(outcomes.count(outcome) for outcome in Outcome)


@pytest.mark.parametrize(
    ("tally", "outcome"),
    [
        (Tally(), Outcome.NOT_APPLICABLE),
        (Tally(not_applicable=3), Outcome.NOT_APPLICABLE),
        (Tally(kept=1, not_applicable=3), Outcome.KEPT),
        (Tally(kept=9, deviating=1), Outcome.DEVIATING),
        (Tally(kept=9, deviating=1, broken=1), Outcome.BROKEN),
    ],
)
def test_the_worst_verdict_decides(tally: Tally, outcome: Outcome) -> None:
    """One broken case breaks the rule, and nothing asked is no pass."""
    assert tally.outcome is outcome


def test_rules_are_counted_by_category() -> None:
    """The table counts rules, in the catalogue's order, asked ones only."""
    rules = {name: RULES[name] for name in ("HO-01", "CL-01", "CL-02")}
    checker = Checker(Toy(accepts_everything), "toy", rules=rules)
    checker.run([case(Reject(), rules=("CL-01",)), case(rules=("CL-02",))])
    assert list(checker.report().by_category().items()) == [
        (Category.HOST, Tally(not_applicable=1)),
        (Category.CONTENT_LENGTH, Tally(kept=1, broken=1)),
    ]
