"""netlify/plugins/nisshi-cache in Node: it asks for the cache, and no trouble of it fails a build."""

from __future__ import annotations

import subprocess
import tomllib

import pytest

from tests.blogs import REPOSITORY

CALLS = """
const plugin = require(process.argv[1])
const answer = { found: () => true, missing: () => false, broken: () => { throw new Error('the disk is full.') } }
const say = name => async path => { console.log(name, path); return answer[process.argv[2]]() }
const utils = { cache: { restore: say('restore'), save: say('save') } }
plugin.onPreBuild({ utils }).then(() => plugin.onPostBuild({ utils }))
"""


@pytest.mark.parametrize(
    ("cache", "restored", "saved"),
    [
        ("found", "brought back.", "kept for the next build."),
        ("missing", "none yet, so this build does everything.", "none to keep."),
        ("broken", "left alone, for the disk is full.", "left alone, for the disk is full."),
    ],
)
def test_the_plugin_of_netlify_toml_brings_the_cache_back_and_keeps_it(
    cache: str, restored: str, saved: str
) -> None:
    (plugin,) = tomllib.loads((REPOSITORY / "netlify.toml").read_text(encoding="utf-8"))["plugins"]
    command = ["node", "-e", CALLS, str(REPOSITORY / plugin["package"]), cache]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.splitlines() == [
        "restore .nisshi/cache.db",
        f"Nisshi's cache: {restored}",
        "save .nisshi/cache.db",
        f"Nisshi's cache: {saved}",
    ]
