"""Photographs that stand in a drawing as data lose what is private, however their address is written."""

from __future__ import annotations

import time
from base64 import b64decode, b64encode
from urllib.parse import quote, unquote_to_bytes

import pytest

from nisshi.images.private import without_private
from nisshi.images.svg_notes import without_notes
from tests.images.samples import exif, picture
from tests.images.test_svg_notes import HOME, svg, told

TOLD = picture("JPEG", (60, 40), exif=exif(6))
CLEAN = without_private(TOLD)
PACKED, LESS = b64encode(TOLD).decode(), b64encode(CLEAN).decode()
HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
STAYS = "holds a picture in {} that may be private"
DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/jpeg;base64,{PACKED}'/></svg>"
MANY = (
    b'<!DOCTYPE svg [<!ENTITY a "12345678901234567890"><!ENTITY b "' + b"&a;" * 30 + b'"><!ENTITY c "'
) + b"&b;" * 900
BOMB = b64encode(MANY + b'"><!ENTITY d "' + b"&c;" * 30 + b'">]><svg>&d;&d;&d;</svg>').decode()


@pytest.mark.parametrize(
    "written",
    [
        f'<foreignObject><h:img {HTML} src="data:image/jpeg;base64,@"/></foreignObject>',
        '<image><set attributeName="href" to="data:image/jpeg;base64,@"/></image>',
        '<image><animate attributeName="href" from="data:image/jpeg;base64,@"/></image>',
        '<image><animate attributeName="href" values="data:image/jpeg;base64,@"/></image>',
        '<image href="DATA:image/jpeg;BASE64,@"/>',
        '<image href="data:;base64,@"/>',
        '<image href="data:text/plain;base64,@"/>',
        '<rect style="fill:url(data:image/jpeg;base64,@)"/>',
        '<rect style="fill:url( &quot;data:image/jpeg;base64,@&quot; )"/>',
        "<rect style=\"--a:url(data:image/png;base64,AA==);--b:url('Data:image/jpeg;base64,@')\"/>",
        '<rect filter="url(data:image/jpeg;base64,@#f)"/>',
        "<style>b {} a {background: url(data:image/jpeg;base64,@)}</style>",
        '<style><![CDATA[a > b {background: url("data:image/jpeg;base64,@")}]]></style>',
        f"<h:style {HTML}>a {{background: image-set('data:image/jpeg;base64,@' 2x)}}</h:style>",
    ],
)
def test_of_a_photograph_only_what_is_drawn_stays(written: str) -> None:
    assert without_private(svg(written.replace("@", PACKED))) == svg(written.replace("@", LESS))
    assert told(svg(written.replace("@", PACKED))) == ()
    assert without_private(svg(written.replace("@", LESS))) == svg(written.replace("@", LESS))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (" data:image/jpeg;base64,", PACKED),
        ("data:image/jpeg;base64,", PACKED.rstrip("=")),
        ("data:image/jpeg;base64,", quote(PACKED, safe="")),
        ("data:image/jpeg; base64,", "%0A".join((PACKED[:76], PACKED[76:]))),
        ("data:image/jpeg,", quote(TOLD)),
    ],
)
def test_as_browsers_read_them(head: str, body: str) -> None:
    found = without_private(svg(f'<image width="3" href="{head}{body}"/>'))
    start = head.strip(" ,") if "base64" in head else "data:image/jpeg;base64"
    assert found == svg(f'<image width="3" href="{start},{LESS}"/>')


@pytest.mark.parametrize("body", [quote(DRAWING), DRAWING.replace("<", "&lt;"), DRAWING.replace("<", "%3c")])
def test_a_drawing_in_a_drawing(body: str) -> None:
    found = without_private(svg(f'<image href="data:image/svg+xml;utf8,{body}#a"/>'))
    head, _, packed = found.decode().split('"')[3].partition(",")
    assert head == "data:image/svg+xml;utf8;base64"
    assert packed.endswith("#a")
    assert b64decode(packed[:-2]).decode() == DRAWING.replace(PACKED, LESS)


