"""GitHub repositories: a card that is a link, made from the address alone; nobody is asked for anything."""

from __future__ import annotations

import re

from nisshi.embeds.embed import Address, Embed, Provider

_OWNER = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")
# First segments that are pages of the site itself.
_OURS = frozenset(
    [
        "about",
        "apps",
        "codespaces",
        "collections",
        "contact",
        "customer-stories",
        "enterprise",
        "events",
        "explore",
        "features",
        "issues",
        "join",
        "login",
        "marketplace",
        "new",
        "notifications",
        "orgs",
        "pricing",
        "pulls",
        "readme",
        "search",
        "security",
        "settings",
        "signup",
        "site",
        "sponsors",
        "stars",
        "team",
        "topics",
        "trending",
        "users",
    ]
)


def repository(name: str) -> Embed | None:
    """Return the card of `owner/name`; None for what is no such name."""
    owner, slash, repo = name.partition("/")
    repo = repo.removesuffix(".git")
    if not slash or owner.lower() in _OURS or not _OWNER.fullmatch(owner) or not _NAME.fullmatch(repo):
        return None
    if repo in (".", ".."):
        return None
    return Embed(
        provider="github",
        name="GitHub",
        kind="repository",
        link=f"https://github.com/{owner}/{repo}",
        title=f"{owner}/{repo}",
    )


def _recognise(address: Address) -> Embed | None:
    return repository("/".join(address.path)) if len(address.path) == 2 else None


GITHUB = Provider(recognise=_recognise, hosts=("github.com", "www.github.com"))
