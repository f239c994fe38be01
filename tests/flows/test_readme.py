"""What the README shows is what happens: its commands run, its SQL runs, its answers are the samples' answers."""

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from flows.answers import shown_article
from flows.cli import main
from flows.marks import render
from warehouse.articles import read_article
from warehouse.connect import connect
from warehouse.query import questions

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PICTURE = ROOT / "docs/show.svg"
BLOCK = re.compile(r"(<!-- questions: .*? -->\n)(.*?)(<!-- end of questions -->)", re.DOTALL)
LINES = 14  # of an answer: a README is for reading


@pytest.fixture(scope="module")
def sample_folder(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, ingested into `warehouse.duckdb` a day at a time."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "samples", folder / "samples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["ingest", "samples/day1", "samples/day2"]) == 0
    return folder


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("newsledger ")]


@pytest.mark.parametrize("line", commands())
def test_commands_of_the_readme_work(line: str, sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sample_folder)
    assert main(shlex.split(line)[1:]) == 0


def test_samples_are_read_without_a_reject_and_pass_every_check(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sample_folder)
    assert main(["rejects"]) == 0
    assert "no open rejects" in capsys.readouterr().out
    assert main(["check"]) == 0


def test_readme_shows_what_the_questions_answer(
    sample_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    monkeypatch.chdir(sample_folder)
    parts = []
    for question in questions().values():
        capsys.readouterr()
        assert main(["sql", question.name]) == 0
        lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
        answer = "\n".join([*lines[:LINES], " …", lines[-1]] if len(lines) > LINES + 2 else lines)
        parts.append(f"**{question.question}** `newsledger sql {question.name}`\n\n```\n{answer}\n```\n\n")
    text = README.read_text("utf-8")
    shown = BLOCK.search(text)
    assert shown is not None
    if pytestconfig.getoption("update_golden"):
        README.write_text(text[: shown.start(2)] + "".join(parts) + text[shown.end(2) :], "utf-8")
    else:
        assert shown.group(2) == "".join(parts)


@pytest.mark.parametrize("name", questions())
def test_answer_does_not_depend_on_the_threads(name: str, sample_folder: Path) -> None:
    with connect(sample_folder / "warehouse.duckdb", read_only=True) as con:
        answers = set()
        for threads in (1, 2, 4, 8) * 3:
            con.execute(f"SET threads = {threads}")
            answers.add(repr(con.execute(questions()[name].sql).fetchall()))
    assert len(answers) == 1


def test_picture_is_what_show_shows(sample_folder: Path, pytestconfig: pytest.Config) -> None:
    with connect(sample_folder / "warehouse.duckdb", read_only=True) as con:
        article = read_article(con, "halle-mail-march.html")
    console = Console(record=True, width=116, force_terminal=True, file=io.StringIO(), color_system="truecolor")
    console.print(render(shown_article(article)))
    drawn = console.export_svg(title="newsledger show halle-mail-march.html", unique_id="show")
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)  # fonts of a host that nobody named
    if pytestconfig.getoption("update_golden"):
        PICTURE.write_text(drawn, "utf-8")
    else:
        assert PICTURE.read_text("utf-8") == drawn
