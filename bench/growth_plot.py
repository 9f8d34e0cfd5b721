"""The log-log plot of growth: one column for each module, one row for each way.

A line is a family.  Linear ones are thin and grey, so that the eye finds the
others, which are coloured and named.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl

from growth_measure import Growth

mpl.use("Agg")

import matplotlib.pyplot as plt

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from growth import Part, Row
    from growth_driver import Subject

GREY = "#7f8c99"
GUIDE = "#b03a2e"
SHOWN = 12
"""So many lines are named at most; the legend says how many more there are."""


def write_plot(
    folder: Path,
    subjects: Sequence[Subject],
    parts: Sequence[tuple[Part, list[Row]]],
) -> list[Path]:
    """Write the plot as SVG and PNG; return where.

    Raises:
        OSError: The folder cannot be written.
    """
    rows = [
        ("time of a whole input, seconds", "octets", _lines_of(parts[:2]), True),
        (
            "time of a one-octet read, or of an early event, seconds",
            "octets before it, or after it",
            _lines_of(parts[2:]),
            False,
        ),
    ]
    mpl.rcParams["svg.hashsalt"] = "growth"
    figure, axes = plt.subplots(
        len(rows),
        len(subjects),
        figsize=(7.5 * len(subjects), 12),
        sharex="row",
        sharey="row",
        squeeze=False,
        layout="constrained",
    )
    for (label, unit, lines, guides), line_of_axes in zip(rows, axes, strict=True):
        for at, (subject, ax) in enumerate(zip(subjects, line_of_axes, strict=True)):
            _draw(ax, lines, at, with_refused=guides)
            if guides:
                _draw_guides(ax)
            ax.set(title=subject.name, xlabel=unit, xscale="log", yscale="log")
            ax.set_xscale("log", base=2)
            ax.xaxis.set_major_formatter(lambda value, _: _size(value))
            ax.grid(visible=True, which="major", color="#eceff1")
            ax.tick_params(labelleft=True)
        line_of_axes[0].set_ylabel(label)
    figure.suptitle(
        "Growth of time with the input, limits lifted: thin grey lines are linear "
        "families",
        fontsize=13,
    )
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / "growth.svg", folder / "growth.png"]
    for path in paths:
        metadata = {"Date": None} if path.suffix == ".svg" else None
        figure.savefig(path, dpi=110, metadata=metadata)
    plt.close(figure)
    return paths


def _lines_of(parts: Sequence[tuple[Part, list[Row]]]) -> list[tuple[str, Row]]:
    return [
        (f"{row.family} ({part.title.partition(':')[0]})", row)
        for part, rows in parts
        for row in rows
    ]


def _draw(
    ax: Axes, lines: Sequence[tuple[str, Row]], at: int, *, with_refused: bool
) -> None:
    """Draw the results of the subject number `at`.

    Where something is measured after an input, nothing is when that was refused.
    """
    results = [(name, row.results[at]) for name, row in lines]
    measured = [
        (name, found)
        for name, found in results
        if isinstance(found, Growth) and (found.accepted or with_refused)
    ]
    steep = sorted(
        [(name, found) for name, found in measured if not found.linear],
        key=lambda line: -line[1].growth,
    )
    for _, found in measured:
        if found.linear:
            ax.plot(found.sizes, found.seconds, color=GREY, lw=0.7, alpha=0.55)
    colours = mpl.color_sequences["tab20"]
    for index, (name, found) in enumerate(steep):
        ax.plot(
            found.sizes,
            found.seconds,
            color=colours[index % len(colours)],
            lw=2,
            marker="o",
            ms=3,
            label=f"{name}: {found.growth:.1f}" if index < SHOWN else None,
        )
    count = f"{len(measured) - len(steep)} linear"
    if steep:
        more = f", {len(steep) - SHOWN} more not shown" if len(steep) > SHOWN else ""
        title = f"{count}, {len(steep)} not{more}"
        ax.legend(title=title, fontsize=7.5, title_fontsize=9, loc="upper left")
    else:
        ax.text(0.02, 0.97, f"{count}, 0 not", transform=ax.transAxes, va="top")


def _draw_guides(ax: Axes) -> None:
    """Draw how lines of slope 1 and 2 look, where no family is."""
    sizes = [1 << 16, 1 << 19]
    for power in (1, 2):
        times = [2e-7 * (size / sizes[0]) ** power for size in sizes]
        ax.plot(sizes, times, color=GUIDE, lw=1.5, ls="--")
        ax.text(sizes[1], times[1], f" slope {power}", color=GUIDE, va="center")


def _size(octets: float) -> str:
    number = round(octets)
    if number >= 1 << 20:
        return f"{number >> 20} MiB"
    return f"{number >> 10} KiB" if number >= 1 << 10 else str(number)
