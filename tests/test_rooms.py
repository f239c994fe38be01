"""The rooms and their doors: tasks and warehouse import nothing but themselves, flows imports both."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"tasks": {"tasks"}, "warehouse": {"warehouse"}, "flows": {"flows", "tasks", "warehouse"}}
KEPT_OUT = {"tasks": {"prefect", "duckdb"}, "warehouse": {"prefect", "spacy"}, "flows": set()}
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_arrow_points_the_wrong_way(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    assert imported(path) & set(ROOMS) <= ROOMS[room]
    assert not imported(path) & KEPT_OUT[room]


def test_no_folder_of_tasks_needs_one_that_needs_it() -> None:
    needs: dict[str, set[str]] = {}
    for path in (ROOT / "tasks").glob("*/*.py"):
        below = re.findall(r"from tasks\.(\w+)(?:\.\w+)? import", path.read_text("utf-8"))
        folders = {name for name in below if (ROOT / "tasks" / name).is_dir()}
        needs.setdefault(path.parent.name, set()).update(folders - {path.parent.name})
    tuple(TopologicalSorter(needs).static_order())  # raises CycleError


@pytest.mark.parametrize("room", ["tasks", "warehouse"])
def test_environment_is_read_in_one_place(room: str) -> None:
    readers = [
        path
        for path in (ROOT / room).rglob("*.py")
        if "os.environ" in path.read_text("utf-8") or "getenv" in path.read_text("utf-8")
    ]
    assert readers == []


def test_every_data_file_of_the_language_says_where_it_is_from() -> None:
    data = [path for path in (ROOT / "tasks/data").rglob("*") if path.suffix in {".toml", ".tsv"}]
    silent = [path.name for path in data if not path.read_text("utf-8").startswith("#")]
    assert data
    assert silent == []
