"""How growth is measured: so that neither the machine nor its load decides.

``slope``     The time of a whole input at doubling sizes, each the least of three
              runs on the thread's own clock.  On a log-log plot a linear cost
              has slope 1 and a quadratic one slope 2; judged is the median of
              the last three local slopes, which a single step (a cache that
              overflows, a page fault) cannot move.
``marginal``  The time of one-octet reads after a long unfinished prefix and after
              a short one.  Work that does not depend on what came before gives 1;
              work that touches it again gives the ratio of the prefixes, 128.
``following`` The same for the first events of a short read and of a long one.
``peaks``     The most memory that was held, counted by the allocator.

A suspicion is measured again before it is reported: only what is found every time
is real.
"""

from __future__ import annotations

import gc
import itertools
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from families import Family
from families_sent import Sending
from growth_driver import Subject

STEEPEST = 1.5
"""A local slope above this is not linear, nor linear times a logarithm."""
WIDEST = 4.0
"""A marginal ratio above this is not constant; the lengths differ 128 times."""
FLATTEST = 1.25
SLACK = 16 << 10
"""Memory that is more than so many times as much, and so many octets, is not the
same.  An interpreter that caches something takes a few octets at any time."""
SIZES = 6
RUNS = 3
SLOW = 4
"""A run that takes so many times the budget is run once only."""
ATTEMPTS = 3
LENGTHS = (8 << 10, 32 << 10, 128 << 10, 1 << 20)
TAIL = 240
FIRST = 60


@dataclass(frozen=True, slots=True)
class Growth:
    """What was measured of one family on one subject."""

    sizes: list[int]
    """In octets."""
    seconds: list[float]
    """Of thread time; for a marginal measurement, of one read."""
    growth: float
    """The slope, or the ratio of the longest prefix to the shortest."""
    limit: float
    accepted: bool

    @property
    def linear(self) -> bool:
        """Whether the cost grows no faster than it may."""
        return self.growth <= self.limit


def _thread_time(run: Callable[[], object]) -> float:
    start = time.thread_time()
    run()
    return time.thread_time() - start


def _undisturbed(measure: Callable[[], Growth]) -> Growth:
    """Measure without the garbage collector; a suspicion more than once."""
    was_enabled = gc.isenabled()
    best: Growth | None = None
    try:
        for _ in range(ATTEMPTS):
            gc.collect()
            gc.disable()
            growth = measure()
            if best is None or growth.growth < best.growth:
                best = growth
            if best.linear:
                break
    finally:
        if was_enabled:
            gc.enable()
    assert best is not None
    return best


def slope(
    subject: Subject,
    family: Family | Sending,
    *,
    budget: float = 0.05,
    smallest: int = 1 << 10,
    largest: int = 1 << 22,
) -> Growth:
    """Measure a family at doubling sizes, six of them or more.

    Args:
        subject: What is measured.
        family: The family.
        budget: The sizes stop growing when a run takes this many seconds.
        smallest: The first size, in octets.
        largest: The last size.
    """
    sizes = [smallest]
    while sizes[-1] < largest:
        sizes.append(2 * sizes[-1])
    return _undisturbed(lambda: _slope(subject, family, budget, sizes))


def _slope(
    subject: Subject, family: Family | Sending, budget: float, sizes: list[int]
) -> Growth:
    seconds: list[float] = []
    accepted = True
    for size in sizes:
        run = subject.run_of(family, size)
        if size == sizes[0]:
            accepted = run()  # what is made at the first use is no part of any size
        least = _thread_time(run)
        if least < SLOW * budget:
            least = min(least, *[_thread_time(run) for _ in range(RUNS - 1)])
        seconds.append(least)
        if least >= budget and len(seconds) >= SIZES:
            break
    local = [math.log2(b / a) for a, b in itertools.pairwise(seconds)]
    growth = statistics.median(local[-3:])
    return Growth(sizes[: len(seconds)], seconds, growth, STEEPEST, accepted)


def marginal(
    subject: Subject, family: Family, lengths: Sequence[int] = LENGTHS
) -> Growth:
    """Measure a read of one octet after prefixes of several lengths."""
    tail = itertools.islice(itertools.cycle(family.tail), TAIL)
    reads = [bytes([octet]) for octet in tail]

    def timed(size: int) -> tuple[float, bool]:
        side = subject.after(family, size)
        # The first octet may pay for what the prefix left: a copy, once.
        side.receive_all(reads[:1])
        taken = _thread_time(lambda: side.receive_all(reads[1:]))
        return taken / (TAIL - 1), not side.refused

    return _undisturbed(lambda: _constant(timed, lengths))


def following(
    subject: Subject, family: Family, lengths: Sequence[int] = LENGTHS
) -> Growth:
    """Measure one of the first events of reads of several lengths."""

    def timed(size: int) -> tuple[float, bool]:
        side = subject.before(family, size)
        # The first event may pay for the whole read: a copy, once.
        side.take_events(1)
        taken = _thread_time(lambda: side.take_events(FIRST))
        return taken / FIRST, not side.refused

    return _undisturbed(lambda: _constant(timed, lengths))


def _constant(
    timed: Callable[[int], tuple[float, bool]], lengths: Sequence[int]
) -> Growth:
    seconds: list[float] = []
    accepted = True
    for size in lengths:
        times, verdicts = zip(*[timed(size) for _ in range(RUNS)], strict=True)
        seconds.append(min(times))
        accepted = accepted and all(verdicts)
    return Growth(list(lengths), seconds, seconds[-1] / seconds[0], WIDEST, accepted)


@dataclass(frozen=True, slots=True)
class Peaks:
    """The most memory that was held at two sizes; all in octets."""

    sizes: tuple[int, int]
    peaks: tuple[int, int]

    @property
    def flat(self) -> bool:
        """Whether the larger size took no more memory."""
        return self.peaks[1] <= FLATTEST * self.peaks[0] + SLACK

    @property
    def linear(self) -> bool:
        """Whether memory grew no faster than the size."""
        return math.log(self.peaks[1] / self.peaks[0]) <= STEEPEST * math.log(
            self.sizes[1] / self.sizes[0]
        )

    @property
    def per_octet(self) -> float:
        """How many octets were held for each octet of the larger size."""
        return self.peaks[1] / self.sizes[1]


def peaks(
    subject: Subject,
    family: Family | Sending,
    sizes: tuple[int, int],
    *,
    limited: bool = False,
) -> Peaks:
    """Measure the most memory that runs held, their inputs apart.

    Args:
        subject: What is measured.
        family: The family.
        sizes: The smaller and the larger size, in octets.
        limited: Whether the default limits act.
    """
    small, large = [subject.run_of(family, size, limited=limited) for size in sizes]
    small()  # what is made once for all runs is no part of any
    return Peaks(sizes, (_peak(small), _peak(large)))


def _peak(run: Callable[[], object]) -> int:
    import tracemalloc  # noqa: PLC0415 -- PyPy has none

    gc.collect()
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
