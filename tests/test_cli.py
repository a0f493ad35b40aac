"""The command line: verbs, exit codes, and what is said on which stream."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi import __version__
from nisshi.commands.options import read_options
from nisshi.workers import PROCESSES_FROM
from tests.blogs import REPOSITORY, blog, nisshi, post, tree


def process(root: Path, *words: str, **variables: str) -> subprocess.Popen[bytes]:
    """Begin a real process at the head of a group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "nisshi.cli", *words, "--root", str(root)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def test_without_a_verb_the_site_is_built(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    assert nisshi(root, "--jobs", "1").code == 0
    assert (root / "site/a/index.html").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("bild",),
        ("build", "--colour"),
        ("build", "--jobs", "many"),
        ("build", "-q", "-v"),
        ("list", "pots"),
        ("new",),
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(tmp_path: Path, words: tuple[str, ...]) -> None:
    run = nisshi(blog(tmp_path, {}), *words)
    assert run.code == 2
    assert "usage:" in run.words
    assert run.data == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chekc",), "there is no verb 'chekc'. Did you mean 'check'?"),
        (
            ("xyz",),
            "there is no verb 'xyz'. "
            "The verbs are build, check, serve, list, new, explain, cache, logs, images, embeds, fonts.",
        ),
        (("build", "--strick"), "build does not take '--strick'. Did you mean '--strict'?"),
        (("--bse", "https://example.com/"), "build does not take '--bse'. Did you mean '--base-url'?"),
        (("build", "--ouput=x"), "Did you mean '--output'?"),
        (("build", "--zzzz"), "build does not take '--zzzz'."),
        (("--base-ulr", "https://example.com/", "check"), "check does not take '--base-ulr'. Did you mean"),
        (("list", "--tag"), "list does not take '--tag'."),
        (("list", "draft"), "error: there is no list 'draft'. Did you mean 'drafts'?"),
        (("check", "--jobs", "many"), "error: --jobs: 'many' is not a number of processes"),
    ],
)
def test_a_slip_is_named_as_it_was_typed(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    run = nisshi(blog(tmp_path, {}), *words)
    assert (run.code, run.data) == (2, "")
    assert said in run.words


WORDS = [
    ("--strict",),
    ("--jobs", "1"),
    ("-qo", "build"),
    ("--base-url=https://a.example/",),
    ("-DF",),
    ("-E",),
]


@given(st.sampled_from(["build", "check"]), st.permutations(WORDS), st.integers(0, len(WORDS)))
def test_the_order_of_options_and_verb_does_not_matter(
    verb: str, options: list[tuple[str, ...]], place: int
) -> None:
    words = [word for group in (*options[:place], (verb,), *options[place:]) for word in group]
    assert read_options(words) == read_options([verb, *(word for group in WORDS for word in group)])


def test_values_of_options_are_not_taken_for_verbs() -> None:
    assert read_options(["--root", "check"]).verb == "build"
    assert read_options(["-q", "list", "tags"]).what == "tags"
    assert read_options(["--slug", "list", "new", "build"]).title == "build"
    assert read_options(["-ofo", "check"]).verb == "check"


def test_the_program_is_called_as_it_was_started(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    helps = {}
    for program in ("blog/build.py", "bin/nisshi"):
        monkeypatch.setattr(sys, "argv", [program])
        with pytest.raises(SystemExit):
            read_options(["--help"])
        helps[program] = capsys.readouterr().out
    wrapper, command = helps.values()
    assert "usage: python build.py [VERB] [options]" in wrapper
    assert "`python build.py build --help` lists" in " ".join(wrapper.split())
    assert "run every check" in wrapper
    assert "usage: nisshi [VERB] [options]" in command
    assert "run every check" not in command


def test_help_and_version_are_data(tmp_path: Path) -> None:
    assert nisshi(tmp_path, "--version").data == f"nisshi {__version__}\n"
    for verb in ("build", "check", "list", "new", "images"):
        assert verb in nisshi(tmp_path, "--help").data
        assert nisshi(tmp_path, verb, "--help").code == 0


def test_words_go_to_standard_error_and_data_to_standard_output(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    run = nisshi(root, "build")
    assert run.data == ""
    assert "1 post, 0 pages: wrote" in run.words
    assert nisshi(root, "list").words == ""


def test_the_preview_has_no_result_and_takes_no_json(tmp_path: Path) -> None:
    run = nisshi(tmp_path, "serve", "--json")
    assert run.code == 2
    assert "serve does not take '--json'" in run.words


def test_quiet_and_verbose(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post(), "b.md": post(draft="true")})
    assert nisshi(root, "build", "-q").words == ""
    words = nisshi(root, "build", "-v").words.splitlines()
    counts = words[words.index(next(line for line in words if line.startswith("  read "))) :]
    assert [line.split()[0] for line in counts] == [
        "read",
        "converted",
        "made",
        "written",
        "removed",
        "reused",
    ]


def test_check_writes_nothing_but_what_the_next_build_need_not_find_out(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post("[x](/nowhere/)")})
    before = tree(root).keys()
    assert nisshi(root, "check", "--no-cache").code == 1
    (root / "content/posts/a.md").write_text(post(), encoding="utf-8")
    assert nisshi(root, "check", "--no-cache").code == 0
    assert tree(root).keys() == before
    assert nisshi(root, "check").code == 0
    assert tree(root).keys() - before == {".nisshi", ".nisshi/cache.db"}


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    for verb in (("build",), ("list",), ("new", "x")):
        run = nisshi(tmp_path / "nowhere", *verb)
        assert run.code == 1
        assert "there is no such folder" in run.words


def test_an_empty_folder_is_a_blog_with_defaults(tmp_path: Path) -> None:
    assert nisshi(tmp_path, "build").code == 0
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize(
    "output",
    [".", "..", "content", "content/posts/a", "themes", "overrides", "content/../.", ".git", ".venv/site"],
)
def test_the_site_is_never_built_among_its_sources(tmp_path: Path, output: str) -> None:
    root = blog(tmp_path / "blog", {"a.md": post()})
    before = tree(tmp_path)
    for words in (("-o", str(root / output)), ()):
        if not words:
            settings = (root / "nisshi.toml").read_text(encoding="utf-8")
            (root / "nisshi.toml").write_text(f'{settings}[build]\noutput = "{output}"\n', encoding="utf-8")
            before = tree(tmp_path)
        run = nisshi(root, "build", *words)
        assert run.code == 1
        assert "would mix the site with its sources" in run.words
        assert tree(tmp_path) == before


def test_output_is_a_folder_of_the_current_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = blog(tmp_path / "blog", {"a.md": post()})
    monkeypatch.chdir(tmp_path)
    assert nisshi(root, "build", "-o", "public/html").code == 0
    assert (tmp_path / "public/html/a/index.html").is_file()
    assert not (root / "site").exists()


def test_base_url_takes_the_place_of_the_sites_address(tmp_path: Path) -> None:
    body = "[自分](https://diary.example.com/b/)"
    files = {"a.md": post(body), "b.md": post()}
    root = blog(tmp_path, files, '[site]\nurl = "https://diary.example.com/"\n')
    assert nisshi(root, "build", "--base-url", "https://preview.example.org/p/").code == 0
    everything = b"".join(tree(root / "site").values())
    assert b"https://preview.example.org/p/a/" in everything
    assert b'href="/p/b/"' in everything
    assert b"://diary.example.com" not in everything.replace(body.encode(), b"")


def test_an_address_that_is_none_is_a_problem(tmp_path: Path) -> None:
    run = nisshi(blog(tmp_path, {}), "build", "--base-url", "example.org")
    assert run.code == 1
    assert "--base-url: error: 'example.org' is not the address of a site" in run.words
    assert "nisshi.toml" not in run.words


def test_noindex_asks_search_engines_to_stay_away(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()}, "")
    (root / "nisshi.toml").write_text("", encoding="utf-8")  # the real theme has the real head
    assert nisshi(root, "build", "--noindex").code == 0
    pages = list((root / "site").rglob("*.html"))
    assert len(pages) > 3
    assert all("noindex" in page.read_text(encoding="utf-8") for page in pages)
    assert nisshi(root, "build").code == 0
    assert "noindex" not in (root / "site/a/index.html").read_text(encoding="utf-8")


