"""What an author does to the themes and to overrides/."""

from __future__ import annotations

import re

from hypothesis.stateful import rule
from hypothesis.strategies import sampled_from

from tests.incremental.first_blog import theme_files
from tests.incremental.workshop import Workshop

WORDS = ("夜", "朝", "<b>night</b>")
TEMPLATES = tuple(path for path in theme_files() if path.endswith(".html"))
SHEETS = tuple(path for path in theme_files() if path.endswith(".css"))
BREAKS = (
    "{% endfor %}",
    "{{ nothing_of_that_name }}",
    '{% include "gone.html" %}',
    '{{ asset("gone.css") }}',
)
OVERRIDES = (
    "templates/_foot.html",
    "templates/_macros.html",
    "templates/_greeting-de.html",
    "templates/home.html",
    "templates/note-post.html",
)
BUNDLES = ('["one.css", "two.css"]', '["two.css", "one.css"]', '["two.css"]', '["one.css", "gone.css"]')
GREETINGS = ('greeting = "やあ"', 'greeting = "Hello"', 'greeting = "{braces}"', "greeting =")
OVERRIDE = """\
{% macro card(card) %}{{ card.title }}{% endmacro %}
mark: mine
"""


class ThemeEdits(Workshop):
    """Edits of the themes: the one in use, the one it inherits, the one that is not in use."""

    @rule(path=sampled_from(TEMPLATES), words=sampled_from(WORDS))
    def edit_a_template(self, path: str, words: str) -> None:
        self.write(path, re.sub("(?i)mark: [^,\n]*", f"mark: {words}", self.text_of_theme(path)))

    @rule(path=sampled_from(TEMPLATES), how=sampled_from(BREAKS))
    def break_a_template(self, path: str, how: str) -> None:
        self.write(path, self.text_of_theme(path).replace("mark:", f"{how} mark:"))

    @rule(path=sampled_from(TEMPLATES))
    def delete_a_template(self, path: str) -> None:
        self.save({path: None})

    @rule()
    def mend_the_themes(self) -> None:
        self.save({path: data for path, data in theme_files().items() if self.files.get(path) != data})

    @rule(path=sampled_from(SHEETS), colour=sampled_from(("black", "blue", "white")))
    def edit_a_stylesheet(self, path: str, colour: str) -> None:
        self.write(path, f"a {{ color: {colour} }}\n")

    @rule(path=sampled_from(SHEETS))
    def delete_a_stylesheet(self, path: str) -> None:
        self.save({path: None})

    @rule(parts=sampled_from(BUNDLES))
    def bundle_otherwise(self, parts: str) -> None:
        path = "themes/plain/theme.toml"
        self.write(path, re.sub(r'("style.css" =).*', rf"\1 {parts}", self.text_of_theme(path)))

    @rule(parent=sampled_from(("plain", "heir", "nobody")))
    def inherit_from(self, parent: str) -> None:
        path = "themes/heir/theme.toml"
        self.write(path, re.sub('inherits = ".*"', f'inherits = "{parent}"', self.text_of_theme(path)))

    @rule(theme=sampled_from(("plain", "heir")), line=sampled_from(GREETINGS))
    def edit_the_words(self, theme: str, line: str) -> None:
        path = f"themes/{theme}/words.toml"
        self.write(path, re.sub("greeting =.*", line, self.text_of_theme(path)))

    @rule(name=sampled_from(OVERRIDES), words=sampled_from(WORDS))
    def override_a_template(self, name: str, words: str) -> None:
        self.write(f"overrides/{name}", OVERRIDE.replace("mine", words))

    @rule(colour=sampled_from(("red", "green")))
    def override_a_stylesheet(self, colour: str) -> None:
        self.write("overrides/assets/two.css", f"a {{ color: {colour} }}\n")

    @rule(line=sampled_from(GREETINGS))
    def override_a_word(self, line: str) -> None:
        self.write("overrides/words.toml", f"[ja]\n{line}\n")

    @rule(name=sampled_from((*OVERRIDES, "assets/two.css", "words.toml")))
    def drop_an_override(self, name: str) -> None:
        self.save({f"overrides/{name}": None})

    def text_of_theme(self, path: str) -> str:
        """Return the text of a theme's file, as it first was where it has been deleted."""
        return self.files.get(path, theme_files()[path]).decode()
