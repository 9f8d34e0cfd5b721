"""How far a check has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)

from http11_oracle._words import counted


@contextmanager
def progress(label: str, total: int) -> Generator[Callable[[object], None], None, None]:
    """Show progress over `total` steps on standard error.

    Yields a function to call after each step; its argument is ignored.
    """
    if not sys.stderr.isatty():
        print(f"{label}: {counted(total, 'case')}", file=sys.stderr, flush=True)
        yield lambda _: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda _: bar.advance(task)
