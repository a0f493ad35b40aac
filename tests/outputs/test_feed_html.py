"""How the body of a post is rewritten for feed readers."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nisshi.logs.detect import log_format
from nisshi.logs.formats import any_lines
from nisshi.logs.parse import parse
from nisshi.logs.render import render
from nisshi.logs.shown import Caption, Cut, Note, Shown
from nisshi.outputs.feed_html import feed_html

PAGE = "https://example.com/blog/2017/03/05/障害/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/blog/a/">a</a>', '<a href="https://example.com/blog/a/">a</a>'),
        ('<img src="b.png" alt="図">', f'<img src="{PAGE}b.png" alt="図">'),
        ('<a href="#原因">a</a>', f'<a href="{PAGE}#原因">a</a>'),
        ('<a href="//other.example/">a</a>', '<a href="https://other.example/">a</a>'),
        ('<a href="mailto:a@example.com">a</a>', '<a href="mailto:a@example.com">a</a>'),
        ('<a href="http://[broken">a</a>', '<a href="http://[broken">a</a>'),
        (
            '<video poster="/p.png" src="/v.mp4"></video>',
            '<video poster="https://example.com/p.png" src="https://example.com/v.mp4"></video>',
        ),
        (
            '<img srcset="/a.png 1x, b.png 2x">',
            f'<img srcset="https://example.com/a.png 1x, {PAGE}b.png 2x">',
        ),
        ('<img srcset="/a.png">', '<img srcset="https://example.com/a.png">'),
    ],
)
def test_addresses_become_absolute(html: str, expected: str) -> None:
    assert feed_html(html, PAGE) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><script>alert(1)</script><style>p {}</style>", "<p>a</p>"),
        ('<p class="x" style="color:red" id="y" onclick="z()" data-a="b" aria-label="c">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java&#10;script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="java&#9;script:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="&#1; JavaScript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="&#106;avascript&colon;alert(1)">a</a>', "<a>a</a>"),
        ('<math><mi xlink:href="java&Tab;script:alert(1)">a</mi></math>', "<math><mi>a</mi></math>"),
        ('<iframe src="java&#13;script:alert(1)"></iframe>', ""),
        ('<h2 id="a">a<a class="anchor" href="#a" aria-hidden="true" tabindex="-1">#</a></h2>', "<h2>a</h2>"),
        ('<nav class="toc"><ol><li><a class="anchor" href="#a">a</a></li></ol></nav><p>b</p>', "<p>b</p>"),
        ('<p>a<span class="x">b<span lang="en">c</span></span></p>', '<p>ab<span lang="en">c</span></p>'),
        ("<p>a<svg><title>図</title><path d='M0'/></svg></p>", "<p>a図</p>"),
    ],
)
def test_what_only_a_browser_understands_is_dropped(html: str, expected: str) -> None:
    assert feed_html(html, PAGE) == expected


def test_a_log_excerpt_is_a_plain_pre_with_exactly_the_text_of_the_source() -> None:
    html = (
        '<figure class="log" data-format="syslog"><figcaption><span class="lang">ログ</span></figcaption>'
        '<pre tabindex="0"><code><span class="record" data-severity="error" data-flag="ERROR">'
        '<span class="time">Mar  5 01:02:03</span><span class="sep"> </span>'
        '<mark class="failure">cannot open</mark> &lt;frontend&gt; &amp; co</span>\n  next line\n</code></pre></figure>'
    )
    assert feed_html(html, PAGE) == (
        "<pre>Mar  5 01:02:03 cannot open &lt;frontend&gt; &amp; co\n  next line\n</pre>"
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>目次</h2>\n{}\n<h2>原因</h2>\n<p>a</p>", "\n\n<h2>原因</h2>\n<p>a</p>"),
        ("<h2>目次</h2>\n<p>a</p>\n{}\n", "<h2>目次</h2>\n<p>a</p>\n\n"),
        ("<h2>原因</h2>\n<p>a</p>", "<h2>原因</h2>\n<p>a</p>"),
        ("a {}", "a "),
        ("<h2>a</h2>b{}", "<h2>a</h2>b"),
    ],
)
def test_the_heading_of_the_contents_goes_with_them(html: str, expected: str) -> None:
    contents = '<nav class="toc" aria-label="目次"><details><summary>目次</summary><ol></ol></details></nav>'
    assert feed_html(html.format(contents), PAGE) == expected


def test_a_pause_and_a_fold_in_a_log_are_not_in_its_feed() -> None:
    html = _figure("log", "first\nlast", "")
    assert feed_html(html, PAGE) == feed_html("<svg></svg>" + html, PAGE) == "<pre>first\nlast</pre>\n"


def _excerpt(shown: Shown) -> str:
    """What a feed shows of an excerpt, the same with a tree and without."""
    html = render(shown, "ja")
    written = feed_html(html, PAGE)
    assert feed_html("<svg></svg>" + html, PAGE) == written
    return written.removesuffix("\n")


LOG = "Mar  5 02:04:02 db1 app[7]: a\nMar  5 02:05:02 db1 app[7]: b < c\nMar  5 02:06:02 db1 app[7]: d"
EXCERPT = parse(LOG, log_format(LOG) or any_lines.FORMAT)
LINES = LOG.replace("<", "&lt;").split("\n")


def test_a_feed_says_where_lines_of_a_log_are_left_out() -> None:
    shown = Shown(excerpt=EXCERPT, title="syslog", cuts=(Cut(0, 41), Cut(2, 1), Cut(3, 393)))
    assert _excerpt(shown) == "\n".join(
        ["<pre>… 41 行を省略 …", *LINES[:2], "… 1 行を省略 …", LINES[2], "… 393 行を省略 …</pre>"]
    )


def test_a_feed_shows_the_notes_of_a_log_each_below_its_record() -> None:
    notes = (Note(0, "最初の兆候 & <b>"), Note(0, "二つ目"), Note(2, "後"))
    shown = Shown(excerpt=EXCERPT, title="syslog", anchor="log-1", notes=notes)
    assert _excerpt(shown) == (
        f"<pre>{LINES[0]}</pre><p><b>注</b> 最初の兆候 &amp; &lt;b&gt;<br>二つ目</p>"
        f"<pre>{LINES[1]}\n{LINES[2]}</pre><p><b>注</b> 後</p>"
    )


def test_a_feed_says_where_a_log_comes_from() -> None:
    caption = Caption(file="app.log", host="web1", command="journalctl -u 'a' < b", download="/app.log")
    shown = Shown(excerpt=EXCERPT, title="syslog", caption=caption)
    assert _excerpt(shown) == (
        f"<p>app.log @web1 $ journalctl -u 'a' &lt; b</p><pre>{LINES[0]}\n{LINES[1]}\n{LINES[2]}</pre>"
    )


def test_each_record_of_merged_logs_says_in_a_feed_which_it_is_from() -> None:
    shown = Shown(excerpt=EXCERPT, title="syslog", sources=("a", 'b "c"'), stripes=(0, 1, 0))
    assert _excerpt(shown) == f'<pre>[a] {LINES[0]}\n[b "c"] {LINES[1]}\n[a] {LINES[2]}</pre>'


def test_an_empty_first_line_of_a_log_survives() -> None:
    html = '<figure class="log"><pre><code>\n\nfirst</code></pre></figure>'
    # A parser drops the first line feed after <pre>, so it has to be there twice.
    assert feed_html(html, PAGE) == "<pre>\n\n\nfirst</pre>"
    assert feed_html(feed_html(html, PAGE), PAGE) == feed_html(html, PAGE)


def test_code_keeps_its_text_and_its_file_name() -> None:
    html = (
        '<figure class="code" data-lang="python"><figcaption><span class="file">app.py</span>'
        '<span class="lang">Python</span></figcaption><pre tabindex="0"><code class="language-python">'
        '<span class="line marked" data-n="1"><span class="k">if</span> a &lt; b:</span>\n</code></pre></figure>'
    )
    assert feed_html(html, PAGE) == "<p>app.py</p><pre><code>if a &lt; b:\n</code></pre>"


def test_a_frame_becomes_a_link() -> None:
    html = '<iframe src="//video.example/1" title="動画" loading="lazy"></iframe><iframe></iframe>'
    assert feed_html(html, PAGE) == '<a href="https://video.example/1">動画</a>'
    untitled = '<object data="/a.pdf"><embed src="/a.pdf"></object>'
    link = "https://example.com/a.pdf"
    assert feed_html(untitled, PAGE) == f'<a href="{link}">{link}</a>'


def test_footnotes_lead_to_the_page_since_ids_could_meet_in_a_reader() -> None:
    html = (
        '<p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></p>'
        '<section class="footnotes" aria-label="脚注"><ol><li id="fn-1">b '
        '<a class="footnote-back" href="#fnref-1" aria-label="戻る">↩</a></li></ol></section>'
    )
    assert feed_html(html, PAGE) == (
        f'<p>a<sup><a href="{PAGE}#fn-1">1</a></sup></p><hr><section><ol><li>b </li></ol></section>'
    )


def test_tables_and_details_stay_and_their_wrappers_go() -> None:
    html = (
        '<div class="table" tabindex="0" role="group" aria-label="表"><table><tr><td>a</td></tr></table></div>'
        "<details><p>b</p></details>"
    )
    assert feed_html(html, PAGE) == (
        "<table><tbody><tr><td>a</td></tr></tbody></table><details><p>b</p></details>"
    )


def test_pictures_and_check_boxes_need_no_script() -> None:
    html = '<img src="data:image/gif;base64,x" data-src="/a.png" loading="lazy" decoding="async" alt="">'
    assert feed_html(html, PAGE) == '<img src="https://example.com/a.png" alt="">'
    box = '<li class="task"><input type="checkbox" disabled> a</li><li><input type="checkbox" checked> b</li>'
    assert feed_html(f"<ul>{box}</ul>", PAGE) == "<ul><li>☐ a</li><li>☑ b</li></ul>"


def test_unclosed_tags_cannot_swallow_the_rest_of_a_feed() -> None:
    assert feed_html("<div><b>a", PAGE) == "<div><b>a</b></div>"
    assert feed_html("", PAGE) == ""


def _figure(kind: str, text: str, file: str) -> str:
    """A figure as the converter writes it, each line of its text in colour."""
    lines = "\n".join(
        f'<span class="line" data-n="1"><mark class="failure">{escape(line, quote=False)}</mark></span>'
        for line in text.split("\n")
    )
    named = f'<span class="file">{escape(file, quote=False)}</span>' if file else ""
    if kind == "log":
        first, _, rest = lines.partition("\n")
        note = (
            f'<div class="between note" role="note" id="n"><b>注</b> {escape(text, quote=False)}<br>b</div>'
        )
        return (
            f'<figure class="log" data-format="x" id="log-1"><figcaption>{named}<span class="lang">X</span>'
            '<span class="errors">1: <a href="#log-1-2">02:10</a></span><label class="wrap">'
            '<input type="checkbox" checked>W</label></figcaption>'
            '<div class="records" role="group" tabindex="0" aria-label="X">'
            f"<pre><code>{first}</code></pre>"
            '<details class="fold run"><summary><b>× 3</b> more</summary>'
            f'<div class="between {"cut" if len(text) % 2 else "gap"}">3 s</div>'
            f"{note if file else ''}"
            f"<pre><code>{rest}</code></pre></details></div></figure>\n"
        )
    return (
        f'<figure class="{kind}" data-{"lang" if kind == "code" else "format"}="x"><figcaption>{named}'
        f'<span class="lang">X</span></figcaption><pre tabindex="0"><code>{lines}</code></pre></figure>\n'
    )


_TEXT = st.text(st.sampled_from("a日\n <>&\"'\xa0;#\r"), max_size=8)
_FIGURES = st.builds(_figure, st.sampled_from(["code", "log"]), _TEXT, _TEXT)
# fmt: off
_ODD = st.sampled_from([
    "<b>", "</b>", "<p>", "</p>", "<h2>", "</h2>", "<ol><li>", "</ol>", "<a href='/'>", "</a>", "&lt;", "&nbsp;",
    "<pre>", "</pre>", "<span>", "</span>", "<mark>", "</mark>", "<!--", "-->", "<p title='", "'>", '">', "\n",
    "<title>", "</title>", "<textarea>", "</textarea>", "<xmp>", "</xmp>", "<plaintext>", "<math>", "<svg>",
    "<table>", "<td>", "</table>", "<select>", "</select>", "<object>", "</object>", "<iframe>", "</iframe>",
    "<template>", "</template>", "<noscript>", '<figure class="code">', '<figure class="log">', "</figure>",
    "</code></pre></figure>", '<hgroup taken="0"></hgroup>', "<hgroup>", "</hgroup>",
])
# fmt: on


@settings(max_examples=300)
@given(st.lists(_FIGURES | _ODD, max_size=8).map("".join))
@example("<p title='" + _figure("code", "a", "") + "'>")
@example("<!--" + _figure("log", "a", "") + "-->" + _figure("log", "b", ""))
@example("<p><b>" + _figure("code", "a", "b.py") + "<p>c")
@example("<a href='/'>" + _figure("log", "a", "") + "b</a>")
@example("<select>" + _figure("log", "a", "") + "</select>")
@example("<table>" + _figure("code", "a", "") + "<tr><td>" + _figure("log", "\nb", ""))
def test_figures_come_out_alike_with_a_tree_and_without(html: str) -> None:
    # A drawing sends all of a post through the tree, and an empty one leaves nothing there.
    assert feed_html(html, PAGE) == feed_html("<svg></svg>" + html, PAGE)


@pytest.mark.parametrize("around", ["", "<svg></svg>"])
def test_what_a_browser_needs_for_blank_lines_is_in_no_feed(around: str) -> None:
    code = '<span class="line marked">a</span>\n<span class="line"><br></span>\n<span class="line">b</span>'
    html = (
        '<figure class="code" data-lang="x"><figcaption><span class="lang">X</span></figcaption>'
        f'<pre tabindex="0"><code>{code}</code></pre></figure>'
    )
    assert "<pre><code>a\n\nb</code></pre>" in feed_html(around + html, PAGE)
    log = html.replace('"code" data-lang', '"log" data-format').replace(
        '<pre tabindex="0">', '<div class="records"><pre>'
    )
    assert "<pre>a\n\nb</pre>" in feed_html(around + log.replace("</pre>", "</pre></div>"), PAGE)


def test_a_diagram_is_its_name_and_its_source() -> None:
    figure = (
        '<figure class="diagram" data-kind="dot"><div class="drawing"><svg role="img" aria-label="図: a &lt; b">'
        "<style>x{}</style><text>a</text></svg></div><details><summary>図のソース</summary>"
        '<pre tabindex="0"><code class="language-dot">digraph { a -&gt; b }</code></pre></details>{}</figure>'
    )
    source = "<pre><code>digraph { a -&gt; b }</code></pre>"
    assert feed_html(figure.replace("{}</fig", "</fig"), PAGE) == f"<p>図: a &lt; b</p>{source}"
    titled = figure.replace("{}</fig", "<figcaption>題</figcaption></fig")
    assert feed_html(titled, PAGE) == f"<p>題</p>{source}"


def test_a_formula_is_its_latex() -> None:
    html = '<p><math alttext="x^2 &lt; y"><msup><mi>x</mi><mn>2</mn></msup></math></p><math><mi>z</mi></math>'
    assert feed_html(html, PAGE) == "<p><code>x^2 &lt; y</code></p><math><mi>z</mi></math>"


def test_an_alert_says_its_kind_in_words_and_a_caption_stays() -> None:
    alert = (
        '<div class="alert" data-kind="tip" role="note">\n<p class="kind"><b>ヒント</b></p>\n<p>a</p>\n</div>'
    )
    assert feed_html(alert, PAGE) == "<div>\n<p><b>ヒント</b></p>\n<p>a</p>\n</div>"
    table = (
        '<div class="table" tabindex="0" role="group" aria-label="表"><table><caption>b</caption><tbody><tr>'
        '<td style="text-align:right">1</td></tr></tbody></table></div>'
    )
    assert feed_html(table, PAGE) == ("<table><caption>b</caption><tbody><tr><td>1</td></tr></tbody></table>")


def test_notes_beside_the_text_are_at_the_end_of_an_entry() -> None:
    html = (
        '<p>a<sup class="footnote-ref" style="--ref:--ref-1"><a href="#fn-1" id="fnref-1">1</a></sup></p>'
        '<section class="footnotes in-margin" aria-label="脚注"><ol><li id="fn-1" style="--ref:--ref-1">b</li></ol>'
        "</section>"
    )
    assert feed_html(html, PAGE) == (
        f'<p>a<sup><a href="{PAGE}#fn-1">1</a></sup></p><hr><section><ol><li>b</li></ol></section>'
    )
