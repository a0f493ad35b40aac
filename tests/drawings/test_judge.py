"""Which drawings of other hosts are known to do nothing but draw."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nisshi.drawings.judge import DEEPEST, judge

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
DOCTYPE = (
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
)


def drawn(inner: str) -> bytes:
    return f"{HEAD}{inner}</svg>".encode()


def in_a_picture(svg: bytes) -> bytes:
    return drawn(f'<image href="data:image/svg+xml;base64,{b64encode(svg).decode()}"/>')


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" viewBox="0 0 210 297" version="1.1" id="svg1"
   inkscape:version="1.3 (0e150ed6c4, 2023-07-21)" sodipodi:docname="a.svg"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview1" pagecolor="#ffffff" inkscape:zoom="0.7"/>
  <defs id="defs1"><linearGradient id="a"><stop style="stop-color:#000;stop-opacity:1" offset="0"/></linearGradient>
    <linearGradient xlink:href="#a" id="b" gradientUnits="userSpaceOnUse" x1="0" x2="9"/>
    <inkscape:path-effect effect="spiro" id="path-effect1" is_visible="true"/></defs>
  <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
    <text xml:space="preserve" style="font-size:12px;line-height:1.25;-inkscape-font-specification:'Sans, Bold'"
      ><tspan sodipodi:role="line" x="1" y="2">a</tspan></text>
    <image width="9" preserveAspectRatio="none" xlink:href="data:image/png;base64,iVBO
 Rw0K" id="i"/>
    <path style="fill:url(#b);stroke:none" d="m 1,2 c 3,4" sodipodi:nodetypes="cc" id="p"/></g></svg>"""
DRAW_IO = f"""{DOCTYPE}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 style="background: transparent; color-scheme: light dark;" version="1.1" width="121px" viewBox="-0.5 -0.5 121 61"
 content="&lt;mxfile host=&quot;app.diagrams.net&quot;&gt;&lt;/mxfile&gt;"><defs/><g><g data-cell-id="0">
<rect x="0" y="0" fill="#ffffff" stroke="#000000" pointer-events="all"
 style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));
 stroke: light-dark(rgb(0, 0, 0), rgb(255, 255, 255));"/>
<g transform="translate(-0.5 -0.5)"><switch><foreignObject pointer-events="none" width="100%" height="100%"
 requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible; text-align: left;"
 ><div xmlns="http://www.w3.org/1999/xhtml" style="display: flex; align-items: unsafe center; width: 118px;"
 ><div data-drawio-colors="color: rgb(0, 0, 0); " style="text-align: center;"><font
 face="Helvetica"><b>a</b><br />b</font
 ></div></div></foreignObject><text x="60" y="34" fill="#000000" font-family="Helvetica" font-size="12px"
 text-anchor="middle">a</text></switch></g></g></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/>
<a transform="translate(0,-5)" xlink:href="https://www.drawio.com/doc/faq/svg-export-text-problems" target="_blank"
 ><text text-anchor="middle" font-size="10px" x="50%" y="100%">Text is not SVG</text></a></switch></svg>"""
MATPLOTLIB = f"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
{DOCTYPE}<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" viewBox="0 0 460.8 345.6"
 xmlns="http://www.w3.org/2000/svg" version="1.1"><metadata>
 <rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work><dc:type
 rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:creator><cc:Agent><dc:title>Matplotlib</dc:title></cc:Agent>
 </dc:creator></cc:Work></rdf:RDF></metadata>
 <defs><style type="text/css">*{{stroke-linejoin: round; stroke-linecap: butt}}</style></defs>
 <g id="figure_1"><path d="M 0 345.6 z" style="fill: #ffffff"/><defs><path id="m1" d="M 0 0"
 style="stroke: #000000; stroke-width: 0.8"/></defs><use xlink:href="#m1" x="73" y="307"/>
 <path d="M 1 2" clip-path="url(#p)" style="fill: none"/></g>
 <defs><clipPath id="p"><rect x="57.6" y="41.4" width="357" height="266"/></clipPath></defs></svg>"""
MERMAID = """<svg aria-roledescription="flowchart-v2" role="graphics-document document" viewBox="0 0 77 174"
 style="max-width: 77px; background-color: white;" xmlns="http://www.w3.org/2000/svg" width="100%" id="my-svg"><style>
