"""The figures that hold on real logs, and the post that started it all. Real input is never shipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bench.log_columns import loghub_shares
from bench.log_fences import fence_shares
from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse

CORPUS = Path(os.environ.get("NISSHI_CORPUS", Path(__file__).resolve().parents[2] / "../shared/corpus"))

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real posts is not here (NISSHI_CORPUS)"
)


@needs_corpus
def test_fences_of_real_posts() -> None:
    shares = list(fence_shares(CORPUS / "logs"))
    assert shares
    for share in shares:
        assert share.percent <= share.bound if share.at_most else share.percent >= share.bound, share


@needs_corpus
def test_spans_of_real_systems() -> None:
    shares = list(loghub_shares(CORPUS / "logs"))
    assert shares
    for share in shares:
        assert share.percent >= share.bound, share


@needs_corpus
def test_both_excerpts_of_the_seed_post() -> None:
    post = next((CORPUS / "seed").glob("*.md")).read_text("utf-8")
    fences = [part for part in post.split("```\n")[1:] if " - #recdvb:" in part]
    excerpts = []
    for text in fences:
        format = log_format(text)
        assert format is not None
        excerpts.append(parse(text, format))
    bad, good = excerpts
    (error,) = [record for record in bad.records if record.severity == "error"]
    assert error.flagged
    assert [bad.text[span.start : span.end] for span in error.failures] == ["cannot open frontend device"]
    assert bad.count("error") == 1
    assert all(record.severity is None for record in good.records)
