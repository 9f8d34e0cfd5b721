"""The books of a check: what is counted, and which finding is shown."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_oracle import Finding, Kind, Outcome, Profile, Tally
from http11_oracle._ledger import Ledger
from http11_strategies import RULES, Level, Role

from .toys import sound

ONE = {"CL-01": RULES["CL-01"]}


def finding(octets: bytes = b"", level: Level = Level.MUST) -> Finding:
    return Finding(
        rule=RULES["CL-01"],
        level=level,
        kind=Kind.OVER_ACCEPTANCE,
        target="toy",
        role=Role.SERVER,
        case="T/1",
        octets=octets,
        eof=False,
        expected="",
        observed="",
        segmentation="whole",
        reads=(),
        replay="",
        cases=1,
    )


@given(st.lists(st.tuples(st.binary(max_size=9), st.sampled_from(Level)), min_size=1))
def test_of_many_the_shortest_binding_one_is_shown(
    found: list[tuple[bytes, Level]],
) -> None:
    """Whatever the order, one finding stands for all, with their number."""
    ledger = Ledger(ONE)
    for octets, level in found:
        ledger.broken(finding(octets, level))
    (shown,) = ledger.report(sound, Profile.DEFAULT, complete=True).findings
    binding = [octets for octets, level in found if level.binding]
    assert shown.cases == len(found)
    assert shown.binding == bool(binding)
    assert len(shown.octets) == min(map(len, binding or [o for o, _ in found]))


@given(st.lists(st.sampled_from(["kept", "broken", "dev", "na"])))
def test_every_case_is_counted_once(what: list[str]) -> None:
    """The tally of a rule adds up to what was told."""
    ledger = Ledger(ONE)
    for word in what:
        if word == "kept":
            ledger.kept("CL-01")
        elif word == "na":
            ledger.not_applicable("CL-01", "why")
        else:
            ledger.broken(finding(level=Level.MUST if word == "broken" else Level.MAY))
    (result,) = ledger.report(sound, Profile.DEFAULT, complete=True).rules
    assert result.tally == Tally(
        what.count("kept"), what.count("broken"), what.count("dev"), what.count("na")
    )


def test_real_traffic_has_its_own_tally() -> None:
    """It is about no rule, and no reason is kept for it."""
    ledger = Ledger(ONE)
    ledger.kept(None)
    ledger.not_applicable(None, "why")
    report = ledger.report(sound, Profile.STRICT, complete=False)
    assert report.real_traffic == Tally(kept=1, not_applicable=1)
    assert (report.profile, report.complete) == (Profile.STRICT, False)
    assert report.rules[0].reason == "no case was put to the target"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("CL-01", "no case was put to the target"),
        ("SE-01", "about what is sent; no example of that was put to the target"),
        ("PX-01", "about what an intermediary passes on"),
        ("SE-37", "a property of all octets, not of single examples"),
    ],
)
def test_a_rule_without_a_case_says_why(rule: str, words: str) -> None:
    """Each way of having none has its own words."""
    ledger = Ledger({rule: RULES[rule]})
    (result,) = ledger.report(sound, Profile.DEFAULT, complete=True).rules
    assert (result.outcome, result.reason) == (Outcome.NOT_APPLICABLE, words)


def test_the_first_reason_is_kept() -> None:
    """Why a rule is not applicable is told once."""
    ledger = Ledger(ONE)
    for reason in ("first", "second"):
        ledger.not_applicable("CL-01", reason)
    (result,) = ledger.report(sound, Profile.DEFAULT, complete=True).rules
    assert result.reason == "first"