#my-svg{font-family:"trebuchet ms",verdana;}@keyframes edge-animation-frame{from{stroke-dashoffset:0;}}
#my-svg .edgeLabel rect{opacity:0.5;background-color:rgba(232,232,232, 0.8);}#my-svg :root{--mermaid-font-family:"a";}
#my-svg .node .neo{filter:drop-shadow( 1px 2px 2px rgba(185,185,185,1));}</style><g><marker orient="auto"
 markerHeight="8" markerUnits="userSpaceOnUse" refX="5" id="my-svg-end"
 ><path style="stroke-width: 1;" d="M 0 0"/></marker>
 <path marker-end="url(#my-svg-end)" data-points="W3sieCI6MX1d" style=";" class="edge-thickness-normal" d="M38,62"/>
 <g data-look="classic" class="node default"><rect style="" class="basic label-container"/><foreignObject height="24"
 ><div style="display: table-cell; white-space: nowrap;" xmlns="http://www.w3.org/1999/xhtml"><span class="nodeLabel"
 ><p>A</p></span></div></foreignObject></g></g></svg>"""
BADGE = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="20"
 role="img" aria-label="build: passing"><title>build: passing</title><linearGradient id="s" x2="0" y2="100%"><stop
 offset="0" stop-color="#bbb" stop-opacity=".1"/></linearGradient><clipPath id="r"><rect width="90" rx="3" fill="#fff"/>
 </clipPath><g clip-path="url(#r)"><rect width="90" height="20" fill="url(#s)"/></g><g fill="#fff" text-anchor="middle"
 font-family="Verdana,Geneva,DejaVu Sans,sans-serif" text-rendering="geometricPrecision" font-size="110"><image x="5"
 y="3" width="14" height="14"
 xlink:href="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
 /><a target="_blank" xlink:href="https://example.com/"><text aria-hidden="true" x="195" y="150" fill="#010101"
 fill-opacity=".3" transform="scale(.1)" textLength="270">build</text></a></g></svg>"""


@pytest.mark.parametrize("svg", [INKSCAPE, DRAW_IO, MATPLOTLIB, MERMAID, BADGE])
def test_what_drawing_programs_write_is_harmless(svg: str) -> None:
    assert judge(svg.encode()) == "harmless"
    assert judge(svg.replace("</svg>", "<script>a()</script></svg>").encode()) == "active"
    assert judge(svg.replace("</svg>", "")[:-9].encode()) == "broken"


@pytest.mark.parametrize(
    "inner",
    [
        "<style>.a:not(.b){fill:url(#c)} @font-face{font-family:x;src:url(data:font/woff2;base64,d09G)}</style>",
        "<rect><animate attributeName='opacity' values='0;1' dur='1s' repeatCount='indefinite'/></rect>",
        "<animateTransform attributeName='transform' from='0 1 1' to='360 1 1'/>",
        "<use href='#a'/><a href='#b'/><a href='https://example.com/'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<text>javascript: and &lt;script></text><!-- <script> -->",
        "<g style='background-image:url(\"data:image/png;base64,AAAA\")'/>",
    ],
)
def test_what_only_draws(inner: str) -> None:
    assert judge(drawn(inner)) == "harmless"


