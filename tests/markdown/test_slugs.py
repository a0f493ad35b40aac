"""Heading ids are those of npm github-slugger 2, asked directly."""

from __future__ import annotations

import json
import random
import subprocess

from nisshi.markdown.slugs import Slugger, slug
from tests.browser.tools import node_module

LETTERS = "aBzÉßİΣς1２漢字かなカナー々〆한ŪⒶ🅰①²½Ⅷ_‿- \u3000\t　・。、！？?!.:;/()（）「」…—–×+#%&'\"“”☆💦\u3099\u0301"


def github_slugs(texts: list[str]) -> list[str]:
    module = node_module("github-slugger/index.js").as_uri()
    program = (
        f"import Slugger from {json.dumps(module)}; import fs from 'node:fs';"
        "const slugger = new Slugger(); const texts = JSON.parse(fs.readFileSync(0, 'utf8'));"
        "console.log(JSON.stringify(texts.map(text => slugger.slug(text))))"
    )
    command = ["node", "--input-type=module", "--eval", program]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    slugs: list[str] = json.loads(done.stdout)
    return slugs


def test_thousands_of_headings_get_the_same_ids() -> None:
    choose = random.Random(7)
    texts = ["a", "a-1", "a", "a", "a-1", "a-1-1", "A", "おまけ", "おまけ"]
    texts += ["".join(choose.choices(LETTERS, k=choose.randint(1, 7))) for _ in range(4000)]
    slugger = Slugger()
    ours = [slugger.unique(text) for text in texts]
    assert [
        new for new, theirs in zip(ours, github_slugs(texts), strict=True) if theirs and new != theirs
    ] == []


def test_an_id_is_never_empty() -> None:
    slugger = Slugger()
    assert [slugger.unique("！？"), slugger.unique("！？")] == ["§", "-1"]
    assert slug("§") == ""  # so no other heading can get that id
