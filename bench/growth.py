"""How time and memory grow with the input: h11impl, with h11 beside it.

    python bench/growth.py [--family TEXT] [--gib] [--strict] [--no-plot] ...

Every family of inputs is measured with all limits lifted, so that the growth is
seen beyond them; see growth_measure.py for the method and families.py for the
families.  Printed is a table; written is a log-log plot, as SVG and PNG.  The
exit code is 1 when a family of the first module is not linear, or crashes it,
2 for wrong options, 3 when something is not installed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from families import ENDLESS, FOLLOWED, RECEIVED, STREAMED, UNFINISHED, Family
from families_sent import SENT, Sending
from growth_driver import Subject, subject
from growth_measure import Growth, Peaks, following, marginal, peaks, slope

PLOTS = Path(__file__).resolve().parent / "plots"
KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class Crash:
    """A subject raised what no module with h11's API may raise."""

    name: str
    linear = False


@dataclass(frozen=True, slots=True)
class Row:
    """A family, and what was measured of each subject, the judged one first."""

    family: str
    results: list[Growth | Crash]


@dataclass(frozen=True, slots=True)
class Part:
    """Families that are measured in one way."""

    title: str
    families: Sequence[Family | Sending]
    measure: Callable[[Subject, Family | Sending], Growth]
    unit: str
    in_unit: Callable[[Growth], float]


@dataclass(frozen=True, slots=True)
class MemoryPart:
    """Families whose memory is measured in one way."""

    title: str
    families: Sequence[Family | Sending]
    sizes: tuple[int, int]
    limited: bool
    flat: bool
    """Memory must stay the same; else it must grow linearly."""


def _time(subject: Subject, family: Family | Sending) -> Growth:
    return slope(subject, family)


def _marginal(subject: Subject, family: Family | Sending) -> Growth:
    assert isinstance(family, Family)
    return marginal(subject, family)


def _following(subject: Subject, family: Family | Sending) -> Growth:
    assert isinstance(family, Family)
    return following(subject, family)


def _nanoseconds_an_octet(growth: Growth) -> float:
    return growth.seconds[-1] / growth.sizes[-1] * 1e9


def _last_microseconds(growth: Growth) -> float:
    return growth.seconds[-1] * 1e6


PARTS = (
    Part("received: slope", RECEIVED, _time, "ns an octet", _nanoseconds_an_octet),
    Part("sent: slope", SENT, _time, "ns an octet", _nanoseconds_an_octet),
    Part(
        "a one-octet read after 1 MiB: times that after 8 KiB",
        UNFINISHED,
        _marginal,
        "µs a read",
        _last_microseconds,
    ),
    Part(
        "one of the first events of a read of 1 MiB: times that of 8 KiB",
        FOLLOWED,
        _following,
        "µs an event",
        _last_microseconds,
    ),
)


def memory_parts(streamed: int) -> tuple[MemoryPart, ...]:
    """Return what is measured of memory, with streams of so many octets."""
    lifted, limits = (16 * KIB, 64 * KIB), (256 * KIB, MIB)
    return (
        MemoryPart("received: linear", RECEIVED, lifted, limited=False, flat=False),
        MemoryPart("sent: linear", SENT, lifted, limited=False, flat=False),
        MemoryPart(
            f"streams of {streamed // MIB} MiB: flat",
            STREAMED,
            (16 * MIB, streamed),
            limited=True,
            flat=True,
        ),
        MemoryPart(
            "endless, with the default limits: flat",
            ENDLESS,
            limits,
            limited=True,
            flat=True,
        ),
    )


def _measured(part: Part, subject: Subject, family: Family | Sending) -> Growth | Crash:
    try:
        return part.measure(subject, family)
    except Exception as error:  # whatever it is, it is reported as a finding
        return Crash(type(error).__name__)


def _cells(part: Part, result: Growth | Crash) -> str:
    if isinstance(result, Crash):
        return f"{result.name[:18]:>20}"
    # What is refused early costs nothing, and its growth says little.
    mark = " " if result.accepted else "r"
    return f"{result.growth:8.2f}{part.in_unit(result):11.2f}{mark}"


