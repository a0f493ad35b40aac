"""What is written for a frame, an object or a script of the author's own, as `[embeds] privacy` says."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

import msgspec

from nisshi.browser_address import as_browsers_read, runs_script
from nisshi.markdown.embed_cards import card, text_link
from nisshi.markdown.embeds import with_facts
from nisshi.markdown.html_tags import attributes
from nisshi.markdown.notes import Notes
from nisshi.markdown.targets import kind_of
from nisshi.model import EmbedFacts

NAMES = ("iframe", "object", "embed", "script")
_WORDS = {"iframe": "frame", "object": "object", "embed": "object"}
_GUEST = re.compile(r"<(?:i?frame|object|embed)[\s/>]|http-equiv", re.IGNORECASE)  # in a page of its own
_STRICT = "`[embeds] privacy` is “strict”"


class Place(NamedTuple):
    notes: Notes
    post_hosts: frozenset[str]  # of Mastodon posts whose addresses stand in the HTML of the text
    line: int  # from 0


class Written(NamedTuple):
    text: str
    is_whole: bool  # it stands for the element with all that is in it, and not for its first tag alone


def written(name: str, tag: str, place: Place) -> Written:
    """Return what stands for an element, given by its first tag, or for that tag."""
    values = attributes(tag)
    return _script(values, tag, place) if name == "script" else _frame(name, values, tag, place)


def tell_of_unfinished(name: str, place: Place) -> None:
    """A tag that no `>` ends, or with a quotation mark too many: what comes of it nobody knows."""
    options, find = place.notes.options, f"<{name}"
    message = f"this <{name}> is never finished"
    hint = "look at its quotation marks, and whether a “>” ends it; it is shown as text"
    if options.embeds != "as-written":
        place.notes.report(place.line, message, hint, find=find)


def tell_of_hidden(name: str, place: Place) -> None:
    """A guest that is one to some browsers, and text or part of an attribute to others."""
    message = f"this <{name}> is not an element to every browser: it is shown as text"
    hint = "write it outside of attributes and scripts, and of <noscript> and the like"
    place.notes.report(place.line, message, hint, find=f"<{name}")


def _script(values: dict[str, str], tag: str, place: Place) -> Written:
    from nisshi.embeds.all_providers import is_widget, recognise

    options = place.notes.options
    said = values.get("src") or values.get("href") or values.get("xlink:href") or ""  # href: in <svg>
    source = as_browsers_read(said)
    if options.embeds == "as-written" or kind_of(source, options.own_hosts) != "external":
        return Written(tag, is_whole=False)
    if is_widget(source, place.post_hosts):
        embed = recognise(_with_scheme(source))
        is_gist = embed and embed.provider == "gist"  # of which nothing else is in the page
        text = card(embed, EmbedFacts(), options, escape, tag="span") if embed and is_gist else ""
        return Written(text, is_whole=True)
    message = f"this script makes every reader's browser ask {_host(source)}"
    if options.embeds == "strict":
        place.notes.report(place.line, message, f"it is left out: {_STRICT}", find=said)
        return Written("", is_whole=True)
    place.notes.report(place.line, message, "take it out, or serve it from your blog", find=said)
    return Written(tag, is_whole=False)


def _frame(name: str, values: dict[str, str], tag: str, place: Place) -> Written:
    notes, word = place.notes, _WORDS[name]
    options = notes.options
    said = values.get("data" if name == "object" else "src", "")
    source = as_browsers_read(said)
    kind = kind_of(source, options.own_hosts)
    holds_page = name == "iframe" and "srcdoc" in values
    if not holds_page and (not source or kind == "internal" or source == "about:blank"):
        return _kept(name, values, tag, "")
    if kind == "other" and source != "about:blank":
        if name != "iframe" and not runs_script(source):
            return _kept(name, values, tag, "")
        notes.report(place.line, f"this {word} has no address of a page: it is left out", find=said)
        return Written("", is_whole=True)
    url = _with_scheme(source) if kind == "external" else ""
    if options.embeds == "as-written":
        return _kept(name, values, tag, _host(url) if url else "")
    title = values.get("title", "")
    if holds_page:
        return _page(values, tag, url, place)
    from nisshi.embeds.all_providers import recognise

    embed = recognise(url)
    if embed:
        facts = notes.embed_facts(embed.key)
        facts = msgspec.structs.replace(facts, title=facts.title or title)
        return Written(card(with_facts(embed, notes), facts, options, escape, tag="span"), is_whole=True)
    message = f"this {word} makes every reader's browser ask {_host(url)}"
    if options.embeds == "strict":
        notes.report(place.line, message, f"a link stands in its place: {_STRICT}", find=said)
        return Written(text_link(url, title or url, options), is_whole=True)
    hint = "write a link, or set `[embeds] privacy` to “strict”, which makes it one"
    notes.report(place.line, message, hint, find=said)
    return _kept(name, values, tag, _host(url))


def _page(values: dict[str, str], tag: str, url: str, place: Place) -> Written:
    """A frame with a page of its own in `srcdoc`, which a browser shows instead of the one at `src`."""
    message = "this frame holds a page of its own (srcdoc), which may ask other sites"
    is_strict = place.notes.options.embeds == "strict"
    if is_strict or _GUEST.search(values["srcdoc"]):
        hint = "a link stands in its place" if url else "it is left out"
        why = _STRICT if is_strict else "there are frames in it, of which none may wait for a click"
        place.notes.report(place.line, message, f"{hint}: {why}", find="srcdoc")
        link = text_link(url, values.get("title") or url, place.notes.options) if url else ""
        return Written(link, is_whole=True)
    place.notes.report(place.line, message, "write what it shows into the text itself", find="srcdoc")
    return _kept("iframe", values, tag, _host(url) if url else "")


def _kept(name: str, values: dict[str, str], tag: str, title: str) -> Written:
    """The tag as it is; a frame is loaded when it comes near, and has a name for those who hear the page."""
    if name != "iframe":
        return Written(tag, is_whole=False)
    more = "" if "loading" in values else ' loading="lazy"'
    if title and not values.get("title") and "title" not in values:
        more += f' title="{escape(title)}"'
    start = len("<iframe")
    return Written(f"{tag[:start]}{more}{tag[start:]}", is_whole=False)


def _with_scheme(url: str) -> str:
    return f"https:{url}" if url.startswith("//") else url


def _host(url: str) -> str:
    """The host of an address as written, for words to the author."""
    return url.partition("//")[2].partition("/")[0].partition("?")[0] or "another site"
