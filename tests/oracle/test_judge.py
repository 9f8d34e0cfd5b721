"""The judge, on observations made by hand: every kind of verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from http11_oracle import (
    Broken,
    Ending,
    Kept,
    Kind,
    NotApplicable,
    Observation,
    Profile,
    Verdict,
    judge,
    left_out,
)
from http11_oracle._judge import tolerated
from http11_strategies import (
    RULES,
    Accept,
    Case,
    Context,
    Either,
    Expectation,
    ExpectedMessage,
    Incomplete,
    Message,
    Reject,
    Role,
    SentRequest,
    load_corpus,
)

from .toys import CLIENT, Toy, accepts_everything, case

TOY = Toy(accepts_everything)
ONE = ExpectedMessage(method=b"GET")
TWO = ExpectedMessage(method=b"PUT")
GET = Message(method=b"GET", target=b"/")
PUT = Message(method=b"PUT", target=b"/")


def seen(
    *messages: Message,
    ending: Ending = Ending.COMPLETE,
    keep_alive: bool | None = None,
    status: int | None = None,
    error: str = "",
    wants_100: bool | None = None,
    may_switch: bool | None = None,
) -> Observation:
    return Observation(
        messages=messages,
        ending=ending,
        keep_alive=keep_alive,
        status=status,
        error=error,
        wants_100=wants_100,
        may_switch=may_switch,
    )


def kind(asked: Case | Expectation, observation: Observation) -> Kind | None:
    verdict: Verdict = judge(
        asked if isinstance(asked, Case) else case(asked), observation, TOY
    )
    assert not isinstance(verdict, NotApplicable)
    return verdict.kind if isinstance(verdict, Broken) else None


REFUSED = seen(ending=Ending.REJECTED, status=400)
CLOSED = seen(ending=Ending.CLOSED)
WAITS = seen(ending=Ending.INCOMPLETE)

clean = st.binary().filter(lambda octets: not set(octets) & {0, 10, 13})
messages = st.builds(
    Message,
    method=clean,
    target=clean,
    fields=st.lists(st.tuples(clean, clean), max_size=3).map(tuple),
    body=st.binary(),
)


@given(st.lists(messages, max_size=3))
def test_reading_what_was_sent_is_kept(sent: list[Message]) -> None:
    """Whatever was sent: a stack that reads exactly that keeps the rule."""
    wanted = tuple(
        ExpectedMessage(method=m.method, target=m.target, fields=m.fields, body=m.body)
        for m in sent
    )
    assert kind(Accept(messages=wanted, close=None), seen(*sent)) is None


@given(st.lists(messages, min_size=1, max_size=3), st.data())
def test_a_message_too_few_or_too_many_is_broken(
    sent: list[Message], data: st.DataObject
) -> None:
    """Dropping one message, or reading one twice, is wrong framing."""
    wanted = tuple(ExpectedMessage(method=m.method) for m in sent)
    place = data.draw(st.integers(0, len(sent) - 1))
    twice = [*sent, sent[place]]
    assert kind(Accept(messages=wanted), seen(*twice)) is Kind.WRONG_FRAMING
    assert kind(Accept(messages=wanted), seen(*sent[:-1])) is Kind.WRONG_FRAMING


@given(st.sampled_from(Ending), st.lists(messages, max_size=2))
def test_any_observation_of_any_expectation_has_a_verdict(
    ending: Ending, made: list[Message]
) -> None:
    """The judge is total, and a crash or a hang is never a pass."""
    for expectation in (
        Accept(messages=(ONE,)),
        Reject(),
        Incomplete(),
        Either(accept=Accept(messages=(ONE,)), reject=Reject()),
    ):
        found = kind(expectation, seen(*made, ending=ending))
        if ending is Ending.CRASHED:
            assert found is Kind.CRASH
        if ending is Ending.HUNG:
            assert found is Kind.HANG


@pytest.mark.parametrize(
    ("expectation", "observation", "expected"),
    [
        (Accept(messages=(ONE,)), seen(GET), None),
        (Accept(messages=(ONE,)), seen(PUT), Kind.WRONG_FRAMING),
        (Accept(messages=(ONE,)), REFUSED, Kind.OVER_REJECTION),
        (Accept(messages=(ONE,)), CLOSED, Kind.OVER_REJECTION),
        (Accept(messages=(ONE,)), WAITS, Kind.WRONG_FRAMING),
        (Accept(messages=(ONE,)), seen(GET, PUT), Kind.WRONG_FRAMING),
        (Accept(messages=(ONE,), exact=False), seen(GET, PUT), None),
        # Fewer messages are right if the stack closes after one of them.
        (Accept(messages=(ONE, TWO)), seen(GET, ending=Ending.CLOSED), None),
        (Accept(messages=(ONE, TWO)), seen(GET, ending=Ending.SWITCHED), None),
        (Accept(messages=(ONE, TWO)), seen(GET, keep_alive=False), None),
        (Accept(messages=(ONE, TWO)), seen(Message(keep_alive=False)), None),
        (Accept(messages=(ONE, TWO)), seen(GET), Kind.WRONG_FRAMING),
        (
            Accept(messages=(ONE, TWO)),
            seen(GET, ending=Ending.REJECTED),
            Kind.OVER_REJECTION,
        ),
        (
            Accept(messages=(ONE, TWO), close=False),
            seen(GET, ending=Ending.CLOSED),
            Kind.OVER_REJECTION,
        ),
        # An error after all messages is right only where more may be wrong.
        (
            Accept(messages=(ONE,)),
            seen(GET, ending=Ending.REJECTED),
            Kind.OVER_REJECTION,
        ),
        (Accept(messages=(ONE,), exact=False), seen(GET, ending=Ending.REJECTED), None),
        (Accept(messages=(ONE,), close=True), seen(GET, ending=Ending.REJECTED), None),
        (
            Accept(messages=(ExpectedMessage(keep_alive=False),)),
            seen(GET, ending=Ending.REJECTED),
            None,
        ),
    ],
)
def test_accept(
    expectation: Accept, observation: Observation, expected: Kind | None
) -> None:
    """All messages, no other, no error: with the exceptions that the RFCs make."""
    assert kind(expectation, observation) is expected


@pytest.mark.parametrize(
    ("expectation", "observation", "expected"),
    [
        (Accept(messages=(ONE,), close=True), seen(GET), None),
        (Accept(messages=(ONE,), close=True), seen(GET, ending=Ending.CLOSED), None),
        (
            Accept(messages=(ONE,), close=True),
            seen(GET, keep_alive=True),
            Kind.DUTY_TO_CLOSE,
        ),
        (
            Accept(messages=(ONE,), close=True),
            seen(Message(keep_alive=True)),
            Kind.DUTY_TO_CLOSE,
        ),
        (Accept(messages=(ONE,), close=True), seen(GET, PUT), Kind.DUTY_TO_CLOSE),
        (
            Accept(messages=(ONE,), close=True, exact=False),
            seen(GET, PUT),
            Kind.DUTY_TO_CLOSE,
        ),
        (
            Accept(messages=(ExpectedMessage(keep_alive=False),)),
            seen(Message(keep_alive=True)),
            Kind.DUTY_TO_CLOSE,
        ),
        (
            Accept(messages=(ExpectedMessage(keep_alive=False, method=b"PUT"),)),
            seen(Message(keep_alive=True, method=b"GET")),
            Kind.WRONG_FRAMING,
        ),
        (
            Reject(close=True),
            seen(ending=Ending.REJECTED, keep_alive=True),
            Kind.DUTY_TO_CLOSE,
        ),
        (Reject(close=True), REFUSED, None),
        (Accept(messages=(), close=True), seen(), None),
        (Accept(messages=(ONE,), close=False), seen(GET, keep_alive=True), None),
        (
            Accept(messages=(ONE,), close=False),
            seen(GET, keep_alive=False),
            Kind.OVER_REJECTION,
        ),
    ],
)
def test_duty_to_close(
    expectation: Expectation, observation: Observation, expected: Kind | None
) -> None:
    """After what must be the last message nothing is read and nothing is kept."""
    assert kind(expectation, observation) is expected


def test_a_connection_that_the_peer_has_closed_need_not_stay() -> None:
    """`close=False` asks nothing once the stream has ended."""
    asked = case(Accept(messages=(ONE,), close=False), eof=True)
    assert kind(asked, seen(GET, ending=Ending.CLOSED)) is None


@pytest.mark.parametrize(
    ("expectation", "observation", "expected"),
    [
        (Reject(), REFUSED, None),
        (Reject(), CLOSED, None),
        (Reject(), WAITS, Kind.OVER_ACCEPTANCE),
        (Reject(), seen(), Kind.OVER_ACCEPTANCE),
        (Reject(), seen(GET), Kind.OVER_ACCEPTANCE),
        (Reject(), seen(ending=Ending.SWITCHED), Kind.OVER_ACCEPTANCE),
        (Reject(), seen(GET, ending=Ending.REJECTED), Kind.OVER_ACCEPTANCE),
        (Reject(), seen(GET, error="bad"), Kind.MESSAGE_AFTER_ERROR),
        (Reject(), seen(GET, status=400), Kind.MESSAGE_AFTER_ERROR),
        (Reject(), seen(error="bad", ending=Ending.INCOMPLETE), None),
        (Reject(after=(ONE,)), seen(GET, ending=Ending.REJECTED), None),
        (Reject(after=(ONE,)), seen(GET, ending=Ending.SWITCHED), None),
        (Reject(after=(ONE,)), seen(PUT), Kind.WRONG_FRAMING),
        (Reject(after=(ONE,)), REFUSED, Kind.OVER_REJECTION),
        (Reject(after=(ONE, TWO)), seen(GET, ending=Ending.CLOSED), None),
        (Reject(statuses=frozenset({414})), REFUSED, None),
        (
            Reject(statuses=frozenset({414})),
            seen(ending=Ending.REJECTED, status=431),
            Kind.WRONG_STATUS,
        ),
        (
            Reject(statuses=frozenset({400})),
            seen(ending=Ending.REJECTED, status=501),
            None,
        ),
        (
            Reject(statuses=frozenset({400})),
            seen(ending=Ending.REJECTED, status=500),
            Kind.WRONG_STATUS,
        ),
        (Reject(statuses=frozenset({400})), seen(ending=Ending.REJECTED), None),
        (Reject(), seen(ending=Ending.REJECTED, status=500), None),
    ],
)
def test_reject(
    expectation: Reject, observation: Observation, expected: Kind | None
) -> None:
    """Refused after the good messages, with an allowed status, and then nothing."""
    assert kind(expectation, observation) is expected


def test_a_client_answers_nobody() -> None:
    """In the client role no status of a refusal is judged."""
    asked = case(Reject(statuses=frozenset({400})), context=CLIENT)
    assert kind(asked, seen(ending=Ending.REJECTED, status=502)) is None


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        (WAITS, Kind.WRONG_FRAMING),
        (seen(GET, ending=Ending.INCOMPLETE), None),
        (seen(GET), None),
        (seen(GET, ending=Ending.REJECTED), None),
        (seen(GET, PUT), Kind.OVER_ACCEPTANCE),
        (seen(PUT), Kind.WRONG_FRAMING),
    ],
)
def test_incomplete(observation: Observation, expected: Kind | None) -> None:
    """Waiting and refusing are right; making the message is not."""
    assert kind(Incomplete(after=(ONE,)), observation) is expected


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        (seen(GET), None),
        (REFUSED, None),
        (WAITS, Kind.OVER_ACCEPTANCE),
        (seen(PUT), Kind.WRONG_FRAMING),
        (seen(PUT, ending=Ending.INCOMPLETE), Kind.WRONG_FRAMING),
        (seen(GET, PUT), Kind.WRONG_FRAMING),
        (seen(), Kind.OVER_ACCEPTANCE),
        (seen(ending=Ending.REJECTED, status=500), Kind.WRONG_STATUS),
        (seen(GET, ending=Ending.REJECTED), Kind.OVER_REJECTION),
    ],
)
def test_either(observation: Observation, expected: Kind | None) -> None:
    """Refusing and accepting are right; wrong accepting is named."""
    refuse = Reject(statuses=frozenset({400}))
    either = Either(accept=Accept(messages=(ONE,)), reject=refuse)
    assert kind(either, observation) is expected


@pytest.mark.parametrize(
    ("observation", "expected"),
    [
        (WAITS, None),
        (seen(GET, ending=Ending.INCOMPLETE), None),
        (seen(), Kind.OVER_ACCEPTANCE),
    ],
)
def test_either_with_waiting(observation: Observation, expected: Kind | None) -> None:
    """Where no end can be seen, waiting is right as well; being done is not."""
    refuse = Reject(statuses=frozenset({400}))
    either = Either(accept=Accept(messages=(ONE,)), reject=refuse, wait=True)
    assert kind(either, observation) is expected


@pytest.mark.parametrize(
    "message",
    [
        Message(method=b"G\nET"),
        Message(target=b"/\0"),
        Message(reason=b"O\rK"),
        Message(fields=((b"x\r", b""),)),
        Message(fields=((b"x", b"a\0b"),)),
        Message(trailers=((b"x", b"a\nb"),)),
    ],
)
def test_an_accepted_message_is_clean(message: Message) -> None:
    """CR, LF and NUL never reach the program, wherever they stood."""
    anything = Accept(messages=(ExpectedMessage(),))
    assert kind(anything, seen(message)) is Kind.NOT_NORMALISED
    differing = Accept(messages=(ExpectedMessage(body=b"x"),))
    assert kind(differing, seen(message)) is Kind.NOT_NORMALISED


def test_nul_in_a_reason_phrase_breaks_no_must() -> None:
    """For reason phrases only CR and LF are forbidden by more than the grammar."""
    anything = Accept(messages=(ExpectedMessage(),))
    assert kind(anything, seen(Message(reason=b"O\0K"))) is None


def test_an_unclean_message_that_had_to_be_refused_is_over_acceptance() -> None:
    """Where refusing was the only right answer, that is what is reported."""
    assert kind(Reject(), seen(Message(method=b"G\nET"))) is Kind.OVER_ACCEPTANCE


@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("told", [True, False, None])
def test_signals(wanted: bool, told: bool | None) -> None:
    """What the stack tells of 100 (Continue) and of switching must be true."""
    differs = told is not None and told is not wanted
    asked = case(wants_100=wanted)
    expected = Kind.WANTS_100 if differs else None
    assert kind(asked, seen(wants_100=told)) is expected
    asked = case(may_switch=wanted)
    expected = Kind.MAY_SWITCH if differs else None
    assert kind(asked, seen(may_switch=told)) is expected


def test_signals_of_a_refused_message_are_not_judged() -> None:
    """Who refuses the message needs to know nothing about it."""
    asked = case(Incomplete(), wants_100=True)
    assert kind(asked, seen(ending=Ending.REJECTED, wants_100=False)) is None


@pytest.mark.parametrize("key", ["CL-01", "HO-01", "content-length", "T/1"])
def test_what_is_left_to_the_caller_is_not_applicable(key: str) -> None:
    """A rule, its category or a single case can be the caller's; never a pass."""
    toy = Toy(accepts_everything, left_to_caller={key: "not mine"})
    asked = case(Reject(), rules=("CL-01", "HO-01"))
    assert judge(asked, REFUSED, toy) == NotApplicable("not mine")