def run_part(part: Part, subjects: list[Subject], chosen: str) -> list[Row]:
    """Measure the families of a part and print a line for each."""
    rows: list[Row] = []
    for family in part.families:
        if chosen not in family.name:
            continue
        if not rows:
            names = "".join(f"{subject.name:>20}" for subject in subjects)
            print(f"\n{part.title} ({part.unit})\n{'':37}{names}")
        results = [_measured(part, subject, family) for subject in subjects]
        rows.append(Row(family.name, results))
        cells = "".join(_cells(part, result) for result in results)
        verdict = "linear" if results[0].linear else "NOT LINEAR"
        print(f"  {family.name:35}{cells}  {verdict}", flush=True)
    return rows


def run_memory(part: MemoryPart, judged: Subject, chosen: str) -> list[str]:
    """Measure memory and print a line for each family; return which grow."""
    growing: list[str] = []
    families = [family for family in part.families if chosen in family.name]
    if families:
        print(f"\nmemory, {part.title}\n{'':37}{judged.name:>20}")
    for family in families:
        found = peaks(judged, family, part.sizes, limited=part.limited)
        good = found.flat if part.flat else found.linear
        print(
            f"  {family.name:35}{_memory_cells(found, part)}{_said(good)}", flush=True
        )
        if not good:
            growing.append(family.name)
    return growing


def _memory_cells(found: Peaks, part: MemoryPart) -> str:
    small, large = [value / KIB for value in found.peaks]
    held = f"{small:8.1f} → {large:8.1f} KiB"
    return held if part.flat else f"{held}  {found.per_octet:6.1f} an octet"


def _said(good: bool) -> str:
    return "  ok" if good else "  GROWS"


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="growth.py", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--module", default="h11impl", help="what is judged")
    parser.add_argument(
        "--beside", default="h11", help="what stands beside it, or none"
    )
    parser.add_argument("--family", default="", metavar="TEXT", help="those with TEXT")
    parser.add_argument(
        "--strict", action="store_true", help="judge the strict profile"
    )
    parser.add_argument("--gib", action="store_true", help="stream 1 GiB, not 64 MiB")
    parser.add_argument("--no-memory", action="store_true", help="measure time only")
    parser.add_argument("--no-plot", action="store_true", help="write no plot")
    parser.add_argument("--plots", type=Path, default=PLOTS, metavar="FOLDER")
    return parser.parse_args(argv)


def _fail(code: int, message: object) -> int:
    print(f"growth.py: {message}", file=sys.stderr)
    return code


def main(argv: list[str] | None = None) -> int:
    """Run the bench; return the exit code."""
    options = _options(argv)
    every = (*RECEIVED, *SENT, *UNFINISHED, *FOLLOWED, *STREAMED, *ENDLESS)
    if not any(options.family in family.name for family in every):
        return _fail(2, f"no family is called like {options.family!r}")
    try:
        subjects = [subject(options.module, strict=options.strict)]
        if options.beside != "none":
            subjects.append(subject(options.beside))
        if not options.no_plot:
            from growth_plot import write_plot  # noqa: PLC0415 -- needs the extra `bench`
    except ImportError as error:
        return _fail(3, error)
    parts = [(part, run_part(part, subjects, options.family)) for part in PARTS]
    bad = [
        f"{row.family} ({part.title.partition(':')[0]})"
        for part, rows in parts
        for row in rows
        if not row.results[0].linear
    ]
    if not options.no_memory:
        for memory in memory_parts(GIB if options.gib else 64 * MIB):
            bad += run_memory(memory, subjects[0], options.family)
    print(f"\nr: refused\n{subjects[0].name}: {len(bad)} not linear", *bad, sep="\n  ")
    if not options.no_plot:
        try:
            for path in write_plot(options.plots, subjects, parts):
                print(path)
        except OSError as error:
            return _fail(2, error)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
