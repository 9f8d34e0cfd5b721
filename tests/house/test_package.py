"""One version everywhere, a changelog that can be read, tests that say something."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import os
import re
import sysconfig
from pathlib import Path

import pytest

import h11impl

from .project import ROOMS, ROOT

IN_TOX = "TOX_ENV_NAME" in os.environ
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def releases() -> list[tuple[str, str]]:
    """Return the changelog's entries, newest first: version, date."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    entries = [re.fullmatch(r"(\d+\.\d+\.\d+) \((.+)\)", line) for line in headings]
    return [(entry[1], entry[2]) for entry in entries if entry]


def project_version() -> str:
    """Return the version that pyproject.toml gives to the distribution."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    found = re.search(r'^version = "(.*)"$', text, re.MULTILINE)
    assert found
    return found[1]


def test_one_version() -> None:
    """pyproject.toml, the package and the newest changelog entry agree."""
    assert project_version() == h11impl.__version__ == releases()[0][0]


def test_changelog_has_only_entries_it_can_order() -> None:
    """Every heading is `X.Y.Z (date)`; versions and dates fall; one is unreleased."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    entries = releases()
    assert len(entries) == text.count("\n## ")
    numbers = [tuple(map(int, version.split("."))) for version, _ in entries]
    assert numbers == sorted(set(numbers), reverse=True)
    dates = [date for _, date in entries if date != "unreleased"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates)
    assert dates == sorted(dates, reverse=True)
    assert "unreleased" not in [date for _, date in entries[1:]]


def test_changelog_sections_are_known() -> None:
    """Entries are sorted under the usual six headings and no others."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert set(re.findall(r"^### (.*)$", text, re.MULTILINE)) <= SECTIONS


@pytest.mark.skipif(not IN_TOX, reason="outside tox the checkout may be imported")
@pytest.mark.parametrize("room", ROOMS)
def test_the_wheel_is_what_is_tested(room: str) -> None:
    """In tox, each package comes from the installed wheel, not from the checkout."""
    module = importlib.import_module(room)
    assert module.__file__ is not None
    installed = Path(sysconfig.get_path("purelib")).resolve()
    assert installed in Path(module.__file__).resolve().parents
    assert importlib.metadata.version("h11impl") == project_version()


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_every_test_says_what_it_pins(path: Path) -> None:
    """Each test function has a docstring that states the behaviour."""
    silent = [
        node.name
        for node in ast.walk(ast.parse(path.read_bytes(), path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []
