"""Text that fits a terminal, or 80 columns where there is none."""

from __future__ import annotations

import shutil
import sys
import textwrap

PLAIN_WIDTH = 80
_WIDEST = 120


def width() -> int:
    """Return how many columns a line of the report may have."""
    if not sys.stdout.isatty():
        return PLAIN_WIDTH
    return max(40, min(_WIDEST, shutil.get_terminal_size().columns))


def labelled(label: str, text: str, columns: int, indent: int = 12) -> list[str]:
    """Return `text` wrapped, with `label` in front of its first line."""
    first = f"  {label}".ljust(indent)
    return textwrap.wrap(
        text, columns, initial_indent=first, subsequent_indent=" " * indent
    ) or [first.rstrip()]


def labelled_octets(label: str, text: str, columns: int, indent: int = 12) -> list[str]:
    r"""Return escaped octets as `labelled` does, each line of theirs on its own.

    No blank is added or dropped, so the pieces join back to `text`.
    """
    room = columns - indent
    pieces = [
        line[start : start + room]
        for line in text.replace("\\n", "\\n\n").splitlines()
        for start in range(0, len(line), room)
    ] or [""]
    starts = [f"  {label}".ljust(indent), *[" " * indent] * (len(pieces) - 1)]
    return [start + piece for start, piece in zip(starts, pieces, strict=True)]


def in_columns(rows: list[tuple[str, ...]], columns: int) -> list[str]:
    """Return rows as aligned columns; the last column is wrapped."""
    if not rows:
        return []
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    lines: list[str] = []
    for row in rows:
        start = "".join(
            cell.ljust(size + 2) for cell, size in zip(row, widths, strict=False)
        )
        lines += [
            line.rstrip()
            for line in textwrap.wrap(
                row[-1],
                max(columns, len(start) + 20),
                initial_indent=start,
                subsequent_indent=" " * min(len(start), columns // 2),
            )
            or [start]
        ]
    return lines
