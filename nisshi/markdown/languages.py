"""Names of languages: what authors write, what Pygments calls it, what the label says.

Pygments knows about 900 names. This file adds the names that are common with other highlighters
(Prism, highlight.js, Shiki) and those of blocks that are no programming language at all.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import msgspec

ALIASES: Mapping[str, str] = {
    "apacheconf": "apacheconf",
    "bash-session": "console",
    "blade": "php",
    "caddy": "caddyfile",
    "circo": "dot",
    "cjs": "js",
    "cmd": "bat",
    "cts": "ts",
    "curl": "bash",
    "dotenv": "ini",
    "editorconfig": "ini",
    "ejs": "html",
    "env": "ini",
    "es6": "js",
    "fdp": "dot",
    "geojson": "json",
    "gjs": "js",
    "gradle": "groovy",
    "gts": "ts",
    "javascriptreact": "jsx",
    "https": "http",
    "jinja2": "jinja",
    "jsonc": "json5",
    "jsonl": "json",
    "kts": "kotlin",
    "mdx": "markdown",
    "mjs": "js",
    "mts": "ts",
    "mustache": "handlebars",
    "ndjson": "json",
    "neato": "dot",
    "node": "js",
    "notebook": "json",
    "patch": "diff",
    "plsql": "sql",
    "robot": "robotframework",
    "shellscript": "bash",
    "stylus": "sass",
    "svelte": "html",
    "svg": "xml",
    "topojson": "json",
    "twopi": "dot",
    "typescriptreact": "tsx",
    "vb": "vbnet",
    "viml": "vim",
    "wasm": "wast",
    "astro": "html",
}
"""Words Pygments does not know, under the name of the lexer that reads them best."""

PLAIN: Mapping[str, str] = {
    "": "Text",
    "abc": "ABC",
    "accesslog": "Log",
    "ansi": "Output",
    "ascii": "Text",
    "bicep": "Bicep",
    "chart": "Chart",
    "codeowners": "CODEOWNERS",
    "conf": "conf",
    "console": "Console",
    "cron": "crontab",
    "crontab": "crontab",
    "csv": "CSV",
    "cue": "CUE",
    "d2": "D2",
    "ditaa": "ditaa",
    "doscon": "Console",
    "dot": "Graphviz",
    "flowchart": "Flowchart",
    "git": "Git",
    "gitattributes": "gitattributes",
    "gitignore": "gitignore",
    "graphviz": "Graphviz",
    "hosts": "hosts",
    "ignore": "ignore",
    "jq": "jq",
    "latexmath": "Math",
    "log": "Log",
    "logql": "LogQL",
    "logs": "Log",
    "math": "Math",
    "mermaid": "Mermaid",
    "none": "Text",
    "nohighlight": "Text",
    "output": "Output",
    "plain": "Text",
    "plaintext": "Text",
    "plantuml": "PlantUML",
    "powershell-session": "Console",
    "prisma": "Prisma",
    "ps1con": "Console",
    "puml": "PlantUML",
    "pwsh-session": "Console",
    "regex": "Regex",
    "regexp": "Regex",
    "sequence": "Sequence",
    "sh-session": "Console",
    "shell-session": "Console",
    "shellsession": "Console",
    "spl": "SPL",
    "ssh-config": "SSH config",
    "sshconfig": "SSH config",
    "stderr": "Output",
    "stdout": "Output",
    "syslog": "Log",
    "systemd": "systemd",
    "term": "Console",
    "terminal": "Console",
    "text": "Text",
    "tree": "Tree",
    "tsv": "TSV",
    "txt": "Text",
    "uml": "UML",
    "vega": "Vega",
    "vega-lite": "Vega",
    "vyos": "VyOS",
    "wavedrom": "WaveDrom",
}
"""Words that are shown without colours, and what the label says."""

JAPANESE: Mapping[str, str] = {
    "Text": "テキスト",
    "Log": "ログ",
    "Output": "出力",
    "Console": "コンソール",
    "Math": "数式",
    "Tree": "ツリー",
}
"""Labels that are words rather than names."""

SHORT: Mapping[str, str] = {
    "Debian Control file": "Debian control",
    "Nginx configuration file": "Nginx",
    "Kernel log": "dmesg",
    "Embedded Ragel": "Ragel",
    "ApacheConf": "Apache",
}
"""Shorter labels than Pygments' own names."""

LOGS = frozenset(
    {"", "accesslog", "ansi", "console", "doscon", "log", "logs", "none", "nohighlight", "output", "plain"}
    | {"plaintext", "shell-session", "shellsession", "stderr", "stdout", "syslog", "term", "terminal"}
    | {"text", "txt", "bash-session", "sh-session"}
)
"""Words under which a log excerpt may stand."""

SAID_LOGS = frozenset({"accesslog", "log", "logs", "syslog"})
"""Words with which the author says that it is a log."""

SESSIONS = frozenset(
    {"console", "shell-session", "shellsession", "sh-session", "bash-session", "term", "terminal"}
    | {"doscon", "ps1con", "pwsh-session", "powershell-session"}
)
"""Words that mean a session: prompts, commands and what they printed."""

SHELLS = frozenset({"sh", "bash", "shell", "shellscript", "zsh", "ksh", "fish"})
"""Words under which both scripts and sessions are written."""


class Language(msgspec.Struct, frozen=True):
    """`word` is for attributes, `name` for the label, `lexer` a Pygments alias or "" for plain text."""

    word: str
    name: str
    lexer: str = ""
    known: bool = True


def find_language(written: str, names: Mapping[str, str], lang: str) -> Language:
    """The language an author means; `names` maps Pygments' aliases to its names, `lang` is the post's."""
    word = written.lower().lstrip(".")
    if word.startswith("diff-"):  # Prism's "diff in this language"
        word = "diff"
    lexer = ALIASES.get(word, word)
    if word in PLAIN:
        name = PLAIN[word]
        return Language(word or "text", JAPANESE.get(name, name) if lang.startswith("ja") else name)
    if lexer in names:
        if lexer == "console":
            return Language(word, JAPANESE["Console"] if lang.startswith("ja") else "Console")
        name = written if word in ALIASES else names[lexer]
        return Language(word, SHORT.get(name, name), lexer)
    return Language(word, written, known=False)


def nearest_language(written: str, names: Mapping[str, str]) -> str:
    """The known word most like the one written, or ""."""
    words = sorted({*names, *ALIASES, *PLAIN})
    near = difflib.get_close_matches(written.lower(), words, n=1, cutoff=0.6)
    return near[0] if near else ""
