"""Frames, objects and foreign scripts in raw HTML: a known player waits for a click, a widget's script goes,
and of any other site the author is told what its presence means to readers.

Unless all stays as written, none of them reaches the page unseen, in whatever way it is spelled: what nobody
looked at loses the `<` of its tag.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from nisshi.markdown.guest_elements import NAMES, Place, tell_of_hidden, tell_of_unfinished, written
from nisshi.markdown.html_tags import TAG
from nisshi.markdown.notes import Notes

# A comment between a `<` and a name would leave a tag behind.
_MAY_BE = re.compile(r"<(?:iframe|object|embed|script|!--)", re.IGNORECASE)
_GUEST = re.compile(r"<(?=(iframe|object|embed|script)[ \t\n\f\r/>])|<\Z", re.IGNORECASE)
# What begins otherwise is a comment as well, to the next ">" (HTML, 13.2.5.41 "bogus comment").
_OPENING = re.compile(r"<(?:!--(?P<empty>-?>)?|(?P<bogus>[!?]|/(?![a-zA-Z>]))|/?[a-zA-Z])")
# Text to a browser, but not inside a drawing or formula, where they are elements like others.
_VERBATIM = ("noembed", "noframes", "style", "textarea", "title", "xmp")
_BREAKS = ("softbreak", "hardbreak")
_FOREIGN = re.compile(r"<(?:svg|math)[\s/>]", re.IGNORECASE)
# What stands in them is text to some browsers, and markup to Markdown or to browsers that run no scripts.
_NO = re.compile(r"<no(?:script|embed|frames)[\s/>]", re.IGNORECASE)


def frames(parser: MarkdownIt) -> None:
    """Rewrite `<iframe>`, `<object>`, `<embed>` and `<script src>` as `[embeds] privacy` says."""
    parser.core.ruler.push("frames", _rewrite)


def _rewrite(state: StateCore) -> None:
    if not _MAY_BE.search(state.src):
        return
    walk = _Walk(state.env["notes"], "\n".join(_html(state.tokens)))
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            token.content = walk.block(token.content, line)
        elif token.type == "inline" and token.children and "<" in token.content:
            walk.inline(token.children, line)


def _html(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each piece of HTML that the author wrote, and each card."""
    for token in tokens:
        for piece in (token, *(token.children or ())):
            if piece.type in ("html_block", "html_inline", "embed"):
                yield piece.content


class _Walk:
    """Goes through the HTML of one text."""

    def __init__(self, notes: Notes, beside: str) -> None:
        from nisshi.embeds.mastodon import hosts_of_posts

        self._notes = notes
        self._post_hosts = hosts_of_posts(beside)
        self._is_looked_at = notes.options.embeds != "as-written"
        self._verbatim = () if _FOREIGN.search(beside) else _VERBATIM
        self._is_odd = not self._verbatim or _NO.search(beside) is not None
        self._line = 0  # where the block begins that is gone through
        self._left: Counter[str] = Counter()  # end tags to come of elements that are gone

    def block(self, html: str, line: int) -> str:
        """Return a block of HTML with its elements rewritten."""
        out: list[str] = []
        ends = _Ends(html)
        self._line = line
        at = done = counted = 0
        while match := _OPENING.search(html, at):
            start = match.start()
            if match[0].startswith("<!") or match["bogus"]:
                end_sign = ">" if match["bogus"] else "-->"
                at = match.end() if match["empty"] else ends.of_comment(end_sign, match.end())
                out += (self._plain(html[done:start]), html[start:at])
                done = at
                continue
            tag = TAG.match(html, start)
            if not tag:
                self._unfinished(html, start, line + html.count("\n", counted, start))
                break
            name, at = tag["name"].lower(), tag.end()
            if tag["slash"]:
                if self._is_left(name):
                    out.append(self._plain(html[done:start]))
                    done = at
                continue
            if name in self._verbatim:
                at = ends.of(name, at) or len(html)
            if name not in NAMES:
                continue
            line, counted = line + html.count("\n", counted, start), start
            new = written(name, tag[0], Place(self._notes, self._post_hosts, line))
            end = ends.of(name, at) if name != "embed" and (new.is_whole or name != "object") else 0
            if new.is_whole and name != "embed" and not end:
                self._left[name] += 1
            out += (self._plain(html[done:start]), new.text)
            if end:
                inner = html[at:end] if self._verbatim else self._plain(html[at:end])
                out.append("" if new.is_whole else inner)
                at = end
            done = at
        return "".join((*out, self._plain(html[done:])))

    def inline(self, children: Sequence[Token], line: int) -> None:
        """Rewrite the elements in a line of text; all between the tags of one that is gone goes with it."""
        endless: set[str] = set()  # names of which no end tag follows any more
        until = 0
        self._line = line
        for index, child in enumerate(children):
            here, line = line, line + (child.type in _BREAKS) + child.content.count("\n")
            if index < until:
                child.type, child.tag, child.content, child.nesting = "html_inline", "", "", 0
                child.children, child.attrs = [], {}
                continue
            if child.type != "html_inline" or child.content.startswith("<!--"):
                continue
            tag = TAG.match(child.content)
            name = tag["name"].lower() if tag else ""
            if tag and tag["slash"] and self._is_left(name):
                child.content = ""
            elif not tag or tag["slash"] or name not in NAMES:
                child.content = self._plain(child.content)
            else:
                new = written(name, child.content, Place(self._notes, self._post_hosts, here))
                child.content = new.text
                if new.is_whole and name != "embed":
                    until = 0 if name in endless else _end_of(name, children, index + 1)
                    if not until:
                        endless.add(name)
                        self._left[name] += 1

    def _unfinished(self, html: str, start: int, line: int) -> None:
        """Tell of the first guest behind a tag that never ends."""
        match = _GUEST.search(html, start)
        if match and match[1]:
            here = line + html.count("\n", start, match.start())
            tell_of_unfinished(match[1], Place(self._notes, self._post_hosts, here))

    def _is_left(self, name: str) -> bool:
        """Whether an end tag belongs to an element that is gone."""
        if not self._left[name]:
            return False
        self._left[name] -= 1
        return True

    def _plain(self, html: str) -> str:
        """HTML in which no guest is: in an attribute `&lt;` says the same, if it is one to every browser."""
        if not self._is_looked_at:
            return html
        if self._is_odd and (match := _GUEST.search(html)) and match[1]:
            tell_of_hidden(match[1], Place(self._notes, self._post_hosts, self._line))
        return _GUEST.sub("&lt;", html)


class _Ends:
    """Finds ends in a block, and looks for none twice."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._endless: set[str] = set()

    def of(self, name: str, start: int) -> int:
        """Return where the next end tag of this name ends, 0 where there is none."""
        if name in self._endless:
            return 0
        found = re.compile(rf"</{name}(?=[ \t\n\f\r/>])[^<>]*>", re.IGNORECASE).search(self._html, start)
        if not found:
            self._endless.add(name)
        return found.end() if found else 0

    def of_comment(self, sign: str, start: int) -> int:
        end = self._html.find(sign, start)
        return len(self._html) if end < 0 else end + len(sign)


def _end_of(name: str, children: Sequence[Token], start: int) -> int:
    """Return the index behind the next end tag of this name, 0 where there is none."""
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE)
    rest = range(start, len(children))
    found = (at + 1 for at in rest if children[at].type == "html_inline" and end.match(children[at].content))
    return next(found, 0)
