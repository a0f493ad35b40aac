"""The small blog that every sequence of edits begins with: paths below its root, and their bytes."""

from __future__ import annotations

from pathlib import Path

Files = dict[str, bytes]
THEMES = Path(__file__).resolve().parent / "themes"

SETTINGS = """\
theme = "plain"
site.url = "https://diary.example/"
site.title = "夜の日誌"
site.page_size = 3
links.dead = "warn"
"""

ONE = """\
---
title: 夜の再起動
date: 2026-01-10
tags: [障害, Linux]
---
夜に再起動した。続きは[別の記事](/two/#heading)にある。

## 原因

```
18 Jan 03:10:02 kernel: eth0 down
```
"""

TWO = """\
---
title: The night after
date: 2026-02-20
lang: en
series: 夜
---
The night after the disk was full. 夜

## heading

See [the first](one.md).
"""

THREE = """\
---
title: 夜の棚
date: 2026-02-21
slug: rack/three
series: 夜
tags: [linux]
headerImage: /images/rack.png
---
夜の棚。![棚](/images/rack.png)
"""

JOURNEY = """\
---
title: 夜の旅
date: 2026-03-02
publishDate: 2026-06-10
aliases: [/journey/]
---
夜の旅に出た。![窓](window.png)
"""

ABOUT = """\
---
title: この日誌について
---
夜に書いている。[一つ目](/one/)
"""


def first_blog() -> Files:
    """Return the files of the blog, both of its themes included."""
    posts = {
        "content/posts/one.md": ONE,
        "content/posts/two.md": TWO,
        "content/posts/2026/three.md": THREE,
        "content/posts/旅/index.md": JOURNEY,
        "content/pages/about.md": ABOUT,
        "nisshi.toml": SETTINGS,
    }
    pictures = {"content/static/images/rack.png": b"rack", "content/posts/旅/window.png": b"window"}
    return {path: text.encode() for path, text in posts.items()} | pictures | theme_files()


def theme_files() -> Files:
    """Return the files of both themes."""
    files = sorted(path for path in THEMES.rglob("*") if path.is_file())
    return {f"themes/{path.relative_to(THEMES).as_posix()}": path.read_bytes() for path in files}
