"""`_redirects`, as Netlify and Cloudflare Pages read it: every address that should lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import quote

import msgspec

from nisshi.config import Settings
from nisshi.errors import Place, Problem
from nisshi.model import Meta, Output, Site, Tag
from nisshi.outputs.paths import month_path, tag_feed_path
from nisshi.outputs.places import place_key, places
from nisshi.outputs.redirect_rules import Rule, own_rule, path_rules
from nisshi.outputs.sitemaps import INDEX
from nisshi.permalink import Urls, tag_segment, urls_for

SETTINGS_FILE = "nisshi.toml"
FEED_ALIASES = ("/feed/", "/feed.xml", "/rss/", "/index.xml")
SITEMAP_ALIASES = ("/sitemap.xml", "/sitemap/")


def redirects(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the file: plain addresses sorted, then the author's patterns in the author's order.

    Of two rules for one address the author's comes first; a rule for a path at which something is
    published, and one that leads to itself, are left out.
    """
    taken = places(site, settings)
    rules: dict[str, Rule] = {}
    for rule in _rules(site, settings, urls):
        if not _blocked(rule, taken) and not rule.loops:
            rules.setdefault(rule.source, rule)
    plain = sorted((rule for rule in rules.values() if not rule.pattern), key=lambda rule: rule.source)
    patterns = [rule for rule in rules.values() if rule.pattern]
    lines = "".join(f"{rule.line}\n" for rule in (*plain, *patterns))
    yield Output("_redirects", lines.encode(), "_redirects")


def redirected(site: Site, settings: Settings) -> Callable[[str], bool]:
    """Return a function that tells whether an unencoded path of the site is sent elsewhere."""
    urls = urls_for(settings.site.url)

    @cache  # few blogs have a link that leads nowhere else
    def rules() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
        found = tuple(_rules(site, settings, urls))
        exact = frozenset(rule.place for rule in found if rule.place is not None)
        return exact, tuple(_path_pattern(rule) for rule in found if rule.pattern and " " not in rule.source)

    def is_redirected(path: str) -> bool:
        exact, patterns = rules()
        return place_key(path) in exact or any(pattern.fullmatch(urls.path(path)) for pattern in patterns)

    return is_redirected


def _path_pattern(rule: Rule) -> re.Pattern[str]:
    """Read `*` and `:name` as hosts do."""
    return re.compile(re.sub(r"/:\w+", "/[^/]+", re.escape(rule.source).replace(r"\*", ".*")))


Placed = Callable[[str, str], Place]  # file, alias -> where the alias stands in it


def redirect_problems(
    site: Site, settings: Settings, placed: Placed = lambda owner, alias: Place(owner)
) -> tuple[Problem, ...]:
    """Return a Problem for each alias or redirect of the author's that can never lead anywhere."""
    urls = urls_for(settings.site.url)
    claims = tuple(_claims(site, settings, urls))
    taken = places(site, settings) if claims else {}
    problems = []
    first: dict[str, Claim] = {}
    for claim in claims:
        rule = claim.rules[0]
        earlier = first.setdefault(rule.source.rstrip("/"), claim)
        if _blocked(rule, taken):
            problems.append(_problem(claim, placed, f"{taken[rule.place or '']} is published there"))
        elif rule.loops:
            problems.append(_problem(claim, placed, "it leads to itself"))
        elif earlier.owner != claim.owner:
            problems.append(
                _problem(claim, placed, f"{earlier.owner} has it too, and one address leads to one place")
            )
    return tuple(sorted(problems))


class Claim(msgspec.Struct, frozen=True):
    """An address that the author wants to lead elsewhere."""

    owner: str  # the file it stands in
    text: str  # as the author wrote it
    rules: tuple[Rule, ...]


def _claims(site: Site, settings: Settings, urls: Urls) -> Iterator[Claim]:
    for redirect in settings.redirects:
        yield Claim(SETTINGS_FILE, redirect.source, (own_rule(redirect, urls),))
    for article in site.articles:
        yield from _aliases(article.path, article.meta, article.card.url, urls)
    for page in site.pages:
        yield from _aliases(page.path, page.meta, page.url, urls)


def _aliases(path: str, meta: Meta, url: str, urls: Urls) -> Iterator[Claim]:
    for alias in meta.aliases:
        yield Claim(path, alias, tuple(path_rules(alias, url, urls)))


def _problem(claim: Claim, placed: Placed, reason: str) -> Problem:
    is_own = claim.owner == SETTINGS_FILE
    place = Place(SETTINGS_FILE) if is_own else placed(claim.owner, claim.text)
    return place.problem(
        f"The {'redirect from' if is_own else 'alias'} “{claim.text}” cannot work: {reason}.",
        f"Take “{claim.text}” out, or give it another spelling.",
    )


def _blocked(rule: Rule, taken: dict[str, str]) -> bool:
    """Whether something is published where the rule would lead away from."""
    return rule.place is not None and rule.place in taken and not rule.force


def _rules(site: Site, settings: Settings, urls: Urls) -> Iterator[Rule]:
    """Yield all rules, those of the author first."""
    for claim in _claims(site, settings, urls):
        yield from claim.rules
    for path in FEED_ALIASES:
        yield from path_rules(path, urls.path("/rss.xml"), urls)
    for path in SITEMAP_ALIASES:
        yield from path_rules(path, urls.path(INDEX), urls)
    for term in site.terms:
        yield from _tag_rules(term.tag, urls)
    for year in site.years:
        for month in year.months:
            path = month_path(month.year, month.month)
            yield from path_rules(f"/{month.year}/{month.month}/", urls.path(path), urls)


def _tag_rules(tag: Tag, urls: Urls) -> Iterator[Rule]:
    """Lead the other spellings of a tag, and its plain text where that is no safe segment, to its page."""
    spellings = (tag.name, *tag.spellings)
    segments = [*(quote(tag_segment(name)) for name in spellings), *(quote(name) for name in spellings)]
    for segment in dict.fromkeys(segments):
        if segment.strip("./"):
            yield from path_rules(f"/tag/{segment}/", tag.url, urls)
            yield from path_rules(f"/tag/{segment}/atom.xml", urls.path(tag_feed_path(tag)), urls)
