"""The language of a text whose author did not say."""

from __future__ import annotations

import pytest

from nisshi.japanese.language import infer_language

ENGLISH = "The disk was full again last night. " * 5
JAPANESE = "昨夜またディスクが一杯になりました。"


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        (ENGLISH, "ja", "en"),
        ("The disk was full.", "ja", "ja"),  # fewer than eight words prove nothing
        (ENGLISH + "と", "ja", "ja"),
        (JAPANESE, "ja", "ja"),
        (ENGLISH, "ja-JP", "en"),
        (JAPANESE, "ja-JP", "ja-JP"),
        (JAPANESE, "en", "ja"),
        (ENGLISH + JAPANESE, "en", "en"),
        (ENGLISH, "de", "de"),
        ("昨晚磁盘又满了。服务器停止了。", "zh", "zh"),
        ("", "ja", "ja"),
        ("", "en", "en"),
    ],
)
def test_infer_language(text: str, default: str, expected: str) -> None:
    assert infer_language(text, default) == expected