def test_a_crash_is_broken_even_where_the_caller_has_to_decide() -> None:
    """Nobody's duty is an excuse for an undocumented exception."""
    toy = Toy(accepts_everything, left_to_caller={"CL-01": "not mine"})
    verdict = judge(case(), seen(ending=Ending.CRASHED), toy)
    assert isinstance(verdict, Broken)
    assert verdict.kind is Kind.CRASH


def test_a_role_that_a_target_lacks_is_not_applicable() -> None:
    """A server is not asked to read responses."""
    toy = Toy(accepts_everything, roles=frozenset({Role.SERVER}))
    asked = case(context=CLIENT)
    words = "toy does not read what a client receives"
    assert judge(asked, seen(ending=Ending.CRASHED), toy) == NotApplicable(words)


@pytest.mark.parametrize(
    ("method", "rule"), [(b"HEAD", "BL-01"), (b"CONNECT", "BL-04")]
)
def test_responses_lean_on_the_rules_about_their_requests(
    method: bytes, rule: str
) -> None:
    """Who cannot be told of HEAD or CONNECT cannot be asked for their responses."""
    toy = Toy(accepts_everything, left_to_caller={rule: "no context"})
    context = Context(role=Role.CLIENT, requests=(SentRequest(method=method),))
    assert left_out(case(context=context, rules=()), toy) == "no context"
    assert left_out(case(context=CLIENT, rules=("XX-99",)), toy) is None


