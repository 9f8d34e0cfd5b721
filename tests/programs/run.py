"""Run a program's own tests on h11impl: ``run.py PROGRAM DIRECTORY [--real]``.

The program is installed here; the source distribution of the same version is
downloaded into DIRECTORY, and its tests, unchanged, are run by
``python -m h11impl.as_h11``: nothing in them, and no process that they start,
ever sees h11.  With ``--real`` they run on h11 too, and both results are printed.

The folder of each program holds

- `sdist.txt`: name, version and digest of the source distribution;
- `requirements.txt`: the program, and what its tests need;
- `suite.json`: what pytest is given, and the tests that must fail, each with its
  reason.  One that passes must be taken off the list.  Its `why` is `program` if
  it fails on h11 as well, `rfc` if it asserts what an RFC
  forbids, `reads` if it asks for a limit that depends on how octets are cut.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent
if not __package__:
    # Run by its path, while nothing but this process may see the checkout.
    sys.path.insert(0, str(HERE.parents[1]))

from tests.programs import suite  # noqa: E402 -- found through the line above

PROGRAMS = sorted(path.parent.name for path in HERE.glob("*/suite.json"))
COLUMNS = {
    "passed": "passed",
    "failed": "failed",
    "error": "errors",
    "skipped": "skipped",
    "xfailed": "expected to fail",
    "xpassed": "passed unexpectedly",
}


class Settings(TypedDict):
    """What a `suite.json` holds."""

    arguments: list[str]
    failures: list[suite.Failure]


def main() -> int:
    """Download, unpack, run, count.  Return the exit code."""
    parser = argparse.ArgumentParser(prog="run.py", allow_abbrev=False)
    parser.add_argument("program", choices=PROGRAMS)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--real", action="store_true", help="on h11 as well")
    options = parser.parse_args()
    requirement = HERE / options.program / "sdist.txt"
    name, released = suite.named(requirement)
    if version(name) != released:
        print(f"{name} {version(name)} is installed, not {released}", file=sys.stderr)
        return 3
    directory = options.directory.resolve()
    try:
        archive = suite.download(requirement, directory)
    except FileNotFoundError as error:
        print(f"{name}'s own tests were not run: {error}", file=sys.stderr)
        return 3
    modules = ["h11", "h11impl"] if options.real else ["h11impl"]
    results = {
        f"on {module} {version(module)}": run(archive, module, directory / module)
        for module in modules
    }
    print(table(f"{name} {released}'s own tests", results))
    return max(code for code, _ in results.values())


def run(archive: Path, module: str, directory: Path) -> tuple[int, dict[str, int]]:
    """Run a program's tests on `module`, in a fresh directory."""
    program = archive.name.split("-")[0]
    text = (HERE / program / "suite.json").read_text("utf-8")
    settings: Settings = json.loads(text)
    shutil.rmtree(directory, ignore_errors=True)
    # The program itself is the installed one, not that of the archive.
    suite.unpack(archive, "tests", directory / "tests")
    suite.unpack(archive, "pyproject.toml", directory / "pyproject.toml")
    ours = module == "h11impl"
    return suite.run(
        directory,
        f"{program} on {module}",
        [item for item in settings["failures"] if ours or item["why"] == "program"],
        python=["-m", "h11impl.as_h11"] if ours else [],
        # What the program passes to pytest is for its own machines.
        arguments=["-o", "addopts=", "-r", "fExXs", *settings["arguments"], "tests"],
        settings={"H11_IS": module},
    )


def table(title: str, results: dict[str, tuple[int, dict[str, int]]]) -> str:
    """Return the counts of several runs side by side."""
    used = [
        (key, word)
        for key, word in COLUMNS.items()
        if any(counts.get(key) for _, counts in results.values())
    ]
    rows: list[Sequence[str]] = [[title, *(word for _, word in used)]]
    for name, (_, counts) in results.items():
        rows.append([name, *(str(counts.get(key, "-")) for key, _ in used)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]
        ).rstrip()
        for row in rows
    )


if __name__ == "__main__":
    sys.exit(main())
