"""Which code made a row: an extractor's id covers every module and data file that its rows depend on."""

import ast
from pathlib import Path

import pytest

from tasks.extractors import MODULE_OF, extractors, files_behind

ROOM = Path(__file__).parents[2] / "tasks"


def imported(path: Path) -> set[Path]:
    """The modules of tasks that a module imports, read from its syntax tree."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tasks"):
            parts = node.module.split(".")[1:]
            found |= {ROOM.joinpath(*parts, alias.name).with_suffix(".py") for alias in node.names}
            found.add(ROOM.joinpath(*parts).with_suffix(".py"))
    return {path for path in found if path.exists()}


@pytest.mark.parametrize("table", MODULE_OF)
def test_all_modules_that_an_extractor_runs_are_in_its_hash(table: str) -> None:
    waiting, run = [ROOM.joinpath(*MODULE_OF[table].split(".")).with_suffix(".py")], set()
    while waiting:
        path = waiting.pop()
        assert path.exists()
        if path not in run:
            run.add(path)
            waiting += imported(path)
    assert run <= files_behind(MODULE_OF[table])


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("figures", "comparators.tsv"),
        ("mentions", "model.onnx"),
        ("figure_places", "gazetteer.sqlite"),
        ("dates", "dates.toml"),
    ],
)
def test_data_files_are_in_its_hash(table: str, name: str) -> None:
    assert name in {path.name for path in files_behind(MODULE_OF[table])}


def test_an_extractor_is_named_after_its_module() -> None:
    assert {extractor.name for extractor in extractors().values()} >= {"clean", "figures", "claimants"}
