"""Abbreviations: `*[UPS]: uninterruptible power supply` explains each UPS of the text (PHP Markdown Extra).

Japanese puts no spaces between words, so an end of a word is where the script changes: `UPSが` holds
the word UPS, `UPSes` does not, and 鯖 is no word in 鯖江 nor レプリ in レプリカ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.japanese.scripts import KANJI
from nisshi.markdown.notes import Notes

# What ends in an asterisk is emphasis: *[注]: ここだけの話です。*
_DEFINITION = re.compile(r"\*\[([^\[\]\n]{1,80})\]:[ \t]+([^\n]*[^\s*])[ \t]*")
# An explanation itself, elements whose content is no markup to a browser, and drawings, which know no <abbr>.
_SILENT = re.compile(
    r"<(?P<slash>/?)(?P<name>abbr|script|style|textarea|title|svg|math|iframe|xmp)(?=[\s/>])",
    re.IGNORECASE,
)
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_HIRAGANA = "\u3041-\u3096"


def abbreviations(parser: MarkdownIt) -> None:
    """Take definitions out of the text and write `<abbr title>` round what they explain."""
    parser.block.ruler.before("list", "abbreviation", _definition, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.after("inline", "abbreviations", _explain)


def _definition(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    start = state.bMarks[startLine] + state.tShift[startLine]
    if state.src[start : start + 2] != "*[" or state.is_code_block(startLine):
        return False
    match = _DEFINITION.fullmatch(state.src, start, state.eMarks[startLine])
    if not match or not match[1].strip():
        return False
    if not silent:
        known: dict[str, tuple[str, int]] = state.env.setdefault("abbreviations", {})
        notes: Notes = state.env["notes"]
        word = match[1].strip()
        if word in known:
            notes.report(startLine, f"“{word}” is explained twice: the first time counts", find=word)
        known.setdefault(word, (match[2].strip(), startLine))
        state.line = startLine + 1
    return True


def _explain(state: StateCore) -> None:
    known: dict[str, tuple[str, int]] = state.env.get("abbreviations", {})
    if not known:
        return
    pattern = re.compile("|".join(map(_whole_word, sorted(known, key=len, reverse=True))))
    used: set[str] = set()
    titles = {word: title for word, (title, _) in known.items()}
    before = ""
    for token in state.tokens:
        if token.type != "inline" or not pattern.search(token.content):
            pass
        elif before == "heading_open":  # its words are in the list of contents too: no place to explain
            used.update(pattern.findall(token.content))
        else:
            token.children = list(_with_titles(token.children or (), pattern, titles, used))
        before = token.type
    notes: Notes = state.env["notes"]
    for word in sorted(known.keys() - used):
        notes.report(known[word][1], f"“{word}” is explained and never used", find=word)


def _whole_word(word: str) -> str:
    """A pattern of the word where it is one: neither end goes on in letters of its own kind."""
    first, last = _kind(word[0]), _kind(word[-1])
    before = f"(?<![{first}])" if first else ""
    after = f"(?![{last}])" if last else ""
    return f"{before}{re.escape(word)}{after}"


def _kind(char: str) -> str:
    """The inside of a class of what would carry a word on from this character, "" where nothing does."""
    for kind in (_KATAKANA, KANJI, _HIRAGANA):
        if re.match(f"[{kind}]", char):
            return kind
    return "0-9A-Za-z_\u00c0-\u024f\u0370-\u052f" if char.isalnum() else ""


def _with_titles(
    children: Iterable[Token], pattern: re.Pattern[str], titles: Mapping[str, str], used: set[str]
) -> Iterator[Token]:
    inside: list[str] = []  # elements of the author's own in which nothing is explained
    for child in children:
        if child.type == "html_inline" and (tag := _SILENT.match(child.content)):
            name = tag["name"].lower()
            if not tag["slash"] and not child.content.endswith("/>"):
                inside.append(name)
            elif tag["slash"] and name in inside:
                del inside[len(inside) - 1 - inside[::-1].index(name) :]
        if child.type != "text" or inside:
            yield child
            continue
        at = 0
        for match in pattern.finditer(child.content):
            used.add(match[0])
            yield _text(child, child.content[at : match.start()])
            yield Token("abbr_open", "abbr", 1, attrs={"title": titles[match[0]]}, level=child.level)
            yield _text(child, match[0])
            yield Token("abbr_close", "abbr", -1, level=child.level)
            at = match.end()
        yield _text(child, child.content[at:]) if at else child


def _text(like: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=like.level)
