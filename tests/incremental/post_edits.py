"""What an author does to posts, pages and pictures."""

from __future__ import annotations

import re

from hypothesis.stateful import rule
from hypothesis.strategies import sampled_from

from tests.incremental.first_blog import first_blog
from tests.incremental.post_samples import (
    BREAKS,
    EXCERPTS,
    HOLDING_BACK,
    LINES,
    LOGS,
    PARAGRAPHS,
    PICTURES,
    PLACES,
    REAL_PICTURES,
    RECORDS,
    TITLES,
)
from tests.incremental.workshop import Workshop

POSTS = ("one", "two", "three", "旅")
posts = sampled_from(POSTS)


class PostEdits(Workshop):
    """Edits of posts, by the post's name wherever its file lies."""

    @rule(post=posts, paragraph=sampled_from(PARAGRAPHS))
    def add_a_paragraph(self, post: str, paragraph: str) -> None:
        path = self.path_of(post)
        self.write(path, f"{self.text(path)}\n{paragraph}\n")

    @rule(post=posts, paragraph=sampled_from(PARAGRAPHS))
    def rewrite_the_body(self, post: str, paragraph: str) -> None:
        path = self.path_of(post)
        head, body = split(self.text(path))
        self.write(path, f"{head}{paragraph}\n" if body else head)

    @rule(post=posts, words=sampled_from(("heading", "other heading", "原因")))
    def reword_the_heading(self, post: str, words: str) -> None:
        path = self.path_of(post)
        self.write(path, re.sub(r"(?m)^## .*$", f"## {words}", self.text(path)))

    @rule(post=posts, title=sampled_from(TITLES))
    def retitle(self, post: str, title: str) -> None:
        self.give(post, f"title: {title}")

    @rule(post=posts, line=sampled_from(LINES))
    def give(self, post: str, line: str) -> None:
        """Put a line into front matter, in the place of the one with its key."""
        path = self.path_of(post)
        head, body = split(without_key(self.text(path), line.partition(":")[0]))
        self.write(path, head.replace("---\n", f"---\n{line}\n", 1) + body)

    @rule(post=posts, line=sampled_from(HOLDING_BACK))
    def hold_back(self, post: str, line: str) -> None:
        self.give(post, line)

    @rule(post=posts, key=sampled_from(sorted({line.partition(":")[0] for line in (*LINES, *HOLDING_BACK)})))
    def take(self, post: str, key: str) -> None:
        """Take the key out of front matter."""
        path = self.path_of(post)
        self.write(path, without_key(self.text(path), key))

    @rule(post=posts, line=sampled_from(BREAKS))
    def break_front_matter(self, post: str, line: str) -> None:
        path = self.path_of(post)
        self.write(path, self.text(path).replace("---\n", f"---\n{line}\n", 1))

    @rule(post=posts)
    def mend_front_matter(self, post: str) -> None:
        path = self.path_of(post)
        text = self.text(path)
        for line in BREAKS:
            text = text.replace(f"{line}\n", "")
        self.write(path, text)

    @rule(post=posts)
    def write_anew(self, post: str) -> None:
        self.write(self.path_of(post), f"---\ntitle: 夜 {post}\ndate: 2026-04-04\n---\n夜の新しい記事。\n")

    @rule(post=posts)
    def delete(self, post: str) -> None:
        self.save({self.path_of(post): None})

    @rule(post=posts, to=sampled_from((*POSTS, "four")))
    def rename(self, post: str, to: str) -> None:
        path = self.path_of(post)
        self.move(path, to.join(path.rsplit(post, 1)) if post in path else path)

    @rule(post=posts)
    def end_lines_as_windows_does(self, post: str) -> None:
        path = self.path_of(post)
        self.save({path: self.files[path].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")})

    @rule(post=posts, ending=sampled_from(("~", ".swp", ".txt")))
    def leave_a_file_beside(self, post: str, ending: str) -> None:
        """Write what editors leave behind, or what is no post."""
        path = self.path_of(post)
        self.save({path + ending: self.files[path]})

    @rule(post=posts, place=sampled_from(PLACES))
    def move_to(self, post: str, place: str) -> None:
        self.move(self.path_of(post), place.format(post))

    @rule(post=posts, picture=sampled_from((b"window", b"WINDOW")))
    def lay_a_picture_beside(self, post: str, picture: bytes) -> None:
        self.move_to(post, "content/posts/{}/index.md")
        self.save({f"content/posts/{post}/window.png": picture})

    @rule(path=sampled_from(PICTURES), picture=sampled_from((b"rack", b"RACK", *REAL_PICTURES)))
    def lay_a_picture(self, path: str, picture: bytes) -> None:
        self.save({path: picture})

    @rule(path=sampled_from(PICTURES))
    def delete_a_picture(self, path: str) -> None:
        self.save({path: None})

    @rule(post=posts, excerpt=sampled_from(EXCERPTS), records=sampled_from(RECORDS))
    def quote_a_log(self, post: str, excerpt: str, records: str) -> None:
        """Lay a log beside the post and quote it."""
        path = self.path_of(post)
        text = f"{self.text(path)}\n{excerpt}\n".encode()
        self.save({path: text, f"{path.rpartition('/')[0]}/app.log": records.encode()})

    @rule(path=sampled_from(LOGS), records=sampled_from(RECORDS))
    def lay_a_log(self, path: str, records: str) -> None:
        self.save({path: records.encode()})

    @rule(path=sampled_from(LOGS))
    def delete_a_log(self, path: str) -> None:
        self.save({path: None})

    @rule(paragraph=sampled_from(PARAGRAPHS))
    def rewrite_the_about_page(self, paragraph: str) -> None:
        self.write("content/pages/about.md", f"---\ntitle: この日誌について\n---\n{paragraph}\n")

    @rule()
    def delete_the_about_page(self) -> None:
        self.save({"content/pages/about.md": None})

    def move(self, path: str, to: str) -> None:
        if path != to:
            self.save({path: None, to: self.files[path]})

    def path_of(self, post: str) -> str:
        """Find the post's file; one that is not there is written as it first was, or anew."""
        found = sorted(place for place in self.files if is_file_of(post, place))
        if not found:
            first = {place: data for place, data in first_blog().items() if is_file_of(post, place)}
            self.save(first or {f"content/posts/{post}.md": b"---\ntitle: x\n---\n"})
            return self.path_of(post)
        return found[0]


def is_file_of(post: str, path: str) -> bool:
    return path.startswith("content/") and path.endswith((f"/{post}.md", f"/{post}/index.md"))


def split(text: str) -> tuple[str, str]:
    """Divide a post after its front matter; one that never ends is all there is."""
    end = text.find("\n---\n") + 5
    return (text, "") if end < 5 else (text[:end], text[end:])


def without_key(text: str, key: str) -> str:
    head, body = split(text)
    return re.sub(rf"(?m)^{key}:.*\n", "", head) + body
