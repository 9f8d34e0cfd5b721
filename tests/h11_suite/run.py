"""Run h11's own tests on h11impl: ``run.py DIRECTORY``.

The source distribution of h11 is downloaded into DIRECTORY (its digest is known
here).  A package called `h11` is put together there: h11's tests, unchanged, and
modules of ours that carry the names these tests import and ask h11impl for the
answers.  No line of h11's own code takes part.

`not_applicable.json` lists the tests that cannot be asked of another
implementation, each with its reason.  They are run too, and must fail: a test
that passes must be taken off the list.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
if not __package__:
    # Run by its path, while nothing but this process may see the checkout.
    sys.path.insert(0, str(HERE.parents[1]))

from tests.programs import suite  # noqa: E402 -- found through the line above

VERSION = "0.16.0"


def main() -> int:
    """Download, put together, run, count.  Return the exit code."""
    if len(sys.argv) != 2:
        print("usage: run.py DIRECTORY", file=sys.stderr)
        return 2
    directory = Path(sys.argv[1]).resolve()
    try:
        archive = suite.download(HERE / "sdist.txt", directory)
    except FileNotFoundError as error:
        print(f"h11 {VERSION}'s own suite was not run: {error}", file=sys.stderr)
        return 3
    put_together(archive, directory / "suite" / "h11")
    return run(directory / "suite")


def put_together(archive: Path, package: Path) -> None:
    """Make the package `h11` of h11's tests and of the names they need."""
    shutil.rmtree(package.parent, ignore_errors=True)
    shutil.copytree(HERE / "private_names", package)
    suite.unpack(archive, "h11/tests", package / "tests")


def run(directory: Path) -> int:
    """Let pytest run the tests; those that cannot be asked must fail."""
    failures = json.loads((HERE / "not_applicable.json").read_text("utf-8"))
    (directory / "pytest.ini").write_text("[pytest]\n", "utf-8")
    title = f"h11 {VERSION}'s own suite"
    return suite.run(directory, title, failures, arguments=["h11"])[0]


if __name__ == "__main__":
    sys.exit(main())
