"""The page of the profiles, written from the table in the implementation.

``python -m tests.house.profiles``, from a checkout, writes ``docs/profiles.md``.
"""

from __future__ import annotations

from pathlib import Path

from h11impl._rules import RULES, Rule
from http11_strategies import RULES as CATALOGUE

from .project import ROOT, with_section

PAGE = ROOT / "docs" / "profiles.md"


def papers() -> dict[Path, str]:
    """Return what is written, by its path."""
    ours = [rule for rule in RULES.values() if rule.default != "caller"]
    differ = [rule for rule in ours if rule.default != rule.strict]
    text = with_section(PAGE.read_text("utf-8"), "differences", table(differ))
    return {PAGE: with_section(text, "rules", table(ours))}


def table(rules: list[Rule]) -> str:
    """Return rows of the table as Markdown."""
    rows = ["| rule | about | section | default | strict |", "|---|---|---|---|---|"]
    rows += [
        f"| {rule.id} | {CATALOGUE[rule.id].name} | {rule.section} | {rule.default} "
        f"| {rule.strict} |"
        for rule in rules
    ]
    return "\n".join(rows)


def main() -> None:
    """Write the page anew."""
    for path, text in papers().items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
