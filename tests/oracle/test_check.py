"""Checking a target on cases: what is found, counted and shown."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_oracle import (
    Checker,
    Ending,
    Kind,
    Observation,
    Outcome,
    Tally,
    TargetReport,
    readings,
)
from http11_oracle._check import LONG_INPUT, LONG_PIECES, SINGLE_OCTETS
from http11_strategies import (
    RULES,
    Accept,
    Case,
    Context,
    ExpectedMessage,
    Level,
    Reject,
    Role,
    SentRequest,
    Verdict,
    load_corpus,
)

from .toys import (
    CLIENT,
    Observe,
    Toy,
    accepts_everything,
    case,
    crashes,
    depends_on_splits,
    merges_trailers,
    never_closes,
    sound,
)

CORPUS = load_corpus()


def checked(observe: Observe, *cases: Case) -> TargetReport:
    checker = Checker(Toy(observe), "toy:target")
    checker.run(cases)
    return checker.report()


def tally(report: TargetReport, rule: str) -> Tally:
    return next(found.tally for found in report.rules if found.rule.id == rule)


def result(report: TargetReport, rule: str) -> tuple[Outcome, str]:
    found = next(found for found in report.rules if found.rule.id == rule)
    return found.outcome, found.reason


@given(st.binary(max_size=300), st.booleans())
def test_readings_lose_nothing(octets: bytes, eof: bool) -> None:
    """Every segmentation joins back to the octets; the end of stream comes last."""
    for _, reads in readings(case(octets=octets, eof=eof)):
        assert b"".join(reads) == octets
        assert (reads[-1:] == (b"",)) == eof


def test_readings_have_names() -> None:
    """There are three of them, each cut in its own way."""
    assert list(readings(case(octets=b"a\nb"))) == [
        ("whole", (b"a\nb",)),
        ("octet by octet", (b"a", b"\n", b"b")),
        ("by lines", (b"a\n", b"b")),
    ]


@pytest.mark.parametrize("size", [LONG_INPUT + 1, LONG_INPUT * 16 + 7])
def test_long_inputs_are_cut_into_octets_at_their_start_only(size: int) -> None:
    """The number of reads is bounded, however long the input is."""
    _, (_, reads), _ = readings(case(octets=b"a" * size))
    lengths = [len(read) for read in reads]
    assert sum(lengths) == size
    assert set(lengths[:SINGLE_OCTETS]) == {1}
    rest = lengths[SINGLE_OCTETS:]
    assert len(rest) <= LONG_PIECES
    assert len(set(rest[:-1])) == 1


def test_the_longest_plain_input_is_still_cut_throughout() -> None:
    """Up to the limit every octet is a read of its own."""
    _, (_, reads), _ = readings(case(octets=b"a" * LONG_INPUT))
    assert len(reads) == LONG_INPUT


# The corpus, and stacks that are wrong in one way each.


@pytest.mark.parametrize(
    ("observe", "rule", "kind"),
    [
        (accepts_everything, "CL-01", Kind.OVER_ACCEPTANCE),
        (accepts_everything, "HO-01", Kind.OVER_ACCEPTANCE),
        (depends_on_splits, "LM-04", Kind.SPLIT_DEPENDENCE),
        (crashes, "FS-11", Kind.CRASH),
        (never_closes, "PE-02", Kind.DUTY_TO_CLOSE),
        (merges_trailers, "TR-04", Kind.WRONG_FRAMING),
    ],
)
def test_wrong_stacks_are_found(observe: Observe, rule: str, kind: Kind) -> None:
    """Each planted defect is found on the rule's cases, by its rule and kind."""
    about = {rule, "CL-05"}  # LM-04 shows on every case that is long enough
    report = checked(observe, *(c for c in CORPUS if c.rules and c.rules[0] in about))
    assert (rule, kind) in {(found.rule_id, found.kind) for found in report.findings}


@pytest.fixture(scope="module")
def whole_corpus() -> TargetReport:
    return checked(sound.observe, *CORPUS)


def test_a_sound_stack_breaks_nothing(whole_corpus: TargetReport) -> None:
    """The embedded implementation keeps every MUST, however octets are cut."""
    report = whole_corpus
    assert [(f.rule_id, f.kind, f.case) for f in report.broken] == []
    assert report.split_dependent == ()
    assert report.cases == len(CORPUS)


def test_every_rule_has_one_result(whole_corpus: TargetReport) -> None:
    """Kept, broken, deviating and not applicable rules add up to the catalogue."""
    assert [found.rule.id for found in whole_corpus.rules] == list(RULES)
    for found in whole_corpus.rules:
        not_applicable = found.outcome is Outcome.NOT_APPLICABLE
        assert bool(found.reason) == not_applicable, found.rule.id


def test_rules_of_senders_are_never_kept_here(whole_corpus: TargetReport) -> None:
    """What only a sender or an intermediary can break is not applicable."""
    for found in whole_corpus.rules:
        if found.rule.verdict in (Verdict.SEND, Verdict.FORWARD):
            assert found.outcome is Outcome.NOT_APPLICABLE, found.rule.id


def test_not_applicable_says_why() -> None:
    """Each way of not being applicable has its own words."""
    toy = Toy(
        accepts_everything,
        roles=frozenset({Role.SERVER}),
        left_to_caller={"host": "the caller's"},
    )
    checker = Checker(toy, "toy")
    checker.run([case(rules=("HO-01",)), case(rules=("ST-01",), context=CLIENT)])
    report = checker.report()
    assert result(report, "HO-01") == (Outcome.NOT_APPLICABLE, "the caller's")
    assert result(report, "ST-01") == (
        Outcome.NOT_APPLICABLE,
        "toy does not read what a client receives",
    )
    assert result(report, "CL-01")[1] == "no case was put to the target"
    assert result(report, "SE-01")[1].startswith("about what is sent")
    assert result(report, "PX-01")[1] == "about what an intermediary passes on"
    assert result(report, "SE-37")[1].startswith("a property of all octets")
    assert report.cases == 1


# One case at a time: levels, counts, and what is shown.

GET = Accept(messages=(ExpectedMessage(method=b"GET"),))


def test_one_finding_for_each_rule_and_kind() -> None:
    """Many cases make one finding, shown on the smallest octets, with their number."""
    sizes = (b"aaaa", b"a", b"aaa")
    cases = [case(Reject(), octets=octets) for octets in sizes]
    report = checked(accepts_everything, *cases)
    (finding,) = report.findings
    assert finding.cases == 3
    assert finding.octets == b"a"
    assert tally(report, "CL-01") == Tally(broken=3)
    assert finding.replay == "http11 check toy:target --rules CL-01"
    assert (finding.name, finding.smuggling) == ("content-length-not-digits", "high")
    assert finding.sections == RULES["CL-01"].sections
    assert (finding.segmentation, finding.reads) == ("whole", (1,))


def test_a_binding_case_is_shown_first() -> None:
    """Of cases with different levels the strongest one is shown, even if longer."""
    cases = [
        case(Reject(), octets=b"a", level="SHOULD"),
        case(Reject(), octets=b"aaa"),
        case(Reject(), octets=b"aa", level="SHOULD"),
    ]
    report = checked(accepts_everything, *cases)
    (finding,) = report.findings
    assert (finding.octets, finding.level, finding.cases) == (b"aaa", Level.MUST, 3)
    assert tally(report, "CL-01") == Tally(broken=1, deviating=2)
    assert result(report, "CL-01") == (Outcome.BROKEN, "")


def test_below_must_is_a_deviation() -> None:
    """A broken SHOULD is told apart from a broken MUST."""
    report = checked(accepts_everything, case(Reject(), level="SHOULD"))
    assert (len(report.broken), len(report.deviations)) == (0, 1)
    assert result(report, "CL-01") == (Outcome.DEVIATING, "")


def test_a_crash_counts_whatever_the_level() -> None:
    """An undocumented exception is broken even on a rule of quality."""
    report = checked(crashes, case(octets=b"\xff", level="derived"))
    (finding,) = report.broken
    assert finding.kind is Kind.CRASH
    assert "UnicodeDecodeError" in finding.observed


def test_closing_is_a_must_where_accepting_is_a_may() -> None:
    """The price of a permission binds: the duty to close is no option."""

    def keeps(_reads: object, _context: object) -> Observation:
        return Observation(ending=Ending.COMPLETE, keep_alive=True)

    asked = case(Accept(messages=(), close=True), level="MAY")
    (finding,) = checked(keeps, asked).findings
    assert (finding.kind, finding.level) == (Kind.DUTY_TO_CLOSE, Level.MUST)


def test_real_traffic_is_a_line_of_its_own() -> None:
    """Recorded messages belong to no rule, and misreading them is broken."""

    def refuses(_reads: object, _context: object) -> Observation:
        return Observation(ending=Ending.REJECTED)

    cases = (case(GET, rules=()), case(GET, rules=(), level="SHOULD"))
    report = checked(refuses, *cases)
    assert report.real_traffic == Tally(broken=1, deviating=1)
    (finding,) = report.findings
    assert (finding.rule_id, finding.cases) == ("real-traffic", 2)
    assert finding.name == "recorded-messages-are-read"
    assert (finding.sections, finding.smuggling) == ((), "low")
    assert finding.replay.endswith("--rules real-traffic")
    assert checked(sound.observe, cases[0]).real_traffic == Tally(kept=1)


def test_real_traffic_can_be_not_applicable() -> None:
    """Recorded responses to HEAD are not for a parser that is told no request."""
    head = Context(role=Role.CLIENT, requests=(SentRequest(method=b"HEAD"),))
    toy = Toy(accepts_everything, left_to_caller={"BL-01": "not told"})
    checker = Checker(toy, "toy")
    checker.run([case(rules=(), context=head)])
    assert checker.report().real_traffic == Tally(not_applicable=1)


def test_a_case_is_broken_if_any_reading_is() -> None:
    """A wrong reading in one segmentation is found, and the split as well."""
    asked = case(GET, octets=b"GET / HTTP/1.1\r\nHost: example.com\r\nX: y\r\n\r\n")
    report = checked(depends_on_splits, asked)
    split, wrong = sorted(report.findings, key=lambda f: f.rule_id, reverse=True)
    assert (split.rule_id, split.kind) == ("LM-04", Kind.SPLIT_DEPENDENCE)
    assert split.expected.startswith("as whole: 1 message [GET /")
    assert split.observed.startswith("octet by octet: no message")
    assert split.replay == "http11 check toy:target --rules CL-01"
    assert (wrong.rule_id, wrong.kind) == ("CL-01", Kind.WRONG_FRAMING)
    assert wrong.segmentation == "octet by octet"
    assert set(wrong.reads) == {1}
    assert report.split_dependent == ("T/1",)


def test_splits_are_compared_even_without_the_rule() -> None:
    """A catalogue without LM-04 still gets the list of such cases."""
    checker = Checker(Toy(depends_on_splits), "toy", rules={"CL-01": RULES["CL-01"]})
    checker.run([case(octets=b"GET / HTTP/1.1\r\nHost: example.com\r\nX: y\r\n\r\n")])
    checker.run([case()])
    report = checker.report()
    assert report.split_dependent == ("T/1",)
    assert report.findings == ()


def test_each_case_is_a_step() -> None:
    """Progress is told after each case."""
    steps: list[Case] = []
    cases = [case(), case()]
    Checker(Toy(sound.observe), "toy").run(cases, steps.append)
    assert steps == cases


def test_an_unfinished_check_says_so() -> None:
    """What was found so far can be had at any time."""
    report = Checker(Toy(sound.observe), "toy").report(complete=False)
    assert not report.complete
    assert report.cases == 0
