"""pytest's side of the run: what must fail, and where, and the count at the end.

Copied beside h11's tests as their conftest.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("not_applicable.json")
ENTRIES = {entry["test"]: entry for entry in json.loads(LIST.read_text("utf-8"))}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect each test on the list to fail; refuse names that no test has."""
    unknown = set(ENTRIES) - {item.nodeid for item in items}
    if unknown:
        raise pytest.UsageError(f"{LIST.name} names no test of h11: {unknown}")
    for item in items:
        if item.nodeid in ENTRIES:
            reason = ENTRIES[item.nodeid]["reason"]
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a listed test fail at its line only: all that comes before must hold."""
    report = yield
    if item.nodeid in ENTRIES and call.excinfo is not None:
        inside = [entry for entry in call.excinfo.traceback if entry.path == item.path]
        line, listed = inside[0].lineno + 1, ENTRIES[item.nodeid]["line"]
        if line != listed:
            report.outcome = "failed"
            report.longrepr = f"fails at line {line}, but is listed for line {listed}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests passed, how many cannot be asked, how many failed."""
    count = {
        word: len(terminalreporter.stats.get(outcome, ()))
        for outcome, word in [
            ("passed", "passed"),
            ("xfailed", "not applicable"),
            ("failed", "failed or wrongly listed"),
            ("error", "not run for an error"),
        ]
    }
    parts = [f"{number} {word}" for word, number in count.items() if number]
    terminalreporter.write_line(f"h11 0.16.0's own suite: {', '.join(parts)}")
