"""What holds for any octets: kept by the embedded stack, broken by toys."""

from __future__ import annotations

import inspect
import pickle
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from http11_oracle import (
    Ending,
    Kind,
    Observation,
    load_target,
    octets as octets_module,
)
from http11_oracle.octets import (
    ONE_OCTET_READS,
    TOTALITY,
    PropertyBroken,
    check_octets,
    derived,
    one_by_one,
)
from http11_strategies import (
    RULES,
    Case,
    Context,
    Message,
    Role,
    SentRequest,
    load_corpus,
    requests,
    responses,
)

from .toys import GET, OK, SERVER, Observe, Toy, read_heads

CLIENT = Context(role=Role.CLIENT, requests=(SentRequest(), SentRequest()))


def broken(
    observe: Observe, octets: bytes = GET, context: Context = SERVER
) -> PropertyBroken:
    """Return what a toy breaks."""
    with pytest.raises(PropertyBroken) as caught:
        check_octets(Toy(observe), octets, context)
    return caught.value


@given(st.binary(max_size=4 * ONE_OCTET_READS))
def test_reads_join_back_to_the_octets(octets: bytes) -> None:
    """Neither way of cutting loses, adds or empties anything."""
    for cut in (one_by_one, derived):
        reads = cut(octets)
        assert b"".join(reads) == octets
        assert b"" not in reads


@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_the_number_of_reads_is_limited(size: int) -> None:
    """Long inputs are read octet by octet at their ends only: work stays linear."""
    octets = bytes(size)
    assert len(one_by_one(octets)) <= 2 * ONE_OCTET_READS + size // ONE_OCTET_READS + 1
    assert len(derived(octets)) <= 130


def test_short_octets_are_read_one_by_one() -> None:
    """Up to twice the limit, no read has two octets."""
    assert {len(read) for read in one_by_one(bytes(2 * ONE_OCTET_READS))} == {1}


