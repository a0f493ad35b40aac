"""What the edits of posts put into them, each with something to say to another part of the build."""

from __future__ import annotations

from tests.images.samples import picture

TITLES = ("夜の再起動", "朝", '"<b>夜</b> & 朝"', "The night after", "{{ 7 * 7 }}")
PARAGRAPHS = (
    "朝になった。",
    "A word in *English*, and `code`.",
    "## 夜の章",
    "## heading",
    "[一つ目](/one/) [その章](/two/#heading) [三つ目](../../posts/2026/three.md)",
    "[どこにもない](/nowhere/)",
    "![棚](/images/rack.png) ![窓](window.png)",
    "```toc\n```",
    "```python\nprint('夜')\n```",
    "```\n2026-01-10 03:10:02 ERROR disk full\n```",
    "```\nMar  5 02:04:02 web1 sshd[9]: Invalid user alice from 54.12.3.9 port 22\n```\n\n54.12.3.9 と alice",
    "```\n2026-02-20 04:11:09 ERROR disk full\n2026-02-20 04:11:10 INFO gone\n```",
    "```\n18 Jan 03:10:02 kernel: cannot open device\n```",
    '$x^2$ :tada: "quoted" [外](https://example.org/)',
    "夜\n: 朝の前。",
    "注[^1]\n\n[^1]: 夜の注。",
)
LINES = (
    "date: 2025-12-31",
    "date: 2026-02-20",
    "date: 2026-01-10 23:30",
    "updated: 2026-04-01",
    "description: 夜の話",
    "tags: [Linux]",
    "tags: [linux, K8s, Kubernetes]",
    "tags: [夜]",
    "category: [道具]",
    "slug: one",
    "slug: two",
    "slug: 2026/夜",
    "aliases: [/old/]",
    "aliases: [/two/]",
    "series: 夜",
    "logRedact: [ip, user]",
    "logRedact: false",
    "allowPrivate: true",
    "series: 朝",
    "lang: en",
    "lang: de",
    "headerImage: /images/rack.png",
    "headerImage: /images/none.png",
    "templateKey: photo-post",
    "templateKey: none",
    "noindex: true",
    "useAi: true",
    "box: 箱",
    "date: 2026-02-31",
)
HOLDING_BACK = (
    "draft: true",
    "draft: false",
    "publishDate: 2026-06-10",
    "publishDate: 2026-05-01",
    "expiryDate: 2026-06-20",
    "expiryDate: 2026-05-01",
)
BREAKS = ("tags: [夜", "title: 'twice'", "--- # never ends\n--")
PLACES = (
    "content/posts/{}.md",
    "content/posts/2026/{}.md",
    "content/posts/{}/index.md",
    "content/pages/{}.md",
)
LOGS = ("content/posts/app.log", "content/posts/旅/app.log", "content/posts/旅/logs/app.log")
EXCERPTS = (
    '```log {file="app.log"}\n```',
    '```log {file="app.log" level>=error}\n```\n\n[記録](app.log)',
    '```log {file="app.log" from="ERROR" download}\n```',
)
RECORDS = (
    "2026-01-10 03:10:02 INFO start\n2026-01-10 03:10:04 ERROR disk full\n",
    "2026-01-10 03:10:04 ERROR disk full\n2026-01-10 03:11:00 ERROR 夜\n",
)
# Both can be read, and one is large enough for smaller versions.
REAL_PICTURES = (picture("PNG", (40, 30)), picture("JPEG", (300, 200)))
PICTURES = ("content/static/images/rack.png", "content/static/one/index.html", "content/posts/旅/window.png")
