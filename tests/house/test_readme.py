"""README.md keeps its promises: two commands, one line each, that are the real ones."""

from __future__ import annotations

import re

import pytest

from http11_oracle.command import main

from .project import DOCUMENTS, ROOT, blocks, readme_command

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
USE = re.compile(r"\bhttp11 ([a-z]+)([^\n`|;&]*)")


def test_two_commands_of_one_line() -> None:
    """A newcomer types two commands: each is one line, and there is no third."""
    text = (ROOT / "README.md").read_text("utf-8")
    shell = [body.rstrip("\n") for kind, body, _ in blocks(text) if kind == "sh"]
    assert shell == [readme_command("check"), readme_command("tests")]
    assert all("\n" not in command for command in shell)


def test_ci_types_what_a_newcomer_types() -> None:
    """`.ci/run` reads its command from README.md and has none of its own."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "<!-- command: tests -->" in script
    assert not re.search(r"\b(tox|pip|pytest)\b", re.sub(r"(?m)^\s*#.*$", "", script))


def test_five_lines_say_what_it_is() -> None:
    """Between the title and the first heading stand at most five lines."""
    text = (ROOT / "README.md").read_text("utf-8")
    introduction = text.split("\n## ")[0].splitlines()[1:]
    assert 1 <= len([line for line in introduction if line]) <= 5


def documented() -> list[tuple[str, str]]:
    """Return each (subcommand, option) that the documents write after `http11`."""
    return sorted(
        {
            (use[1], option)
            for path in DOCUMENTS
            for use in USE.finditer(path.read_text("utf-8"))
            for option in OPTION.findall(use[2])
        }
    )


@pytest.mark.parametrize(("subcommand", "option"), documented())
def test_documented_options_exist(
    subcommand: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever option the documents show, the command's own help knows it."""
    with pytest.raises(SystemExit):
        main([subcommand, "--help"])
    assert option in OPTION.findall(capsys.readouterr().out)
