"""Plain text, excerpt, size and language of a post."""

from __future__ import annotations

from nisshi.model import Counts
from tests.markdown.converting import convert


def test_one_block_a_line_without_code_blocks_toc_and_footnote_marks() -> None:
    body = (
        "## 目次\n\n```toc\n```\n\n## 対策\n\n本文[^1]と\n続き`lsusb`。\n\n```\ncode\n```\n\n- 一\n- 二\n\n"
        "a | b\n--- | ---\nc | d\n\n<p>生の<b>HTML</b></p>\n\n![図](x.png)\n\n[^1]: 注\n"
    )
    assert convert(body).text.split("\n") == [
        *("目次", "対策", "本文と続きlsusb。", "一", "二", "a b", "c d", "生のHTML", "注"),
    ]


def test_the_excerpt_is_whole_sentences() -> None:
    body = "## 見出し\n\n" + "短い文です。" * 30
    assert convert(body).excerpt == "短い文です。" * 20


def test_the_excerpt_never_holds_markup() -> None:
    assert convert("**太字**の[リンク](/x/)と`code`。\n").excerpt == "太字のリンクとcode。"


def test_the_excerpt_holds_no_footnote() -> None:
    assert convert("本文[^a]です。\n\n[^a]: 注です。\n").excerpt == "本文です。"


def test_more_ends_the_excerpt() -> None:
    assert convert("前です。\n\n<!-- more -->\n\n後です。\n").excerpt == "前です。"
    assert convert("前です。<!-- more -->\n\n後です。\n").excerpt == "前です。"


def test_a_heading_ends_the_excerpt_once_there_is_something() -> None:
    first = "これは四十文字をじゅうぶんに超える長さの導入の段落であって、その記事の内容を説明しています。"
    assert convert(f"{first}\n\n## 次\n\n次の段落です。\n").excerpt == first


def test_lone_urls_and_pictures_are_no_excerpt() -> None:
    assert convert("https://youtu.be/x\n\n![図](a.png)\n\n本文です。\n").excerpt == "本文です。"


def test_code_urls_and_the_list_of_contents_are_not_counted() -> None:
    body = (
        "```toc\n```\n\nログを`lsusb`で見た three words。https://example.org/a\n\n```\nmany more words\n```\n"
    )
    assert convert(body).counts == Counts(japanese=7, words=2, minutes=1)


def test_nothing_to_read_takes_no_time() -> None:
    assert convert("```\ncode\n```\n").counts == Counts()


def test_the_language_is_seen_from_the_text_unless_given() -> None:
    english = "A diary entry about servers and logs. " * 6
    assert convert(english).lang == "en"
    assert convert(english, lang="ja").lang == "ja"
    assert convert("短い").lang == "ja"
