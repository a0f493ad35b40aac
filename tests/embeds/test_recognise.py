"""What addresses are of which provider, and which only look like it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.embeds.all_providers import PROVIDERS, is_widget, oembed_address, recognise, with_player
from nisshi.embeds.embed import seconds
from nisshi.embeds.mastodon import hosts_of_posts

ID = "dQw4w9WgXcQ"
NOCOOKIE = "https://www.youtube-nocookie.com/embed/"
WATCH = f"https://www.youtube.com/watch?v={ID}"
SPOTIFY = "4uLU6hMCjMI75M1A2tKUQC"
DECK = "0123456789abcdef0123456789abcdef"
GIST = "0123456789abcdef01234567"

# address, its canonical link, its player
KNOWN = [
    (WATCH, WATCH, NOCOOKIE + ID),
    (f"https://youtu.be/{ID}?si=abc", WATCH, NOCOOKIE + ID),
    (f"https://www.youtube.com/live/{ID}?t=2199", f"{WATCH}&t=2199s", f"{NOCOOKIE}{ID}?start=2199"),
    (f"https://youtu.be/{ID}?t=1h2m3s", f"{WATCH}&t=3723s", f"{NOCOOKIE}{ID}?start=3723"),
    (f"https://www.youtube.com/embed/{ID}?start=90", f"{WATCH}&t=90s", f"{NOCOOKIE}{ID}?start=90"),
    (f"{WATCH}#t=2m", f"{WATCH}&t=120s", f"{NOCOOKIE}{ID}?start=120"),
    (f"https://m.youtube.com/shorts/{ID}", f"https://www.youtube.com/shorts/{ID}", NOCOOKIE + ID),
    (f"{WATCH}&list=PL0123456789", WATCH, f"{NOCOOKIE}{ID}?list=PL0123456789"),
    (
        "https://www.youtube.com/playlist?list=PL0123456789",
        "https://www.youtube.com/playlist?list=PL0123456789",
        f"{NOCOOKIE}videoseries?list=PL0123456789",
    ),
    ("https://vimeo.com/76979871", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
    (
        "https://vimeo.com/76979871/0a1b2c3d4e",
        "https://vimeo.com/76979871/0a1b2c3d4e",
        "https://player.vimeo.com/video/76979871?h=0a1b2c3d4e&dnt=1",
    ),
    (
        "https://twitter.com/someone/status/1234567890123?s=20",
        "https://x.com/someone/status/1234567890123",
        "https://platform.twitter.com/embed/Tweet.html?id=1234567890123&dnt=true",
    ),
    (
        "https://soundcloud.com/artist/song",
        "https://soundcloud.com/artist/song",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fartist%2Fsong",
    ),
    (
        f"https://open.spotify.com/intl-ja/track/{SPOTIFY}?si=1",
        f"https://open.spotify.com/track/{SPOTIFY}",
        f"https://open.spotify.com/embed/track/{SPOTIFY}",
    ),
    ("https://www.slideshare.net/someone/slides-1", "https://www.slideshare.net/someone/slides-1", ""),
    (
        "https://www.slideshare.net/slideshow/slides/123456",
        "https://www.slideshare.net/slideshow/slides/123456",
        "https://www.slideshare.net/slideshow/embed_code/123456",
    ),
    ("https://speakerdeck.com/someone/talk", "https://speakerdeck.com/someone/talk", ""),
    (f"https://speakerdeck.com/player/{DECK}", f"https://speakerdeck.com/player/{DECK}",
     f"https://speakerdeck.com/player/{DECK}"),
    ("https://codepen.io/someone/full/abcdef", "https://codepen.io/someone/pen/abcdef",
     "https://codepen.io/someone/embed/abcdef?default-tab=result"),
    (f"https://gist.github.com/someone/{GIST}", f"https://gist.github.com/someone/{GIST}", ""),
    ("https://github.com/owner/name", "https://github.com/owner/name", ""),
    ("https://github.com/owner/name.git", "https://github.com/owner/name", ""),
    ("https://www.nicovideo.jp/watch/sm9?from=60", "https://www.nicovideo.jp/watch/sm9?from=60",
     "https://embed.nicovideo.jp/watch/sm9?from=60"),
    ("https://nico.ms/sm9", "https://www.nicovideo.jp/watch/sm9", "https://embed.nicovideo.jp/watch/sm9"),
    (
        "https://podcasts.apple.com/jp/podcast/name/id1200361736?i=1000123456789",
        "https://podcasts.apple.com/jp/podcast/name/id1200361736?i=1000123456789",
        "https://embed.podcasts.apple.com/jp/podcast/name/id1200361736?i=1000123456789",
    ),
    (
        "https://bsky.app/profile/someone.example.com/post/3kabcdefghij2",
        "https://bsky.app/profile/someone.example.com/post/3kabcdefghij2",
        "https://embed.bsky.app/embed/someone.example.com/app.bsky.feed.post/3kabcdefghij2",
    ),
    (
        "https://social.example.com/@someone/109876543210987654",
        "https://social.example.com/@someone/109876543210987654",
        "https://social.example.com/@someone/109876543210987654/embed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("url", "link", "player"), KNOWN, ids=[url for url, _, _ in KNOWN])
def test_an_address_of_a_provider(url: str, link: str, player: str) -> None:
    embed = recognise(url)
    assert embed is not None
    assert (embed.link, embed.player) == (link, player)
    again = recognise(embed.link)
    assert again is not None and again.key == embed.key, "the canonical link means the same"


@pytest.mark.parametrize(
    "url",
    [
        f"https://youtube.com.evil.example/watch?v={ID}",
        f"https://evil.example/https://www.youtube.com/watch?v={ID}",
        f"https://www.youtube.com@evil.example/watch?v={ID}",
        f"https://www.youtube.com:8443/watch?v={ID}",
        f"javascript:https://youtu.be/{ID}",
        f"ftp://youtu.be/{ID}",
        f'https://youtu.be/{ID}"onload="x',
        "https://youtu.be/dQw4w9Wg'cQ",
        "https://youtu.be/<script>xx",
        f"https://youtu.be/{ID}/../x",
        f"https://youtu.be/ {ID}",
        f"https://www.youtube.com/watch?v={ID}%22onload",
        "https://www.youtube.com/@channel/109876543210987654",
        "https://www.youtube.com/",
        "https://vimeo.com/about",
        "https://x.com/someone",
        "https://x.com/someone/status/12a",
        "https://soundcloud.com/discover/sets",
        "https://soundcloud.com/artist/likes",
        f"https://open.spotify.com/user/{SPOTIFY}",
        "https://speakerdeck.com/player/short",
        "https://github.com/owner",
        "https://github.com/owner/name/issues",
        "https://github.com/sponsors/owner",
        "https://gist.github.com/someone",
        "https://127.0.0.1/@someone/109876543210987654",
        "https://social.example.com/@someone/12345",
        "https://www.linkedin.com/in/someone",
        "https://www.netlify.com/",
        "https://example.com/" + "a" * 3000,
        "",
    ],
)
def test_what_only_looks_like_one(url: str) -> None:
    assert recognise(url) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("90", 90), ("90s", 90), ("1h2m3s", 3723), ("2m", 120), ("", 0), ("abc", 0), ("1h2", 3602), ("-5", 0)],
)
def test_start_times(text: str, expected: int) -> None:
    assert seconds(text) == expected


HOSTS = sorted({host for provider in PROVIDERS for host in provider.hosts} | {"social.example.com"})
PIECES = st.text(alphabet=st.sampled_from("abAB019-_./?&=#%@:;,+!~'\"<>`\\ \t\n日本"), max_size=40)
WORDS = st.sampled_from(
    ["watch", "embed", "status", "@a", "post", "profile", "pen", "player", "v=", "sets", ID]
)
URLS = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda scheme, host, parts, rest: f"{scheme}://{host}/{'/'.join(parts)}{rest}",
        st.sampled_from(["https", "http", "javascript", "data"]),
        st.sampled_from(HOSTS),
        st.lists(st.one_of(WORDS, PIECES), max_size=5),
        PIECES,
    ),
)


@given(URLS)
def test_any_address_is_judged_without_raising(url: str) -> None:
    embed = recognise(url)
    oembed_address(url)
    is_widget(url)
    if embed is not None:
        assert re.fullmatch(r"https://[!-~]+", embed.link)
        assert not embed.player or re.fullmatch(r"https://[!-~]+", embed.player)
        assert not set("\"<>`'\\ ") & set(embed.link + embed.player + embed.title)


def test_old_snippets_bring_scripts_that_are_only_there_for_the_frame() -> None:
    for address in (
        "https://platform.twitter.com/widgets.js",
        "//speakerdeck.com/assets/embed.js",
        "HTTPS://embed.bsky.app/static/embed.js",
    ):
        assert is_widget(address)
    for address in ("/embed.js", "https://example.com/a.js", "https://evil.example/platform.twitter.com/"):
        assert not is_widget(address)


def test_a_script_of_mastodon_is_known_by_a_post_of_its_host() -> None:
    post = '<iframe src="https://Social.example.com/@someone/109876543210123456/embed"></iframe>'
    hosts = hosts_of_posts(post)
    assert is_widget("https://social.example.com/embed.js", hosts)
    assert is_widget("//social.example.com/embed.js", hosts)
    for address in (
        "https://example.com/embed.js",
        "https://social.example.com.example.net/embed.js",
        "https://social.example.com/a/embed.js",
        "https://social.example.com:8443/embed.js",
    ):
        assert not is_widget(address, hosts)
    assert not is_widget("https://social.example.com/embed.js")


def test_a_fetched_id_gives_a_player_only_in_the_form_it_has() -> None:
    talk = recognise("https://speakerdeck.com/someone/talk")
    slides = recognise("https://www.slideshare.net/someone/slides")
    assert talk and slides
    assert with_player(talk, DECK).player == f"https://speakerdeck.com/player/{DECK}"
    assert with_player(talk, '"><script>').player == ""
    assert with_player(slides, "123").player == "https://www.slideshare.net/slideshow/embed_code/123"
    assert with_player(slides, "12/../3").player == ""