def test_colours_are_for_terminals_and_not_with_no_color(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    root = blog(tmp_path, {"a.md": post(date="")})

    def said(**variables: str) -> bytes:
        parent, child = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", **variables}
        command = [sys.executable, "-m", "nisshi.cli", "check", "--root", str(root)]
        subprocess.run(command, env=environment, stderr=child, stdout=child, check=False)
        os.close(child)
        return os.read(parent, 100_000)

    assert b"\x1b[1;31merror\x1b[0m" in said(NO_COLOR="")
    assert b"\x1b[1;31m" not in said(NO_COLOR="1")
    assert "\x1b" not in nisshi(root, "check").words


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path: Path) -> None:
    files = {f"{number}.md": post(title="長い題名" * 50) for number in range(200)}
    with process(blog(tmp_path, files), "list") as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.01)
    raise AssertionError(f"{path} never came")


def test_ctrl_c_ends_with_130_and_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    root = blog(tmp_path, {"a.md": post()})
    assert nisshi(root).code == 0
    before = tree(root / "site")
    years = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    blog(root, {"a.md": post("新しい本文。"), "themes/bare/templates/404.html": years})
    with process(root, "build") as run:
        wait_for(root / "site/.nisshi-stage/0-1")  # in the middle of the site: the last page takes years
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert (run.returncode, said) == (130, b"\nInterrupted; the site is as it was.\n")
    assert tree(root / "site") == before


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells when the workers have begun")
def test_ctrl_c_among_workers_is_one_word_and_no_traceback(tmp_path: Path) -> None:
    body = "段落。**強調**と`コード`。\n\n" * 300
    root = blog(tmp_path, {f"{number}.md": post(body) for number in range(PROCESSES_FROM)})
    with process(root, "build", "--jobs", "2") as run:
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        for _ in range(600):
            if children.read_text():  # a copy of the process, which does the other half
                break
            time.sleep(0.01)
        time.sleep(0.1)
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate()
    assert (run.returncode, said) == (130, b"\nInterrupted; the site is as it was.\n")
    assert not (root / "site").exists()
