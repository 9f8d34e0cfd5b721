"""Where things are in a checkout, and how its papers are read."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ROOMS = {
    "h11impl": ROOT / "h11impl",
    "http11_strategies": ROOT / "strategies" / "http11_strategies",
    "http11_oracle": ROOT / "oracle" / "http11_oracle",
    "http11_fuzz": ROOT / "fuzz" / "http11_fuzz",
}
"""The import packages, from the lowest to the highest, and their folders."""

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
"""The papers whose examples are executed."""

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[tuple[str, str, int]]:
    """Return the fenced blocks of a document: language, text, first line's number."""
    return [
        (match[1], match[2], text.count("\n", 0, match.start(2)) + 1)
        for match in _BLOCK.finditer(text)
    ]


def readme_command(name: str) -> str:
    """Return the command that README.md gives after the marker `name`."""
    text = (ROOT / "README.md").read_text("utf-8")
    _, marker, rest = text.partition(f"<!-- command: {name} -->\n")
    if not marker:
        raise LookupError(f"README.md has no command called {name}")
    return blocks(rest)[0][1].rstrip("\n")


def with_section(text: str, name: str, section: str) -> str:
    """Return a document with what stands between its two marks `name` replaced."""
    opening, closing = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
    before, opened, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not opened or not closed:
        raise LookupError(f"the document has no section called {name}")
    return f"{before}{opening}\n{section}\n\n{closing}{after}"