def test_verdicts_say_what_was_expected_and_observed() -> None:
    """The words of a verdict are enough to understand it."""
    assert judge(case(Reject()), REFUSED, TOY) == Kept()
    assert judge(case(Accept(messages=(ONE,))), seen(PUT), TOY) == Broken(
        Kind.WRONG_FRAMING,
        "1 message [GET]",
        "1 message [PUT / no body], then waits for the next message; "
        "message 1: method: expected b'GET', observed b'PUT'",
    )


# The strict profile.

LENIENT = Either(accept=Accept(messages=(ONE,)), reject=Reject())
WAITING = Either(accept=Accept(messages=(ONE,)), reject=Reject(), wait=True)
TOLERANT = ("LT-01",)


def strictly(asked: Case, observation: Observation) -> str:
    """Judge in the strict profile: the kind of what is broken, or ``kept``."""
    verdict = judge(asked, observation, TOY, profile=Profile.STRICT)
    return verdict.kind.value if isinstance(verdict, Broken) else "kept"


def test_strict_is_to_refuse_what_may_be_refused_for_being_malformed() -> None:
    """What is right by default is then leniency; the words say which profile asks."""
    asked, accepted = case(LENIENT, rules=TOLERANT), seen(GET)
    assert judge(asked, accepted, TOY) == Kept()
    assert strictly(asked, accepted) == "tolerated"
    verdict = judge(asked, accepted, TOY, profile=Profile.STRICT)
    assert isinstance(verdict, Broken)
    assert verdict.expected == "in the strict profile: refused"
    assert strictly(asked, seen(ending=Ending.REJECTED)) == "kept"


