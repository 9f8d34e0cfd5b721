"""Finding targets by name, and saying what is wrong with a name."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from http11_oracle import TargetError, _targets, load_target
from http11_oracle._exit import NOT_RUNNABLE, WRONG_USE
from http11_oracle._targets import BUILT_IN, BuiltIn, known_targets

TOY = """
from http11_oracle import Ending, Observation
from http11_strategies import Role

class Toy:
    name = "toy"
    version = "1"
    roles = frozenset({Role.SERVER})
    left_to_caller = {}
    def observe(self, reads, context):
        return Observation(ending=Ending.COMPLETE)

toy = Toy()
def make():
    return Toy()
def fail():
    raise ValueError("two\\nlines")
def nothing():
    return Toy
number = 7
"""


@pytest.fixture
def module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> str:
    """Write a module into the working directory and return its name."""
    name = f"toy_of_{request.node.name.partition('[')[0]}"
    (tmp_path / f"{name}.py").write_text(TOY, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def failure(spec: str) -> tuple[int, str]:
    with pytest.raises(TargetError) as raised:
        load_target(spec)
    assert "\n" not in str(raised.value)
    return raised.value.code, str(raised.value)


def announce(monkeypatch: pytest.MonkeyPatch, **places: str) -> None:
    points = [
        metadata.EntryPoint(name, place, _targets.GROUP)
        for name, place in places.items()
    ]
    found = metadata.EntryPoints(points)
    monkeypatch.setattr(metadata, "entry_points", found.select)


@pytest.mark.parametrize("path", ["toy", "Toy", "make"])
def test_module_and_object(module: str, path: str) -> None:
    """The object is a target, or makes one when it is called."""
    before = list(sys.path)
    assert load_target(f"{module}:{path}").name == "toy"
    assert sys.path == before


def test_the_working_directory_may_be_importable_already(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The import path is left alone where it needs nothing."""
    monkeypatch.syspath_prepend(str(Path.cwd()))
    before = list(sys.path)
    assert load_target(f"{module}:toy").version == "1"
    assert sys.path == before


def test_what_is_wrong_with_a_name(module: str) -> None:
    """Each mistake has its own line; a target that fails is another exit code."""
    assert failure("nosuch_module:x") == (
        WRONG_USE,
        "target 'nosuch_module:x': there is no module 'nosuch_module'",
    )
    assert failure("json.nosuch:x") == (
        WRONG_USE,
        "target 'json.nosuch:x': there is no module 'json.nosuch'",
    )
    assert failure(f"{module}:Toy.nosuch") == (
        WRONG_USE,
        f"target '{module}:Toy.nosuch': {module} has no 'Toy.nosuch'",
    )
    assert failure("tcp://localhost:80") == (
        WRONG_USE,
        "target 'tcp://localhost:80' is not of the form package.module:object",
    )
    assert failure(f"{module}:number") == (
        WRONG_USE,
        f"target '{module}:number' is not a target: "
        "it has no name, version, roles, left_to_caller, observe",
    )
    assert failure(f"{module}:nothing") == (
        WRONG_USE,
        f"target '{module}:nothing' made no target: it makes a class",
    )
    assert failure(f"{module}:fail") == (
        NOT_RUNNABLE,
        f"target '{module}:fail' cannot be loaded: ValueError: two lines",
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import nosuch_dependency", "ModuleNotFoundError: No module named"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("(", "SyntaxError: "),
    ],
)
def test_a_module_that_cannot_be_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, words: str
) -> None:
    """A target that is there but broken cannot be run: exit code 3."""
    (tmp_path / "toy_that_breaks.py").write_text(source, "utf-8")
    monkeypatch.chdir(tmp_path)
    code, message = failure("toy_that_breaks:x")
    assert code == NOT_RUNNABLE
    assert f"'toy_that_breaks:x' cannot be loaded: {words}" in message


def test_unknown_names_get_a_hint() -> None:
    """Near names are offered; otherwise the list is."""
    assert failure("h11imp") == (
        WRONG_USE,
        "unknown target 'h11imp': did you mean h11impl or h11?",
    )
    code, message = failure("nosuch")
    assert code == WRONG_USE
    assert message == "unknown target 'nosuch': see `http11 targets`"


def test_announced_targets(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point makes a name; it cannot take a built-in one."""
    announce(monkeypatch, mine=f"{module}:toy [extra]", h11impl=f"{module}:toy")
    assert known_targets() == (*BUILT_IN, "mine")
    assert load_target("mine").name == "toy"
    assert load_target("h11impl").name == "h11impl"
    assert failure("nine")[1].endswith("did you mean mine?")


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_targets(name: str) -> None:
    """A built-in target is called by its name and knows its version."""
    pytest.importorskip(name)
    target = load_target(name)
    assert target.name == name
    assert target.version[0].isdigit()


def test_a_built_in_target_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line says what to install; any other failure is told as it is."""
    (tmp_path / "adapter_of_absent.py").write_text("import absent", "utf-8")
    (tmp_path / "adapter_of_other.py").write_text("import absent", "utf-8")
    monkeypatch.chdir(tmp_path)
    built_in = {
        "absent": BuiltIn("adapter_of_absent:target", "absent-package"),
        "other": BuiltIn("adapter_of_other:target", "other"),
    }
    monkeypatch.setattr(_targets, "BUILT_IN", built_in)
    assert failure("absent") == (
        NOT_RUNNABLE,
        "target 'absent' is not installed: pip install absent-package",
    )
    code, message = failure("other")
    assert code == NOT_RUNNABLE
    assert "cannot be loaded: ModuleNotFoundError" in message
