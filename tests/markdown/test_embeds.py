"""When an embed asks another site, what the author is told, and that nothing comes through unescaped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from nisshi.markdown.convert import Converter
from nisshi.model import Converted, EmbedFacts, Guests, MarkdownOptions, MarkdownText
from tests.markdown.converting import complaints, convert

ID = "dQw4w9WgXcQ"
WATCH = f"https://www.youtube.com/watch?v={ID}"
PLAYER = "https://www.youtube-nocookie.com"
UNKNOWN = '<iframe src="https://maps.example.com/a" title="地図"></iframe>'
TWEET = '<blockquote>a</blockquote> <script async src="https://platform.twitter.com/widgets.js"></script>'
FOREIGN = '<script src="https://example.net/a.js"></script>'


def with_facts(body: str, facts: dict[str, EmbedFacts], *, link_cards: bool = False) -> Converted:
    text = MarkdownText(path="post.md", body=body, body_line=1, embeds=facts)
    return Converter(MarkdownOptions(link_cards=link_cards)).convert(text)


@pytest.mark.parametrize("privacy", ["click", "strict"])
def test_a_known_player_waits_for_a_click(privacy: str) -> None:
    for body in (f"https://youtu.be/{ID}", f'<iframe src="https://www.youtube.com/embed/{ID}"></iframe>'):
        made = convert(body, embeds=privacy)
        assert "<iframe" not in made.html and f'href="{WATCH}"' in made.html
        assert made.guests == Guests(players=(PLAYER,))
        assert made.problems == ()


def test_as_written_the_player_is_there_and_raw_html_stays() -> None:
    made = convert(f"https://youtu.be/{ID}\n\n{TWEET}\n\n{UNKNOWN}", embeds="as-written")
    assert f'<iframe src="{PLAYER}/embed/{ID}" title="YouTube" loading="lazy"' in made.html
    assert TWEET in made.html and 'src="https://maps.example.com/a"' in made.html
    assert made.guests == Guests(foreign_script=True, frame=True)
    assert made.problems == ()


def test_a_frame_of_any_site_is_told_of_and_stays() -> None:
    made = convert(f"前\n\n{UNKNOWN}")
    assert complaints(made) == [(3, 14, "this frame makes every reader's browser ask maps.example.com")]
    assert made.guests.frame


def test_under_strict_it_is_a_link_and_foreign_scripts_go() -> None:
    made = convert(f"{UNKNOWN}\n\n{FOREIGN}\n", embeds="strict")
    assert made.html.strip() == '<a href="https://maps.example.com/a" rel="noopener noreferrer">地図</a>'
    assert made.guests == Guests()
    assert [line for line, _, _ in complaints(made)] == [1, 3]


def test_a_foreign_script_is_told_of_and_a_widgets_script_just_goes() -> None:
    assert len(convert(FOREIGN).problems) == 1
    made = convert(TWEET)
    assert (made.problems, made.guests) == ((), Guests())
    assert "<script" not in made.html and "<blockquote>a</blockquote>" in made.html


MASTODON = '<script src="https://social.example.com/embed.js" async></script>'
POST = "https://social.example.com/@someone/109876543210123456"


@pytest.mark.parametrize(
    "post",
    [
        f'<iframe src="{POST}/embed"></iframe> {{}}',
        f'<blockquote class="mastodon-embed" data-embed-url="{POST}/embed">a</blockquote> {{}}',
        f"{{}}\n\n{POST}",
    ],
)
def test_mastodons_script_goes_beside_a_post_of_its_host(post: str) -> None:
    made = convert(post.format(MASTODON))
    assert "<script" not in made.html and made.problems == ()


@pytest.mark.parametrize("beside", ["", "`" + POST + "` ", f"<b>{POST.replace('social', 'other')}</b> "])
def test_any_other_script_of_that_name_is_as_foreign_as_others(beside: str) -> None:
    made = convert(beside + MASTODON)
    assert MASTODON in made.html
    assert [words for *_, words in complaints(made)] == [
        "this script makes every reader's browser ask social.example.com"
    ]


def test_elements_that_are_shown_as_code_or_in_comments_are_none() -> None:
    body = f"```html\n{UNKNOWN}\n{FOREIGN}\n```\n\n<!-- {UNKNOWN} -->\n\n`{UNKNOWN}`"
    assert convert(body).problems == ()


def test_what_the_lock_knows_is_shown() -> None:
    facts = {WATCH: EmbedFacts("題 <b>", '人"', "/embeds/i.ytimg.com/embed-0.jpg", 480, 360)}
    made = with_facts(f"https://youtu.be/{ID}?t=5", facts)
    tree = LexborHTMLParser(made.html)
    card, title, name, image = (tree.css_first(it) for it in (".embed", ".title", ".from", "img"))
    assert card and title and name and image
    assert (title.text(), name.text()) == ("題 <b>", 'YouTube · 人"')
    assert card.attributes["data-title"] == "題 <b> – YouTube"
    assert (image.attributes["width"], image.attributes["alt"]) == ("480", "")
    assert [(link.target, link.image) for link in made.links] == [("/embeds/i.ytimg.com/embed-0.jpg", True)]


def test_a_fetched_player_makes_slides_open() -> None:
    url = "https://speakerdeck.com/someone/talk"
    made = with_facts(url, {url: EmbedFacts("発表", player="0123456789abcdef" * 2)})
    assert made.guests.players == ("https://speakerdeck.com",)


def test_other_lone_links_are_cards_only_when_that_is_switched_on_and_their_title_is_known() -> None:
    facts = {"https://example.com/a": EmbedFacts("頁")}
    body = "https://example.com/a\n\nhttps://example.com/b\n\n本文 https://example.com/a"
    assert 'class="embed"' not in with_facts(body, facts).html
    on = with_facts(body, facts, link_cards=True).html
    assert on.count('class="embed"') == 1 and '<span class="title">頁</span>' in on


def test_a_wrong_directive_is_told_of() -> None:
    made = convert('::github{repo="a"}')
    assert complaints(made) == [(1, 1, "this card names no repository: it stays text")]


TEXTS = st.text(alphabet=st.sampled_from("ab\"'<>&= /`{}()![]:日\n\\"), max_size=30)
TEMPLATES = st.sampled_from(
    [
        "https://youtu.be/{}", f"https://youtu.be/{ID}{{}}", "<https://x.com/{}>", '::github{{repo="a/{}"}}',
        '::github{{repo="a/b" description="{}"}}', "`video: {}`", "`audio: /a{}.mp3`", "![{}](a.mp4)", "![a]({}.mp4)",
        '<iframe src="{}"></iframe>', f'<iframe title="{{}}" src="https://youtu.be/{ID}"></iframe>',
        f"<iframe title='{{}}' src='https://youtu.be/{ID}'></iframe>",
    ]
)  # fmt: skip


@given(TEMPLATES, TEXTS, st.sampled_from(["click", "strict", "as-written"]))
def test_no_piece_of_an_address_or_title_becomes_markup(template: str, piece: str, privacy: str) -> None:
    plain = piece.replace("<", "‹") if "iframe" in template else piece
    made = convert(template.format(plain), embeds=privacy)
    for node in LexborHTMLParser(made.html).css(".embed, .embed *, video, audio, iframe"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src", "data-player"):
                assert (value or "").strip().lower()[:5] not in ("javas", "data:", "vbscr")


@given(TEXTS, TEXTS)
def test_titles_from_the_lock_are_texts(title: str, author: str) -> None:
    made = with_facts(f"https://youtu.be/{ID}", {WATCH: EmbedFacts(title, author)})
    tags = {node.tag for node in LexborHTMLParser(made.html).css("body *")}
    assert tags == {"p", "a", "span"}