def test_strict_recipients_may_wait_where_that_is_right() -> None:
    """A lone LF that is no line end leaves the message unfinished."""
    waits = seen(ending=Ending.INCOMPLETE)
    assert strictly(case(WAITING, rules=TOLERANT), waits) == "kept"
    assert strictly(case(LENIENT, rules=TOLERANT), waits) == "over-acceptance"
    assert strictly(case(WAITING, rules=TOLERANT), seen(GET)) == "tolerated"


def test_what_is_no_leniency_stays_free() -> None:
    """Other choices are choices in the strict profile too."""
    assert strictly(case(LENIENT, rules=("MT-03",)), seen(GET)) == "kept"
    assert strictly(case(LENIENT, rules=()), seen(GET)) == "kept"
    must = case(Accept(messages=(ONE,)), rules=TOLERANT)
    assert strictly(must, seen(GET)) == "kept"


def test_a_case_may_differ_from_its_rule_in_tolerance() -> None:
    """The case's own word counts."""
    assert RULES["LT-01"].tolerance
    for own, rule, wanted in (
        (None, "LT-01", True),
        (None, "MT-03", False),
        (False, "LT-01", False),
        (True, "MT-03", True),
    ):
        asked = replace(case(LENIENT, rules=(rule,)), tolerance=own)
        assert tolerated(asked) == wanted
        assert (strictly(asked, seen(GET)) == "tolerated") == wanted


def test_other_faults_stay_what_they_are() -> None:
    """Wrong messages are not mistaken for leniency."""
    assert strictly(case(LENIENT, rules=TOLERANT), seen(PUT)) == "wrong-framing"


def test_tolerance_leaves_a_choice() -> None:
    """A rule marked so has a case that may be refused; recorded traffic never is."""
    lenient = [c for c in load_corpus() if tolerated(c)]
    choices = {c.rules[0] for c in lenient if isinstance(c.expectation, Either)}
    assert choices >= {rule.id for rule in RULES.values() if rule.tolerance}
    assert all(c.rules for c in lenient)
