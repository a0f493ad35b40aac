"""A task is all that decides an output: it can be kept, sent elsewhere and made at any later time."""

from __future__ import annotations

import random

import msgspec
import pytest

from nisshi.config import BuildSettings, Settings
from nisshi.model import Body, Counts, Download, Output, Page, Quoted, Site, Task
from nisshi.outputs.all_outputs import KINDS, Maker, Planned, plan_outputs
from tests.outputs.sample import BODY, SETTINGS, Sketch, made_of, make_page, make_site

BLOG = (
    Sketch(slug="c", title="三", day="2017-03-20", tags=("監視", "Elixir"), targets=("/a/?x=1&y=2",)),
    Sketch(
        slug="b", title="二", day="2017-03-05", tags=("監視",), updated="2017-04-01", downloads=("app.log",)
    ),
    Sketch(slug="a", title="一", day="2015-12-31", tags=("夜",)),
)


def site_of(*sketches: Sketch, settings: Settings = SETTINGS) -> Site:
    pages = (make_page("/about/", "筆者"),)
    failures = (Quoted("syslog", "syslog", "connection refused", "5e", ()),)
    return make_site(sketches or BLOG, pages=pages, settings=settings, failures=failures)


def planned_of(*sketches: Sketch, fonts: tuple[str, ...] = ()) -> Planned:
    return plan_outputs(site_of(*sketches), SETTINGS, fonts)


def tasks_of(*sketches: Sketch) -> dict[str, Task]:
    return {task.output: task for task in planned_of(*sketches).tasks}


def changed(before: dict[str, Task], after: dict[str, Task]) -> list[str]:
    """Return the outputs of both whose tasks differ."""
    return sorted(path for path in before.keys() & after.keys() if before[path] != after[path])


def made(planned: Planned, body: Body = BODY) -> tuple[Page | Output, ...]:
    maker = Maker(planned.shared, lambda path: body)
    return tuple(maker.make(task) for task in planned.tasks)


# --- The registry -----------------------------------------------------------------------------


def test_outputs_are_planned_kind_by_kind_in_the_order_of_the_registry() -> None:
    names = [kind.name for kind in KINDS]
    tasks = planned_of(fonts=("digest", "digest", "")).tasks
    assert list(dict.fromkeys(task.kind for task in tasks)) == names
    assert len(set(names)) == len(names)
    order = [names.index(task.kind) for task in tasks]
    assert order == sorted(order)


def test_each_task_becomes_the_output_it_names_from_the_template_it_names() -> None:
    planned = planned_of()
    for task, output in zip(planned.tasks, made(planned), strict=True):
        if isinstance(output, Page):
            assert (output.output, output.template, output.source) == (
                task.output,
                task.template,
                task.source,
            )
        else:
            assert (output.path, task.template, output.source) == (task.output, "", task.source)


# --- A task is plain data ---------------------------------------------------------------------


def test_what_was_kept_makes_the_same_outputs() -> None:
    planned = planned_of()
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(planned), type=Planned)
    assert kept == planned
    assert made(kept) == made(planned) == made_of(site_of())


def test_tasks_can_be_made_in_any_order_by_any_number_of_makers() -> None:
    planned = planned_of()
    expected = dict(zip(planned.tasks, made(planned), strict=True))
    shuffled = random.Random(17).sample(planned.tasks, len(planned.tasks))
    together = Maker(planned.shared, lambda path: BODY)
    for task in (*shuffled, *shuffled):
        alone = Maker(planned.shared, lambda path: BODY)
        assert together.make(task) == alone.make(task) == expected[task]


def test_inputs_read_as_their_kind_are_written_as_they_were() -> None:
    inputs = {kind.name: kind.inputs for kind in KINDS}
    for task in planned_of().tasks:
        value = msgspec.msgpack.decode(task.inputs, type=inputs[task.kind])
        assert msgspec.msgpack.encode(value, order="deterministic") == task.inputs


def test_how_a_build_runs_is_in_no_task() -> None:
    other = msgspec.structs.replace(SETTINGS, build=BuildSettings(output="elsewhere", jobs=7))
    assert plan_outputs(site_of(), other) == plan_outputs(site_of(), SETTINGS)


# --- Texts ------------------------------------------------------------------------------------


def test_a_task_asks_for_the_texts_it_names_and_no_others() -> None:
    planned = planned_of()
    for task in planned.tasks:
        asked: list[str] = []

        def body(path: str, asked: list[str] = asked) -> Body:
            asked.append(path)
            return BODY

        Maker(planned.shared, body).make(task)
        assert sorted(asked) == sorted(task.bodies), task.output


def test_only_outputs_that_name_a_text_show_it() -> None:
    planned = planned_of()
    other = Body(
        html="<p>別</p>",
        markdown="別",
        counts=Counts(japanese=1, minutes=1),
        downloads=(Download("app.log", "別\n"),),
    )
    differs = [
        task.output
        for task, one, two in zip(planned.tasks, made(planned), made(planned, other), strict=True)
        if one != two
    ]
    assert differs == [task.output for task in planned.tasks if task.bodies]


@pytest.mark.parametrize(
    "path", ["a/index.html", "a.md", "rss.xml", "atom.xml", "feed.json", "tag/夜/atom.xml"]
)
def test_these_show_the_text_of_a_post(path: str) -> None:
    assert "content/posts/a.md" in tasks_of()[path].bodies


# --- What changes what ------------------------------------------------------------------------


def test_a_new_tag_on_one_post_leaves_posts_of_the_same_tag_alone() -> None:
    third = msgspec.structs.replace(BLOG[2], tags=("監視",))
    found = changed(tasks_of(), tasks_of(BLOG[0], BLOG[1], third))
    assert "a/index.html" in found and "a.md" in found
    assert not {"b/index.html", "b.md", "c/index.html", "c.md", "2017/03/index.html"} & set(found)


def test_a_new_title_changes_the_post_its_neighbours_and_the_lists_it_is_in() -> None:
    first = msgspec.structs.replace(BLOG[0], title="参")
    assert changed(tasks_of(), tasks_of(first, *BLOG[1:])) == sorted(
        [
            *("c/index.html", "c.md", "b/index.html"),
            *("index.html", "404.html", "2017/index.html", "2017/03/index.html"),
            *("tag/監視/index.html", "tag/Elixir/index.html"),
            *("tag/監視/atom.xml", "tag/Elixir/atom.xml", "rss.xml", "atom.xml", "feed.json", "llms.txt"),
        ]
    )


def test_where_a_link_leads_changes_what_shows_the_text_with_the_link() -> None:
    first = msgspec.structs.replace(BLOG[0], targets=("/b/",))
    assert changed(tasks_of(), tasks_of(first, *BLOG[1:])) == sorted(
        [
            *("c/index.html", "rss.xml", "atom.xml", "feed.json"),
            *("tag/監視/atom.xml", "tag/Elixir/atom.xml"),
        ]
    )
