"""SourceFile -> Post: checked here, trusted ever after."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

import msgspec

from nisshi.content.data_fields import json_fields, toml_fields
from nisshi.content.field import Field, Sheet
from nisshi.content.keys import Key, spellings
from nisshi.content.slugs import slug_fault, slug_of_file
from nisshi.content.split import Document, split
from nisshi.content.values import Report, read_date, read_faq, read_flag, read_list, read_text
from nisshi.content.yaml_fields import yaml_fields
from nisshi.errors import Problem, did_you_mean
from nisshi.model import Kind, Meta, Post, SourceFile

_READERS = {"YAML": yaml_fields, "TOML": toml_fields, "JSON": json_fields}
_NOT = "not "


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What reading depends on besides the file: part of the key when results are kept."""

    zone: str  # IANA name
    aliases: dict[str, str] = {}  # [front_matter.aliases]
    template_keys: tuple[str, ...] = ()  # the theme's templates


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A file as read: no post when an error makes it unfit to be published."""

    post: Post | None
    problems: tuple[Problem, ...]
    unknown: tuple[Problem, ...] = ()  # one for each unknown key; told once for the whole site


def read_post(source: SourceFile, kind: Kind, rules: Rules, zone: tzinfo) -> Reading:
    """Read one file of content/posts (`kind` "post") or content/pages ("page").

    What is wrong with the file comes back as Problems; nothing is raised for it.
    """
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.data[: error.start].count(b"\n") + 1
        message = f"the file is not UTF-8: byte 0x{source.data[error.start]:02x} in line {line}"
        return Reading(post=None, problems=(Problem(source.path, line, 0, message, "Save it as UTF-8."),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sheet = Sheet(source.path, tuple(text.split("\n")))
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
        self.broken = any(problem.severity == "error" for problem in problems)

    def read(self, document: Document, fields: tuple[Field, ...]) -> Reading:
        values, extra = self._values(fields)
        places = {field.key: field for field in fields}
        template_key = self._template_key(values, places)
        kind: Kind = "page" if template_key.endswith("-page") else "post"
        slug = self._slug(values, places)
        if not self.broken or fields:
            self._require(values, kind)
        if any(problem.severity == "error" for problem in self.problems):
            return Reading(post=None, problems=tuple(self.problems), unknown=tuple(self.unknown))
        meta = Meta(**{**values, "slug": slug, "template_key": template_key, "extra": extra})
        post = Post(
            path=self.sheet.path, kind=kind, meta=meta, body=document.body, body_line=document.body_line
        )
        return Reading(post=post, problems=tuple(self.problems), unknown=tuple(self.unknown))

    def _values(self, fields: tuple[Field, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
        values: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        known = spellings()
        for field in fields:
            name = self.rules.aliases.get(field.key, field.key)
            if field.key in self.rules.aliases and not name:
                continue
            key = known.get(name.removeprefix(_NOT))
            if key is None:
                extra[field.key] = field.natural
                self.unknown.append(self._unknown(field, known))
                continue
            value = self._value(key, field)
            values.setdefault(key.attribute, not value if name.startswith(_NOT) else value)
        return values, extra

    def _value(self, key: Key, field: Field) -> Any:
        report: Report = self.problems.append
        if key.kind == "date":
            return read_date(field, self.sheet, report, self.zone)
        readers = {"text": read_text, "flag": read_flag, "list": read_list, "faq": read_faq}
        return readers[key.kind](field, self.sheet, report)

    def _unknown(self, field: Field, known: dict[str, Key]) -> Problem:
        close = did_you_mean(field.key, known)
        hint = f"{close}It is kept for templates; [front_matter.aliases] in nisshi.toml can map or drop it."
        return self.sheet.problem(
            f"Nisshi does not know the key {field.key!r}",
            hint,
            line=field.line,
            column=field.key_column,
            length=len(field.key),
            severity="warning",
        )

    def _template_key(self, values: dict[str, Any], places: dict[str, Field]) -> str:
        default = "blog-post" if self.kind == "post" else "about-page"
        key = str(values.get("template_key") or default)
        if key not in self.rules.template_keys:
            known = ", ".join(self.rules.template_keys)
            hint = f"{did_you_mean(key, self.rules.template_keys)}Templates there are: {known}."
            self._report("templateKey", places, f"the theme has no template {key!r}", hint)
        return key

    def _slug(self, values: dict[str, Any], places: dict[str, Field]) -> str:
        slug = values.get("slug") or slug_of_file(self.sheet.path)
        if fault := slug_fault(slug):
            message = f"the slug {slug!r} cannot be used: {fault}"
            self._report("slug", places, message, "Write a path such as 2026/05/19/disk-full.")
        return str(slug)

    def _report(self, key: str, places: dict[str, Field], message: str, hint: str) -> None:
        field = places.get(key)
        at = self.sheet.at(field, message, hint) if field else self.sheet.problem(message, hint, line=1)
        self.problems.append(at)

    def _require(self, values: dict[str, Any], kind: Kind) -> None:
        if not values.get("title"):
            self.problems.append(
                self.sheet.problem("the post has no title", "Add a line `title: …`.", line=1)
            )
        dated = values.get("date") or any("date" in problem.message for problem in self.problems)
        if kind == "post" and not dated:
            self.problems.append(
                self.sheet.problem("the post has no date", "Add a line `date: 2026-05-19`.", line=1)
            )
