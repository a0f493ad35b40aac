"""The unencoded paths of pages that are not posts, each made in one place."""

from __future__ import annotations

from nisshi.model import Article, Tag
from nisshi.permalink import post_path

TAG_LIST = "/tags/"
LOG_INDEX = "/logs/"
NOT_FOUND = "/404.html"
MANIFEST = "/manifest.webmanifest"


def home_path(number: int = 1) -> str:
    """Return the path of page `number` of the home page: "/" then "/pages/2/"."""
    return "/" if number == 1 else f"/pages/{number}/"


def tag_path(tag: Tag, number: int = 1) -> str:
    """Return the path of page `number` of a tag: "/tag/監視/" then "/tag/監視/pages/2/"."""
    return f"/tag/{tag.segment}/" if number == 1 else f"/tag/{tag.segment}/pages/{number}/"


def tag_feed_path(tag: Tag) -> str:
    """Return the path of a tag's own Atom feed."""
    return f"/tag/{tag.segment}/atom.xml"


def year_path(year: int) -> str:
    return f"/{year:04d}/"


def month_path(year: int, month: int) -> str:
    return f"/{year:04d}/{month:02d}/"


def card_path(path: str) -> str:
    """Return the path of a page's social card: "/2017/03/05/disaster/" gives "/og/2017/03/05/disaster.png".

    The home page has "/og/index.png", and a page that is called so must not take it.
    """
    name = path.strip("/")
    return f"/og/{'index/index' if name == 'index' else name or 'index'}.png"


def twin_path(article: Article) -> str:
    """Return the path of a post's Markdown twin: "/2017/03/05/disaster.md"."""
    return post_path(article.meta.slug).rstrip("/") + ".md"