@pytest.mark.parametrize(
    "inner",
    [
        "<script/>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'/>",
        "<script xmlns='http://www.w3.org/1999/xhtml'/>",
        "<g onload='a()'/>",
        "<g &#10;ONCLICK='a()'/>".replace("&#10;", "\n"),
        "<a href='javascript:a()'/>",
        "<a href='&#106;avascript:a()'/>",
        "<a xlink:href='java&#9;script:a()'/>",
        "<a href=' &#10;javascript:a()'/>",
        "<a href='data:text/html,a'/>",
        "<a><set attributeName='onclick' to='a()'/></a>",
        "<a><set attributeName='href' to='javascript:a()'/></a>",
        "<a><animate attributeName='xlink:href' values='javascript:a()'/></a>",
        "<animate attributeName='fill' to='url(https://example.com/)'/>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='https://example.com/'/></foreignObject>",
        "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='a' onerror='a()'/></foreignObject>",
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' onclick='a()'/></foreignObject>",
        "<foreignObject><video/></foreignObject>",
        "<use href='https://example.com/a.svg#b'/>",
        "<use href='data:image/svg+xml;base64,PHN2Zy8+'/>",
        "<image href='https://example.com/a.png'/>",
        "<image href='a.png'/>",
        "<feImage xlink:href='//example.com/a.png'/>",
        "<g xml:base='https://example.com/'/>",
        "<style>@import 'https://example.com/a.css';</style>",
        "<style>a{background:url(https://example.com/a)}</style>",
        "<style>a{background:u\\72l(https://example.com/a)}</style>",
        "<style>a{background:image-set('https://example.com/a' 1x)}</style>",
        "<style>a{background:url<!-- -->(https://example.com/a)}</style>",
        "<style>a{background:url<g/>(https://example.com/a)}</style>",
        '<style>a{content:"/*"; background:url(https://example.com/a); content:"*/"}</style>',
        "<style><![CDATA[@import 'https://example.com/a.css';]]></style>",
        "<rect fill='url(https://example.com/a#b)'/>",
        "<rect style='fill:url(//example.com/a)'/>",
        "<rect cursor='url(https://example.com/a), auto'/>",
        "<handler/>",
        "<iframe/>",
        "<x:a xmlns:x='http://example.com/unknown'/>",
        "<g x:a='' xmlns:x='http://www.w3.org/2001/xml-events'/>",
        "<?xml-stylesheet href='https://example.com/a.css'?>",
    ],
)
def test_what_could_do_more(inner: str) -> None:
    assert judge(drawn(inner)) == "active"


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://example.com/a.dtd"> %a;]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "a()">]>',
        "<!DOCTYPE html>",
        '<?xml-stylesheet type="text/xsl" href="#a"?>',
        '<?xml version="1.0" encoding="utf-7"?>',
        '<?xml version="1.0" encoding="cp037"?>',
    ],
)
def test_what_stands_before_the_drawing(before: str) -> None:
    assert judge(before.encode() + drawn("")) == "active"


def test_entities_never_grow() -> None:
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "a">{lines}]>{HEAD}<text>&a9;</text></svg>'
    assert judge(bomb.encode()) == "active"
    assert judge(f"{DOCTYPE}{HEAD}<text>&unknown;</text></svg>".encode()) == "active"


def test_a_drawing_in_a_drawing_is_judged_as_well() -> None:
    assert judge(in_a_picture(drawn("<path/>"))) == "harmless"
    assert judge(in_a_picture(drawn("<script/>"))) == "active"
    assert judge(in_a_picture(in_a_picture(in_a_picture(drawn("<path/>"))))) == "active"


def test_how_deep_it_may_be() -> None:
    assert judge(drawn("<g>" * (DEEPEST - 1) + "</g>" * (DEEPEST - 1))) == "harmless"
    assert judge(drawn("<g>" * 100_000)) == "active"


def test_utf_16_is_read_by_nobody() -> None:
    assert judge(drawn("<path/>").decode().encode("utf-16")) == "active"


@given(st.binary(max_size=60))
def test_any_bytes_are_judged(data: bytes) -> None:
    assert judge(data) in ("active", "broken")
    assert judge(drawn("") + data) in ("harmless", "active", "broken")
    assert judge(HEAD.encode() + data + b"</svg>") in ("harmless", "active", "broken")
