"""The few words that stand in titles, descriptions and menus; a theme has its own for the rest."""

from __future__ import annotations

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """One language. Names in braces are filled in by the pages; {count} of posts is "1 post" or "4件"."""

    home: str
    posts: str
    tags: str
    archive: str
    about: str
    page: str
    home_description: str
    page_of: str
    one_post: str
    many_posts: str
    tagged: str
    tagged_description: str
    tag_list_description: str
    logs: str
    logs_description: str
    one_failure: str
    many_failures: str
    year: str
    month: str
    in_period: str
    in_period_description: str
    not_found: str
    not_found_description: str
    months: tuple[str, ...]

    def count(self, number: int) -> str:
        """Return "4 posts" or "4件"."""
        return self.one_post if number == 1 else self.many_posts.format(count=number)

    def failures(self, number: int) -> str:
        """Return "4 errors" or "4件"."""
        return self.one_failure if number == 1 else self.many_failures.format(count=number)

    def period(self, year: int, month: int = 0) -> str:
        """Return the name of a year (month 0) or a month: "2017年3月"."""
        if month == 0:
            return self.year.format(year=year)
        return self.month.format(year=year, month=self.months[month - 1])


JAPANESE = Words(
    home="ホーム",
    posts="記事",
    tags="タグ",
    archive="アーカイブ",
    about="About",
    page="{number}ページ目",
    home_description="{site}の記事一覧",
    page_of="{site}の記事一覧、全{total}ページの{number}ページ目",
    one_post="1件",
    many_posts="{count}件",
    tagged="「{tag}」の記事 {count}",
    tagged_description="{site}で「{tag}」のタグが付いた記事の一覧 ({count})",
    tag_list_description="{site}のタグ一覧 ({count})",
    logs="ログのエラー",
    logs_description="{site}の記事のログに現れるエラーの一覧 ({count})",
    one_failure="1件",
    many_failures="{count}件",
    year="{year}年",
    month="{year}年{month}",
    in_period="{period}の記事 ({count})",
    in_period_description="{site}で{period}に書かれた記事の一覧 ({count})",
    not_found="ページが見つかりません",
    not_found_description="お探しのページは、移動したか、なくなりました。",
    months=tuple(f"{month}月" for month in range(1, 13)),
)

ENGLISH = Words(
    home="Home",
    posts="Posts",
    tags="Tags",
    archive="Archive",
    about="About",
    page="Page {number}",
    home_description="The posts of {site}",
    page_of="The posts of {site}, page {number} of {total}",
    one_post="1 post",
    many_posts="{count} posts",
    tagged="{count} tagged “{tag}”",
    tagged_description="The posts of {site} tagged “{tag}” ({count})",
    tag_list_description="The tags of {site} ({count})",
    logs="Errors in logs",
    logs_description="Errors that log excerpts in the posts of {site} show ({count})",
    one_failure="1 error",
    many_failures="{count} errors",
    year="{year}",
    month="{month} {year}",
    in_period="{period} ({count})",
    in_period_description="The posts of {site} written in {period} ({count})",
    not_found="Page not found",
    not_found_description="The page you asked for has moved or is gone.",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
)


def words_for(lang: str) -> Words:
    """Return the words of a BCP 47 language; English where we do not speak it."""
    return JAPANESE if lang.lower().split("-")[0] == "ja" else ENGLISH
