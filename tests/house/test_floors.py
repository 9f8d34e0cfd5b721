"""The pictures and lists of the floors show what the modules import, now."""

from __future__ import annotations

from pathlib import Path

import pytest

from .floors import module_graph, papers, room_graph
from .layered import Graph, floors, in_order, reduced, rows, threaded
from .project import ROOMS, ROOT

DIAMOND: Graph = {"top": {"left", "right", "low"}, "left": {"low"}, "right": {"low"}}
DIAMOND["low"] = set()


@pytest.mark.parametrize("path", papers(), ids=lambda path: path.name)
def test_committed_papers_are_current(path: Path) -> None:
    """What is committed is what ``python -m tests.house.floors`` would write."""
    assert path.read_text("utf-8") == papers()[path]


def test_the_page_shows_both_pictures() -> None:
    """Each picture stands in the page."""
    page = (ROOT / "docs" / "design.md").read_text("utf-8")
    assert "](floors-rooms.svg)" in page
    assert "](floors-h11impl.svg)" in page


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_go_downwards(room: str) -> None:
    """Each module rests on lower floors only, in the list and in the picture."""
    graph = module_graph(room)
    for table in (floors(graph)[::-1], rows(graph)):
        at = {name: row for row, names in enumerate(table) for name in names}
        assert at.keys() == graph.keys()
        assert all(at[name] < at[low] for name, below in graph.items() for low in below)


def test_the_judge_stands_above_what_it_judges() -> None:
    """No room imports the oracle but the fuzzer; h11impl imports no room at all."""
    graph = room_graph()
    assert [room for room in graph if "http11_oracle" in graph[room]] == ["http11_fuzz"]
    assert graph["h11impl"] == graph["http11_strategies"] == set()


def test_implied_arrows_are_left_out() -> None:
    """An arrow that two others imply is not drawn; no other one is lost."""
    assert reduced(DIAMOND) == DIAMOND | {"top": {"left", "right"}}


def test_a_long_arrow_gets_a_gap_on_each_floor() -> None:
    """An arrow that passes a floor has a place there that no module takes."""
    table, arrows = threaded({"a": {"b", "c"}, "b": {"c"}, "c": set()})
    assert table == [["a"], ["b", "a>c>1"], ["c"]]
    assert arrows == [["a", "b"], ["a", "a>c>1", "c"], ["b", "c"]]


def test_floors_are_sorted_against_crossings() -> None:
    """Modules stand below those that use them, where that is possible."""
    table = in_order([["a", "b"], ["x", "y"]], [["a", "y"], ["b", "x"]])
    assert table in ([["a", "b"], ["y", "x"]], [["b", "a"], ["x", "y"]])


def test_a_circle_is_reported() -> None:
    """Modules that rest on each other have no floor: the message names them."""
    with pytest.raises(ValueError, match=r"rest on each other: a, b$"):
        floors({"a": {"b"}, "b": {"a"}, "c": set()})
