"""The documents can be found, and lead where they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .project import DOCUMENTS, ROOT

PAPERS = [*DOCUMENTS, *sorted(ROOT.glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([\w-]+))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def prose(path: Path) -> str:
    """Return a document without its blocks of code."""
    return re.sub(r"(?ms)^```.*?^```$", "", path.read_text("utf-8"))


def anchor(heading: str) -> str:
    """Return what a heading is called in links."""
    return re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")


def test_the_index_names_every_document() -> None:
    """Each page of docs/ stands once in docs/README.md."""
    index = ROOT / "docs" / "README.md"
    named = [link[1] for link in LINK.finditer(prose(index))]
    pages = {path.name for path in index.parent.glob("*.md")} - {index.name}
    assert sorted(name for name in named if "/" not in name) == sorted(pages)


@pytest.mark.parametrize(
    "path", dict.fromkeys(PAPERS), ids=lambda path: str(path.relative_to(ROOT))
)
def test_links_lead_somewhere(path: Path) -> None:
    """Each link inside the project names a file that is there, and its heading."""
    for link in LINK.finditer(prose(path)):
        end = (path.parent / link[1]).resolve() if link[1] else path
        assert end.exists(), link[0]
        if link[2]:
            headings = map(anchor, HEADING.findall(prose(end)))
            assert link[2] in headings, link[0]
