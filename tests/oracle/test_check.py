"""Checking a target on cases: what is found, counted and shown."""

from __future__ import annotations

import pytest

from http11_oracle import (
    Checker,
    Ending,
    Kind,
    Observation,
    Outcome,
    Profile,
    RoundTrip,
    SendObservation,
    Tally,
    TargetReport,
)
from http11_oracle._round_trips import round_trips
from http11_strategies import (
    RULES,
    Accept,
    Case,
    Context,
    Either,
    ExpectedMessage,
    Level,
    Reject,
    Role,
    SendExample,
    SentRequest,
    Verdict,
    load_corpus,
    load_index,
)

from .toys import (
    CLIENT,
    Observe,
    Send,
    SendingToy,
    Toy,
    accepts_everything,
    case,
    crashes,
    depends_on_splits,
    merges_trailers,
    never_closes,
    sends_everything,
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


# What is sent.

SENDS = load_index().sends


def checked_sending(send: Send, *items: SendExample | RoundTrip) -> TargetReport:
    checker = Checker(SendingToy(send), "toy:target", profile=Profile.STRICT)
    checker.run(items)
    return checker.report()


def test_what_is_put_on_the_wire_is_found() -> None:
    """A stack that sends whatever it is asked to breaks every rule about sending."""
    report = checked_sending(sends_everything, *SENDS)
    # There both ways are right, or what is wrong is a library's own doing.
    free = {"SE-14", "SE-18", "SE-22", "SE-23"}
    wanted = {example.rules[0] for example in SENDS} - free
    assert {found.rule_id for found in report.findings} >= wanted
    assert report.profile is Profile.STRICT
    found = next(found for found in report.findings if found.rule_id == "SE-01")
    assert (found.kind, found.level) == (Kind.FORBIDDEN_OUTPUT, Level.MUST_NOT)
    assert (found.role, found.cases, found.case) == (Role.CLIENT, 3, "SE-01/2")
    assert found.calls == (r"request GET / with 'Host: a', 'X: a\x00b'",)
    assert found.octets == b"GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"
    assert found.replay == "http11 check toy:target --rules SE-01 --profile strict"


def test_what_keeps_the_rules_is_counted() -> None:
    """Each example and each round trip is a case."""
    trips = round_trips()
    free = [e for e in SENDS if e.rules[0] in ("SE-01", "SE-18")]
    checker = Checker(sound, "toy")
    items: list[SendExample | RoundTrip] = [*free, *trips]
    checker.run(items)
    report = checker.report()
    assert report.findings == ()
    assert report.cases == len(free) + len(trips)
    assert tally(report, "SE-01").kept == 3
    assert tally(report, "SE-37") == Tally(kept=len(trips))


def test_a_round_trip_that_fails_is_a_deviation() -> None:
    """No single MUST asks for it; the octets that were sent are shown."""
    trip = round_trips()[0]
    report = checked_sending(sends_nothing, trip)
    (found,) = report.findings
    assert (found.rule_id, found.kind, found.binding) == (
        "SE-37",
        Kind.ROUND_TRIP,
        False,
    )
    assert found.calls[0].startswith("request GET /")
    assert found.case == trip.id


def sends_nothing(_calls: object, _role: Role) -> SendObservation:
    return SendObservation()


def test_examples_that_cannot_be_asked_are_not_applicable() -> None:
    """A target that does not send, that plays another side, or leaves it."""
    items = (SENDS[0], round_trips()[0])
    for toy, words in (
        (Toy(sound.observe), "about what is sent; toy does not tell that"),
        (
            SendingToy(sends_everything, roles=frozenset({Role.SERVER})),
            "toy does not send what a client sends",
        ),
    ):
        checker = Checker(toy, "toy")
        checker.run(items)
        report = checker.report()
        assert report.cases == 0
        assert result(report, "SE-01") == (Outcome.NOT_APPLICABLE, words)
        assert result(report, "SE-37")[0] is Outcome.NOT_APPLICABLE


def test_leniency_fails_in_the_strict_profile() -> None:
    """What is tolerated there is always binding, whatever the rule's level."""
    asked = case(
        Either(accept=GET, reject=Reject()), rules=("LT-01",), octets=b"GET /\n\n"
    )
    checker = Checker(Toy(accepts_everything), "toy", profile=Profile.STRICT)
    checker.run([asked])
    (found,) = checker.report().broken
    assert (found.kind, found.level) == (Kind.TOLERATED, Level.MAY)
    assert found.replay == "http11 check toy --rules LT-01 --profile strict"
