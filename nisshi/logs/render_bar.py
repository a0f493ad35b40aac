"""The bar above an excerpt: what it is, where it comes from, what is in it, and the way to each error."""

from __future__ import annotations

from html import escape

from nisshi.logs.records import Excerpt, Span
from nisshi.logs.render_times import Times
from nisshi.logs.shown import Shown
from nisshi.logs.words import counted, label, word

LINKS = 8
"""So many errors are linked; of more, the first ones."""


def write_bar(shown: Shown, times: Times, anchors: tuple[str, ...], lang: str) -> str:
    """The `figcaption`. Whoever copies the log does not copy it: it is no part of a `pre`."""
    caption = shown.caption
    parts = [
        _span("file", caption.file),
        _span("lang", label(shown.title, lang)),
        _span("host", caption.host),
        f'<code class="command">{escape(caption.command, quote=False)}</code>' if caption.command else "",
        f'<label class="wrap"><input type="checkbox" checked>{word("wrap", lang)}</label>',
        f'<span class="told">{_summary(shown, times, anchors, lang)}{_download(caption.download, lang)}</span>',
    ]
    return f"<figcaption>{''.join(parts)}</figcaption>"


def _span(name: str, text: str) -> str:
    return f'<span class="{name}">{escape(text, quote=False)}</span>' if text else ""


def _download(address: str, lang: str) -> str:
    return f'<a class="download" href="{address}" download>{word("download", lang)}</a>' if address else ""


def _summary(shown: Shown, times: Times, anchors: tuple[str, ...], lang: str) -> str:
    """How much there is and how grave it is, with the day and the zone of all times."""
    excerpt = shown.excerpt
    records = count_records(excerpt)
    errors = [index for index, record in enumerate(excerpt.records) if record.severity in ("fatal", "error")]
    span = times.span if records > 1 else ""
    grave, whole = counted(records, len(errors), excerpt.count("warning"), span, lang)
    if grave:
        name = "grave" if errors else "warned"
        grave = f'<strong class="{name}">{grave}</strong>'
        text = f"{whole} {grave}" if lang.startswith("ja") else f"{grave} {whole}"
    else:
        text = whole
    said = " ".join(filter(None, (times.day, times.zone or shown.caption.zone)))
    stamp = f'<span class="when">{escape(said, quote=False)}</span>' if said else ""
    links = _links(shown, times, anchors, errors, lang)
    return f'<span class="summary">{text}</span>{stamp}{links}'


def _links(shown: Shown, times: Times, anchors: tuple[str, ...], errors: list[int], lang: str) -> str:
    if not anchors or not errors:
        return ""
    links = [
        f'<a href="#{anchors[index]}">{escape(_clock(shown, times, index), quote=False)}</a>'
        for index in errors[:LINKS]
    ]
    more = ["…"] * (len(errors) > LINKS)
    return f'<span class="errors">{word("errors", lang)}: {" ".join(links + more)}</span>'


def _clock(shown: Shown, times: Times, index: int) -> str:
    """What a link to a record says: its time as it is shown there, else its number."""
    time = shown.excerpt.records[index].field("time")
    if time is None:
        return f"#{shown.numbers[index] if shown.numbers else index + 1}"
    written = shown.excerpt.text[time.start : time.end]
    clock = times.clocks.get(index, Span(0, len(written)))
    return written[clock.start : clock.end]


def count_records(excerpt: Excerpt) -> int:
    """How many records of the log there are, without commands and lines that stand above the first one.

    Of those lines, what fails or warns is counted: there cannot be more errors than records.
    """
    return sum(
        record.field("prompt") is None
        and (len(record.fields) > 1 or excerpt.format == "lines" or record.severity is not None)
        for record in excerpt.records
    )