def test_what_stays_in_a_drawing_in_a_drawing_is_told() -> None:
    inner = quote(svg('<g data-from="@home@/a"/>'))
    for address in (
        f"data:image/svg+xml,{inner}",
        f"data:;base64,{b64encode(unquote_to_bytes(inner)).decode()}",
    ):
        data = svg(f'\n<image href="{address}"/>')
        assert without_private(data) == data
        assert told(data) == ((2, STAYS.format("href")),)


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("href", f'<image href="data:image/jpeg;base64,*{PACKED}"/>'),
        ("href", f'<image href="data:image/jpeg;a=(b);base64,{PACKED}"/>'),
        ("href", f'<image href="data:text/css,@import {HOME}/a.css"/>'),
        ("values", f'<set values="data:image/jpeg;base64,{PACKED};data:image/jpeg;base64,{PACKED}"/>'),
        ("style", f'<rect style="fill:url(\'data:image/jpeg;base64,{PACKED}"/>'),
        ("style", f"<rect style=\"fill:url('data:image/jpeg;base64,\\{PACKED}')\"/>"),
        ("style", f'<rect style="fill:url(&#100;ata:image/jpeg;base64,{PACKED})"/>'),
        ("srcset", f'<image srcset="data:image/jpeg;base64,{PACKED} 1x, a.png 2x"/>'),
    ],
)
def test_what_is_written_oddly_stays_and_is_told(where: str, written: str) -> None:
    data = svg(written)
    assert without_private(data) == data
    assert told(data) == ((1, STAYS.format(where)),)


def test_what_comes_out_of_an_entity_is_told() -> None:
    kind = f'<!DOCTYPE svg [<!ENTITY p "data:image/jpeg;base64,{PACKED}">]>'.encode()
    for where, inside in (
        ("href", '<image href="&p;"/>'),
        ("fill", '<g fill="url(&p;)"/>'),
        ("<style>", "<style>a{b:url(&p;)}</style>"),
    ):
        assert without_private(kind + svg(inside)) == kind + svg(inside)
        assert told(kind + svg(inside)) == ((1, STAYS.format(where)),)


def test_clean_pictures_and_fonts_are_no_news() -> None:
    data = svg(
        f'<image href="data:image/jpeg;base64,{LESS}"/><g fill="url(#a)" data-a="metadata:x"/>'
        "<style>@font-face {src: url(data:font/woff2;base64,AAAA) format('woff2')}</style>"
        '<g style="fill:url(&quot;data:image/svg+xml,%3Csvg xmlns=&apos;http://www.w3.org/2000/svg&apos;/%3E&quot;)"/>'
    )
    assert without_private(data) == data
    assert told(data) == ()


def nested() -> bytes:
    data = b"<svg/>"
    while len(data) < 100_000:
        data = svg(f"<image href='data:image/svg+xml,{quote(data)}'/>")
    return data


@pytest.mark.parametrize(
    "data",
    [
        nested(),
        svg(f'<image href="data:;base64,{BOMB}"/>' * (200_000 // len(BOMB))),
        svg("<style>" + "('data:," * 15_000 + "</style>"),
        svg("<style>" * 900 + "('data:;base64,AAAA')" * 6_000 + "</style>" * 900),
        svg("<style>(" + " " * 100_000 + "</style>"),
        svg("<image href='data:image/png" + "; " * 50_000 + "base64,!'/>"),
        svg("<g style='" + "&quot;data:" * 9_000 + "'/>"),
    ],
    ids=["nested", "entities", "quotes", "styles", "spaces", "parameters", "escapes"],
)
def test_odd_pictures_take_no_long(data: bytes) -> None:
    begun = time.process_time()
    without_notes(data, without_private)
    assert time.process_time() - begun < 1