@given(requests() | responses(), st.booleans())
def test_the_embedded_stack_keeps_its_word_on_messages(case: Case, cut: bool) -> None:
    """Valid messages, whole or cut off, in both roles."""
    octets = case.octets[: len(case.octets) // 2] if cut else case.octets
    for context in (SERVER, CLIENT):
        check_octets(load_target("h11impl"), octets, context)


@given(st.binary(max_size=200))
def test_the_embedded_stack_keeps_its_word_on_noise(octets: bytes) -> None:
    """Octets without any sense, in both roles."""
    for context in (SERVER, CLIENT):
        check_octets(load_target("h11impl"), octets, context)


def test_the_embedded_stack_keeps_its_word_on_the_corpus() -> None:
    """Every fixed example in its own context."""
    target = load_target("h11impl")
    for case in load_corpus():
        check_octets(target, case.octets, case.context)


def test_a_well_behaved_toy_passes() -> None:
    """The properties alone ask for no particular grammar."""
    for octets in (b"", GET, GET * 3, GET[:-2], b" \r\n\r\n" + GET):
        check_octets(Toy(read_heads), octets, SERVER)
    for octets in (b"", OK, OK * 2, OK[:-1]):
        check_octets(Toy(read_heads), octets, CLIENT)


@pytest.mark.parametrize(
    ("ending", "kind", "words"),
    [
        (Ending.CRASHED, Kind.CRASH, "crashed: IndexError()"),
        (Ending.HUNG, Kind.HANG, "no answer in time"),
    ],
)
def test_an_accident_is_a_finding(ending: Ending, kind: Kind, words: str) -> None:
    """Totality: neither a crash nor a hang passes for an answer."""
    found = broken(lambda _r, _c: Observation(ending=ending, error="IndexError()"))
    assert (found.rule, found.kind, found.observed) == (TOTALITY, kind, words)
    assert found.reads == (GET,)


def test_an_adapter_that_raises_is_a_finding() -> None:
    """An adapter must return for any octets; its exception stays the cause."""

    def observe(_reads: Sequence[bytes], _context: Context) -> Observation:
        raise ZeroDivisionError

    found = broken(observe)
    assert found.kind is Kind.CRASH
    assert found.observed == "the adapter raised ZeroDivisionError()"
    assert isinstance(found.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("change", ["messages", "ending", "status"])
def test_dependence_on_the_split_is_a_finding(change: str) -> None:
    """A reading that differs octet by octet, in any part of the verdict."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        seen = read_heads(reads, context)
        if len(reads) < 10:
            return seen
        return {
            "messages": replace(seen, messages=()),
            "ending": replace(seen, ending=Ending.INCOMPLETE),
            "status": replace(seen, status=431),
        }[change]

    found = broken(observe)
    assert (found.rule, found.kind) == ("LM-04", Kind.SPLIT_DEPENDENCE)
    assert found.reads == tuple(GET[i : i + 1] for i in range(len(GET)))
    assert found.expected.startswith("as in one read: 1 message(s), complete")


def test_dependence_on_the_split_at_the_end_is_a_finding() -> None:
    """A response that the end of the stream completes only if it came whole."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        seen = read_heads(reads, context)
        if reads[-1:] == [b""] and len(reads) == 2:
            return replace(seen, messages=(Message(status=200),))
        return seen

    found = broken(observe, OK[:-1], CLIENT)
    assert (found.rule, found.reads[-1]) == ("LM-04", b"")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("MT-01", Message(method=b"G T")),
        ("RL-09", Message(target=b"/\0")),
        ("ST-05", Message(reason=b"a\rb")),
        ("FS-01", Message(fields=((b"a b", b""),))),
        ("FS-01", Message(trailers=((b"", b""),))),
        ("FS-09", Message(fields=((b"a", b"b\nc"),))),
        ("TR-03", Message(trailers=((b"a", b"\0"),))),
    ],
)
def test_an_unclean_element_is_a_finding(rule: str, message: Message) -> None:
    """CR, LF and NUL reach no caller, and names are tokens."""
    found = broken(
        lambda _r, _c: Observation(messages=(message,), ending=Ending.CLOSED)
    )
    assert (found.rule, found.kind) == (rule, Kind.NOT_NORMALISED)


def test_a_body_of_another_length_is_a_finding() -> None:
    """A request's Content-Length frames exactly that many octets."""
    wrong = Message(method=b"POST", fields=((b"content-length", b"3"),), body=b"ab")
    found = broken(lambda _r, _c: Observation(messages=(wrong,), ending=Ending.CLOSED))
    assert (found.rule, found.kind) == ("CL-08", Kind.WRONG_FRAMING)
    assert found.observed == "a body of 2 octets"


@pytest.mark.parametrize(
    "fields",
    [
        ((b"content-length", b"3"), (b"transfer-encoding", b"chunked")),
        ((b"content-length", b"3, 3"),),
        ((b"content-length", b"0"),),
    ],
)
def test_a_body_with_other_framing_is_no_finding(
    fields: tuple[tuple[bytes, bytes], ...],
) -> None:
    """Chunked wins over Content-Length, and lists are another rule's matter."""
    fine = Observation(
        messages=(Message(method=b"POST", fields=fields),), ending=Ending.CLOSED
    )
    check_octets(Toy(lambda _r, _c: fine), GET, SERVER)


@pytest.mark.parametrize(("context", "rule"), [(SERVER, "IN-01"), (CLIENT, "IN-04")])
def test_a_message_made_by_the_end_is_a_finding(context: Context, rule: str) -> None:
    """The end of the stream completes no request, and no response twice."""

    def observe(reads: Sequence[bytes], _context: Context) -> Observation:
        messages = (Message(),) * 2 if b"" in reads else ()
        return Observation(messages=messages, ending=Ending.INCOMPLETE)

    assert broken(observe, GET, context).rule == rule


