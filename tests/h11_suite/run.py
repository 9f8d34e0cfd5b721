"""Run h11's own tests on h11impl: ``python -m tests.h11_suite.run DIRECTORY``.

The source distribution of h11 is downloaded into DIRECTORY (its digest is known
here).  A package called `h11` is put together there: h11's tests, unchanged, and
modules of ours that carry the names these tests import and ask h11impl for the
answers.  No line of h11's own code takes part.

`not_applicable.json` lists the tests that cannot be asked of another
implementation, each with its reason.  They are run too, and must fail: a test
that passes must be taken off the list.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
VERSION = "0.16.0"


def main() -> int:
    """Download, put together, run, count.  Return the exit code."""
    if len(sys.argv) != 2:
        print("usage: run.py DIRECTORY", file=sys.stderr)
        return 2
    directory = Path(sys.argv[1]).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    try:
        archive = download(directory)
    except FileNotFoundError as error:
        print(f"h11 {VERSION}'s own suite was not run: {error}", file=sys.stderr)
        return 3
    put_together(archive, directory / "suite" / "h11")
    return run(directory / "suite")


def download(directory: Path) -> Path:
    """Fetch the source distribution with pip, or say that it cannot be had."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    command += ["--requirement", str(HERE / "sdist.txt"), "--dest", str(directory)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    archive = directory / f"h11-{VERSION}.tar.gz"
    if done.returncode or not archive.is_file():
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise FileNotFoundError(f"its source distribution cannot be had ({last})")
    return archive


def put_together(archive: Path, package: Path) -> None:
    """Make the package `h11` of h11's tests and of the names they need."""
    shutil.rmtree(package.parent, ignore_errors=True)
    shutil.copytree(HERE / "private_names", package)
    prefix = f"h11-{VERSION}/h11/tests/"
    with tarfile.open(archive) as sdist:
        for member in sdist.getmembers():
            inside = member.name.removeprefix(prefix)
            source = sdist.extractfile(member) if inside != member.name else None
            if source is None or ".." in inside:
                continue
            target = package / "tests" / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read())


def run(suite: Path) -> int:
    """Let pytest run the tests; `expecting.py` counts and prints the summary."""
    shutil.copy(HERE / "not_applicable.json", suite)
    shutil.copy(HERE / "expecting.py", suite / "conftest.py")
    (suite / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "h11"]
    return subprocess.run(command, cwd=suite, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
