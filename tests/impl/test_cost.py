"""What an input may cost: time and memory grow no faster than its size.

The families of inputs and the measurements are those of the bench, at sizes that
take seconds.  No test here asserts how long anything takes.  What is asserted is
how the cost of a family changes with the size, which does not depend on the
machine: a slope over doubling sizes, or the ratio of two costs whose bound lies
far from both what linear and what quadratic work gives.

A count without any clock was the other choice.  Opcodes can be counted, and peaks
of memory are; but a rescan, a copy or a pattern that backtracks is one opcode
however long it takes, and those are what goes wrong here.  So time is measured,
on the clock of the thread, which a busy machine does not move; each figure is the
least of three; the slope is the median of the last three, which one step cannot
tilt; and a suspicion has to be found three times in a row.  What is quadratic is
found each time, as the planted cases below are.
"""

from __future__ import annotations

import platform
from types import ModuleType

import pytest

import growth
from families import ENDLESS, FOLLOWED, RECEIVED, STREAMED, UNFINISHED, Family
from families_sent import SENT, Sending
from growth_driver import Subject, subject
from growth_measure import following, marginal, peaks, slope

pytestmark = pytest.mark.skipif(
    platform.python_implementation() != "CPython",
    reason="a compiler at run time makes the first sizes dearer than the last",
)

OURS = subject("h11impl")
LENGTHS = (8 << 10, 256 << 10)
LIFTED = (2 << 10, 8 << 10)
LIMITED = (32 << 10, 128 << 10)


def name_of(family: Family | Sending) -> str:
    return family.name


def steepness(measured: Subject, family: Family | Sending) -> str:
    """Return what the slope says, with the figures if it is not linear."""
    found = slope(measured, family, budget=0.005, smallest=256, largest=1 << 17)
    return "linear" if found.linear else f"not linear: {found}"


@pytest.mark.parametrize("family", RECEIVED, ids=name_of)
def test_time_of_what_is_received(family: Family) -> None:
    """Reading takes time in proportion to the octets and the reads."""
    assert "linear" == steepness(OURS, family)


@pytest.mark.parametrize("family", SENT, ids=name_of)
def test_time_of_what_is_sent(family: Sending) -> None:
    """Sending takes time in proportion to the octets and the events."""
    assert "linear" == steepness(OURS, family)


@pytest.mark.parametrize("family", UNFINISHED, ids=name_of)
def test_one_octet_after_much(family: Family) -> None:
    """A read costs the same however many octets wait for their end."""
    found = marginal(OURS, family, LENGTHS)
    assert found.accepted
    assert found.linear, found


@pytest.mark.parametrize("family", FOLLOWED, ids=name_of)
def test_first_events_of_much(family: Family) -> None:
    """An event costs the same however many octets come after it in the read."""
    found = following(OURS, family, LENGTHS)
    assert found.accepted
    assert found.linear, found


@pytest.mark.parametrize("family", [*RECEIVED, *SENT], ids=name_of)
def test_memory_grows_linearly(family: Family | Sending) -> None:
    """With all limits lifted, memory is still held in proportion to the octets."""
    found = peaks(OURS, family, LIFTED)
    assert found.linear, found


@pytest.mark.parametrize("family", STREAMED, ids=name_of)
def test_streams_take_no_memory(family: Family) -> None:
    """A body of any length passes through the memory of one read."""
    found = peaks(OURS, family, (1 << 20, 1 << 22), limited=True)
    assert found.flat, found


@pytest.mark.parametrize("family", ENDLESS, ids=name_of)
def test_default_limits_bound_memory(family: Family) -> None:
    """What never ends is refused before more than the limits is held."""
    found = peaks(OURS, family, LIMITED, limited=True)
    assert found.flat, found


@pytest.mark.parametrize("family", [*RECEIVED, *UNFINISHED, *FOLLOWED], ids=name_of)
def test_families_have_the_size_that_is_asked_for(family: Family) -> None:
    """A family's input has the octets it should have, give or take its ends."""
    size = 1 << 14
    octets = sum(map(len, family(size).reads))
    assert abs(octets - size) <= len(family.prefix + family.suffix) + size // 2


class _ToyConnection:
    """Takes octets, and may touch all of them again at every read."""

    rescans = False

    def __init__(self, _role: object, max_incomplete_event_size: int) -> None:
        self.octets = bytearray()
        self.limit = max_incomplete_event_size

    def receive_data(self, data: bytes) -> None:
        self.octets += data

    def next_event(self) -> str:
        if self.rescans:
            sum(self.octets)
        return "need data"


class _RescanningConnection(_ToyConnection):
    rescans = True


def toy(connection: type[_ToyConnection]) -> Subject:
    """Return a subject with just so much of h11's API as one-octet reads need."""
    module = ModuleType("toy")
    vars(module).update(
        Connection=connection,
        SERVER="server",
        NEED_DATA="need data",
        PAUSED="paused",
        RemoteProtocolError=ValueError,
        Response=lambda **_: None,
        EndOfMessage=lambda: None,
    )
    return Subject(module)


WHOLE = Family("octets", b"", b"x")
OCTETS = Family("one-octet reads", b"", b"x", cut="octets")


def test_linear_work_is_found_linear() -> None:
    """The method has no objection to a connection that only keeps octets."""
    assert "linear" == steepness(toy(_ToyConnection), OCTETS)
    assert marginal(toy(_ToyConnection), WHOLE, LENGTHS).linear


def test_rescans_are_found() -> None:
    """The method finds a connection that looks through all octets at each read."""
    planted = toy(_RescanningConnection)
    found = slope(planted, OCTETS, budget=0.05, smallest=256, largest=1 << 13)
    assert not found.linear, found
    assert not marginal(planted, WHOLE, (1 << 10, 1 << 15)).linear


def test_bench_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """The bench prints a verdict for each family that was chosen."""
    options = ["--family", "a long value", "--beside", "none", "--no-plot"]
    assert 0 == growth.main(options)
    assert "linear" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--family", "nosuch"], 2, "growth.py: no family is called like 'nosuch'\n"),
        (["--beside", "nosuch"], 3, "growth.py: No module named 'nosuch'\n"),
        (["--module", "json"], 3, "growth.py: json has not h11's API\n"),
    ],
)
def test_bench_refuses_in_one_line(
    options: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option, or what is not installed, is one line and an exit code."""
    assert code == growth.main(options)
    assert ("", said) == capsys.readouterr()