def test_a_message_taken_back_at_the_end_is_a_finding() -> None:
    """What was read stays read."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        seen = read_heads(reads, context)
        return replace(seen, messages=()) if b"" in reads else seen

    assert broken(observe).rule == "IN-01"


@pytest.mark.parametrize(
    ("context", "ending", "rule", "kind"),
    [
        (SERVER, Ending.REJECTED, "PE-08", Kind.MESSAGE_AFTER_ERROR),
        (SERVER, Ending.CLOSED, "PE-02", Kind.WRONG_FRAMING),
        (CLIENT, Ending.CLOSED, "PE-07", Kind.WRONG_FRAMING),
        (SERVER, Ending.SWITCHED, "UP-05", Kind.WRONG_FRAMING),
    ],
)
def test_a_message_after_the_end_is_a_finding(
    context: Context, ending: Ending, rule: str, kind: Kind
) -> None:
    """Nothing is read after an error, a close or a switch."""

    def observe(reads: Sequence[bytes], _context: Context) -> Observation:
        more = (Message(),) if b"probe" in reads[-1] or reads[-1] == OK else ()
        return Observation(messages=more, ending=ending)

    found = broken(observe, b"noise", context)
    assert (found.rule, found.kind) == (rule, kind)


@pytest.mark.parametrize(
    ("context", "octets", "rule"), [(SERVER, GET, "PI-01"), (CLIENT, OK, "PI-03")]
)
def test_a_lost_message_is_a_finding(
    context: Context, octets: bytes, rule: str
) -> None:
    """Where a stack says that it waits for a message, the next one is read."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        seen = read_heads(reads, context)
        return replace(seen, messages=seen.messages[:1])

    found = broken(observe, octets, context)
    assert (found.rule, found.kind) == (rule, Kind.WRONG_FRAMING)


def test_a_garbled_message_is_a_finding() -> None:
    """The next message is read as it was sent, not with leftovers before it."""

    def observe(reads: Sequence[bytes], context: Context) -> Observation:
        *before, last = read_heads(reads, context).messages
        garbled = replace(last, target=b"/o" if last.target == b"/probe" else b"/")
        return Observation(messages=(*before, garbled), ending=Ending.COMPLETE)

    assert broken(observe).rule == "PI-01"


def test_nothing_may_follow_without_keep_alive() -> None:
    """A stack that will not go on need not read the next message."""
    last = Observation(
        messages=(Message(method=b"GET"),), ending=Ending.COMPLETE, keep_alive=False
    )
    check_octets(Toy(lambda _r, _c: last), GET, SERVER)


def test_a_rule_left_to_the_caller_is_not_asked_for() -> None:
    """What a parser leaves to its caller is no finding."""
    unclean = Observation(messages=(Message(target=b"\n"),), ending=Ending.CLOSED)
    check_octets(Toy(lambda _r, _c: unclean, **{"RL-09": "the caller's"}), GET, SERVER)


def test_the_exception_tells_all_and_can_be_pickled() -> None:
    """It crosses process borders, and its words name rule, kind and both sides."""
    found = PropertyBroken("LM-04", Kind.SPLIT_DEPENDENCE, [b"a", b""], "this", "that")
    again = pickle.loads(pickle.dumps(found))
    assert vars(again) == vars(found)
    assert str(again) == (
        "LM-04 broken (split-dependence): expected this; observed that"
    )


def test_every_rule_is_in_the_catalogue() -> None:
    """A finding names a rule that `http11 rules` explains."""
    source = inspect.getsource(octets_module)
    named = set(re.findall(r'"([A-Z]{2}-[0-9]{2})"', source))
    assert len(named) == 16
    assert named <= set(RULES)


def test_the_limit_of_h11_depends_on_the_split() -> None:
    """A known flaw of another stack is found: its limit looks at unread octets."""
    pytest.importorskip("h11", reason="h11 is not installed")
    octets = b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 20_000 + b"\r\n\r\n"
    with pytest.raises(PropertyBroken, match="LM-04"):
        check_octets(load_target("h11"), octets, SERVER)
    check_octets(load_target("h11impl"), octets, SERVER)
