"""A new post: a file with its front matter filled in, held back as a draft."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path

import yaml

from nisshi.content.slugs import slug_fault
from nisshi.errors import Problem, SiteError

FOLDER = "content/posts"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")  # Unicode's category Cc


def new_post(root: Path, title: str, date: datetime, slug: str, lang: str, tags: tuple[str, ...]) -> str:
    """Create content/posts/YYYY-MM-DD-title.md below `root` and return its path from there.

    `date` is zone-aware, in the site's zone. Raises SiteError for an empty title, for a slug that
    cannot be used and for a file that is already there.
    """
    title = " ".join(_CONTROLS.sub(" ", title).split())  # one line, whatever was pasted
    if not title:
        hint = 'Give it one in quotes, such as `new "Disk full"`.'
        raise SiteError((Problem(path=FOLDER, message="the title of the new post is empty", hint=hint),))
    name = _file_name(title)
    slug = slug or f"{date:%Y/%m/%d}/{name}"
    if fault := slug_fault(slug):
        raise SiteError((Problem(path=FOLDER, message=f"the slug {slug!r} cannot be used: {fault}"),))
    path = f"{FOLDER}/{date:%Y-%m-%d}-{name}.md"
    text = "".join(
        (
            _yaml({"slug": slug}),
            _yaml({"title": title}),
            f"date: {date.isoformat(timespec='seconds')}\n",
            "description:\n",
            "tags:\n" if tags else "tags: []\n",
            *(f"  {_yaml([tag])}" for tag in tags),
            "headerImage:\n",
            "templateKey: blog-post\n",
            "draft: true\n",
            _yaml({"lang": lang}) if lang else "",
        )
    )
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(f"---\n{text}---\n\n")
    except FileExistsError:
        hint = "Choose another title, or go on in that file."
        raise SiteError((Problem(path=path, message="the file is there already", hint=hint),)) from None
    return path


def _yaml(value: dict[str, str] | list[str]) -> str:
    """Write one line of YAML, in quotes only where it would be read as something else."""
    return yaml.safe_dump(value, allow_unicode=True, width=10_000)


def _file_name(title: str) -> str:
    """Make a file name of a title: its letters and digits, in any script, joined by hyphens."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", title).lower())
    return "-".join(words).encode()[:120].decode(errors="ignore") or "post"
