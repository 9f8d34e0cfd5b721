"""pytest's side of the run: what must fail, and where, and the count at the end.

Copied beside foreign tests as their conftest; `expected.json` beside it is what
this run expects.
"""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Generator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text("utf-8"))
FAILURES = {failure["test"]: failure for failure in EXPECTED["failures"]}

OUTCOMES = {
    "passed": "passed",
    "xfailed": "expected to fail",
    "xpassed": "passed unexpectedly",
    "skipped": "skipped",
    "failed": "failed or wrongly listed",
    "error": "not run for an error",
}


def pytest_configure() -> None:
    """Make sure that `import h11` finds the module that H11_IS names, if it does."""
    wanted = os.environ.get("H11_IS")
    if wanted and importlib.import_module("h11").__name__ != wanted:
        raise pytest.UsageError(f"h11 is not {wanted} here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect each listed test to fail; refuse names that no test has."""
    unknown = set(FAILURES) - {item.nodeid for item in items}
    if unknown:
        raise pytest.UsageError(f"the list of failures names no test: {unknown}")
    for item in items:
        if item.nodeid in FAILURES:
            reason = FAILURES[item.nodeid]["reason"]
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test that is listed with a line fail there only: the rest must hold."""
    report = yield
    listed = FAILURES.get(item.nodeid, {}).get("line")
    if listed is not None and call.excinfo is not None:
        inside = [entry for entry in call.excinfo.traceback if entry.path == item.path]
        line = inside[0].lineno + 1
        if line != listed:
            report.outcome = "failed"
            # Else pytest takes it for an expected failure, and the run for a success.
            vars(report).pop("wasxfail", None)
            report.longrepr = f"fails at line {line}, but is listed for line {listed}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests had which outcome, here and in `counts.json`."""
    stats = terminalreporter.stats
    counts = {name: len(stats.get(name, ())) for name in OUTCOMES}
    (HERE / "counts.json").write_text(json.dumps(counts), "utf-8")
    parts = [
        f"{counts[name]} {word}" for name, word in OUTCOMES.items() if counts[name]
    ]
    terminalreporter.write_line(f"{EXPECTED['title']}: {', '.join(parts)}")
