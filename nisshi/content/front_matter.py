"""SourceFile -> Post: checked here, trusted ever after."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Any

from nisshi.content.data_fields import json_fields, toml_fields
from nisshi.content.field import Field, Sheet
from nisshi.content.inner_keys import parts
from nisshi.content.keys import NOT, Key, spellings
from nisshi.content.odd_items import odd_items, place_of_item
from nisshi.content.reading import Reading, Rules
from nisshi.content.slugs import slug_fault, slug_of_file
from nisshi.content.split import Document, split
from nisshi.content.unknown_keys import unknown_keys
from nisshi.content.values import Report, holds_controls, read_date, read_faq, read_flag, read_list, read_text
from nisshi.content.yaml_fields import yaml_fields
from nisshi.errors import Place, Problem, did_you_mean
from nisshi.model import Kind, MarkdownText, Meta, Post, alias_place

_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, section 2.1, without its rarities
_READERS = {"YAML": yaml_fields, "TOML": toml_fields, "JSON": json_fields}


def read_post(path: str, data: bytes, kind: Kind, rules: Rules, zone: tzinfo) -> Reading:
    """Read one file of content/posts (`kind` "post") or content/pages ("page").

    What is wrong with the file comes back as Problems; nothing is raised for it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"the file is not UTF-8: byte 0x{data[error.start]:02x} in line {line}"
        return Reading(post=None, problems=(Problem(path, line, 0, message, "Save it as UTF-8."),))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    sheet = Sheet(path, tuple(text.split("\n")))
    document = split(sheet, text)
    if isinstance(document, Problem):
        return Reading(post=None, problems=(document,))
    fields, problems = _READERS[document.format](sheet, document.block, document.block_line)
    return _Reader(sheet, kind, rules, zone, list(problems)).read(document, fields)


class _Reader:
    """Reads the fields of one file."""

    def __init__(self, sheet: Sheet, kind: Kind, rules: Rules, zone: tzinfo, problems: list[Problem]) -> None:
        self.sheet = sheet
        self.kind = kind
        self.rules = rules
        self.zone = zone
        self.problems = problems
        self.unknown: list[Problem] = []
        self.values: dict[str, Any] = {}  # by the field of Meta
        self.extra: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        self.givers: dict[str, str] = {}  # the author's key of each value

    def read(self, document: Document, fields: tuple[Field, ...]) -> Reading:
        unreadable = bool(self.problems) and not fields
        for field in fields:
            for part in parts(field, self.rules.aliases):
                self._take(part)
        self._check_template_key()
        self._check_slug()
        self._check_lang()
        kind: Kind = "page" if self.values["template_key"].endswith("-page") else "post"
        if not unreadable:
            self._require(kind)
        if any(problem.severity == "error" for problem in self.problems):
            slug = self.values["slug"] if fields else _slug_in(document.block)
            return Reading(post=None, problems=tuple(self.problems), unknown=tuple(self.unknown), slug=slug)
        post = Post(
            path=self.sheet.path,
            kind=kind,
            meta=Meta(**self.values, extra=self.extra),
            places=self.places,
        )
        text = MarkdownText(
            path=post.path,
            body=document.body,
            body_line=document.body_line,
            lang=post.meta.lang,
            log_watch=post.meta.log_watch,
        )
        return Reading(post=post, text=text, problems=tuple(self.problems), unknown=tuple(self.unknown))

    def _take(self, field: Field) -> None:
        name = self.rules.aliases.get(field.key, field.key)
        if not name:  # the author maps the key to nothing
            return
        key = spellings().get(name.removeprefix(NOT))
        if key is None:
            self.extra[field.key] = field.natural
            self.unknown += unknown_keys(field, self.sheet, self.rules.aliases)
        elif key.attribute in self.givers and key.kind != "list":
            self._warn_of_second(key, field)
        else:
            if key.attribute != "slug" and holds_controls(field.raw):  # of a slug, more is asked below
                message = f"{field.key} holds a control character"
                self.problems.append(self.sheet.at(field, message, "Take it out; it cannot be shown."))
            self._set(key, field, turned=name.startswith(NOT))

    def _set(self, key: Key, field: Field, *, turned: bool) -> None:
        value = self._value(key, field)
        if key.kind == "list":  # categories and tags may both be our tags
            value = tuple(dict.fromkeys((*self.values.get(key.attribute, ()), *value)))
        elif turned and field.raw is not None:  # a flag without a value says nothing
            value = not value
        self.values[key.attribute] = value
        self.places.setdefault(key.attribute, self.sheet.place(field))
        self.problems += odd_items(key.attribute, field, self.sheet)
        if key.attribute == "aliases":
            self.places |= {alias_place(item): place_of_item(field, self.sheet, item) for item in value}
        self.givers.setdefault(key.attribute, field.key)

    def _warn_of_second(self, key: Key, field: Field) -> None:
        first = self.givers[key.attribute]
        if first != field.key:  # the same key twice is told by the reader of the format
            message = f"{first!r} and {field.key!r} both give {key.name!r}; the first counts"
            hint = "Keep one of them."
            self.problems.append(self.sheet.at(field, message, hint, severity="warning"))

    def _value(self, key: Key, field: Field) -> Any:
        report: Report = self.problems.append
        if key.kind == "date":
            return read_date(field, self.sheet, report, self.zone)
        readers = {"text": read_text, "flag": read_flag, "list": read_list, "faq": read_faq}
        return readers[key.kind](field, self.sheet, report)

    def _check_template_key(self) -> None:
        default = "blog-post" if self.kind == "post" else "about-page"
        key = self.values["template_key"] = str(self.values.get("template_key") or default)
        if key not in self.rules.template_keys:
            close = did_you_mean(key, self.rules.template_keys)
            hint = f"{close}Templates there are: {', '.join(self.rules.template_keys)}."
            self._complain("template_key", f"the theme has no template {key!r}", hint)

    def _check_slug(self) -> None:
        slug = self.values["slug"] = str(self.values.get("slug") or slug_of_file(self.sheet.path))
        if fault := slug_fault(slug):
            hint = "Write a path such as 2026/05/19/disk-full."
            self._complain("slug", f"the slug {slug!r} cannot be used: {fault}", hint)

    def _check_lang(self) -> None:
        lang = self.values.get("lang")
        if lang and not _LANG.fullmatch(lang):
            self._complain("lang", f"{lang!r} is not a language", "Write it as in BCP 47: ja, en, zh-Hant.")

    def _require(self, kind: Kind) -> None:
        if not self.values.get("title") and not self._is_told("title"):
            self._complain("title", "the post has no title", "Add a line `title: …`.")
        if kind == "post" and "date" not in self.values:
            self._complain("date", "the post has no date", "Add a line `date: 2026-05-19`.")
        elif kind == "post" and self.values["date"] is None and not self._is_told("date"):
            self._complain("date", "the date is empty", "For example `date: 2026-05-19`.")

    def _is_told(self, attribute: str) -> bool:
        place = self.places.get(attribute)
        return place is not None and any(problem.line == place.line for problem in self.problems)

    def _complain(self, attribute: str, message: str, hint: str) -> None:
        place = self.places.get(attribute) or Place(self.sheet.path, 1, 0, 1, self.sheet.lines[0])
        self.problems.append(place.problem(message, hint))


def _slug_in(block: str) -> str:
    """Find the slug in front matter that cannot be parsed, so that links to the post are not called dead."""
    match = re.search(r"^\s*\"?slug\"?\s*[:=]\s*[\"']?([^\"'\n]+)", block, re.MULTILINE)
    return match[1].strip() if match else ""
