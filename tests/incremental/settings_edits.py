"""What an author does to nisshi.toml."""

from __future__ import annotations

import re

from hypothesis.stateful import rule
from hypothesis.strategies import sampled_from

from tests.incremental.workshop import Workshop

NAME = "nisshi.toml"
LINES = (
    'site.title = "朝の日誌"',
    'site.url = "https://diary.example/blog/"',
    'site.url = "https://other.example/"',
    'site.description = "夜のこと"',
    'site.lang = "en"',
    'site.timezone = "America/St_Johns"',
    'site.license = "CC BY 4.0"',
    'site.icon = "/icon.svg"',
    "site.page_size = 1",
    "site.tag_page_size = 1",
    "site.noindex = true",
    'site.nav = [{ label = "旅", url = "/旅/" }]',
    'site.footer = [{ label = "棚", url = "/rack/three/" }]',
    'author.name = "夜"',
    "feeds.items = 1",
    'feeds.id_base = "https://old.example/"',
    "markdown.math = true",
    "markdown.emoji = true",
    "markdown.definition_lists = true",
    "markdown.typographer = true",
    "toc.to_heading = 2",
    'toc.exclude = ["heading"]',
    'links.dead = "error"',
    'links.dead = "ignore"',
    'links.old_hosts = ["example.org"]',
    "links.new_tab = true",
    'tags.aliases = { K8s = "Kubernetes", 夜 = "Linux" }',
    'logs.watch = ["eth0 down"]',
    'logs.redact = ["ip", "host"]',
    'logs.private = "ignore"',
    'front_matter.aliases = { category = "tags" }',
    'front_matter.aliases = { category = "nothing" }',
    'redirects = [{ from = "/now/", to = "/about/" }]',
    'redirects = [{ from = "/one/", to = "/about/", force = true }]',
    'security.contact = "mailto:night@diary.example"',
    'security.expires = "2027-06-30"',
    'params.colour = "ink"',
)
BREAKS = ("site.title = night", "no_such_setting = 1", "site.page_size = 0")


class SettingsEdits(Workshop):
    """Edits of nisshi.toml, one line for one setting."""

    @rule(line=sampled_from(LINES))
    def configure(self, line: str) -> None:
        """Put a line in, in the place of the one for the same setting."""
        self.write(NAME, without_setting(self.settings(), line) + f"{line}\n")

    @rule(line=sampled_from(LINES))
    def drop_the_setting_of(self, line: str) -> None:
        self.write(NAME, without_setting(self.settings(), line))

    @rule(theme=sampled_from(("plain", "heir", "heir", "nobody")))
    def switch_the_theme(self, theme: str) -> None:
        self.configure(f'theme = "{theme}"')

    @rule(line=sampled_from(BREAKS))
    def break_the_settings(self, line: str) -> None:
        self.write(NAME, self.settings() + f"{line}\n")

    @rule()
    def mend_the_settings(self) -> None:
        text = self.settings()
        for line in BREAKS:
            text = text.replace(f"{line}\n", "")
        self.write(NAME, text)

    @rule()
    def delete_the_settings(self) -> None:
        self.write(NAME, 'theme = "plain"\n')

    def settings(self) -> str:
        return self.files[NAME].decode()


def without_setting(text: str, line: str) -> str:
    key = re.escape(line.partition(" =")[0])
    return re.sub(rf"(?m)^{key} =.*\n", "", text)
