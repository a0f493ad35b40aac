"""The quick look for stems must not hide a phrase that the pattern knows."""

from __future__ import annotations

import pytest

from nisshi.logs.failures import has_warning, says_something
from nisshi.logs.harmless import find_harmless
from nisshi.logs.phrases import find_phrases, small_letters
from nisshi.logs.records import Span

PHRASES = """
cannot bind; can not bind; can't bind; can’t bind; could not bind; couldn't bind; unable to bind; failed to bind
cannot; can not; could not; can't; could not, sorry
is not reachable; doesn't exist; didn’t respond; no such device; no space left on device; no route to host
no response from; not permitted; not recognized; connection refused; access denied; timed out; reset by peer
rejected; unreachable; aborted; corrupt; login failure; lookup error; failed password; failing; time-out; timeout
connection lost; connection closed unexpectedly; connection dropped; lost carrier; segfault; segmentation fault
core dumped; broken pipe; out of memory; oom-killer; killed process; kernel panic; FATAL; Crashed; errors
exceptions; errno; Unauthorized; forbidden; invalid user; exit code 3; com.example.OddError; IOException
接続に失敗; できません; できない; 出来ません; 拒否; 開けません; 見つかりません; 存在しません; エラー; 異常終了
タイムアウト; 強制終了; 応答なし; unexpected EOF; unexpected end of file; ECONNREFUSED; ECONNRESET; ECONNABORTED
ETIMEDOUT; EHOSTUNREACH; ENETUNREACH; EADDRINUSE; EADDRNOTAVAIL; ENOTFOUND; EAI_AGAIN; EACCES; EPERM; ENOENT
EPIPE; ENOSPC; EMFILE; ENFILE; ENOMEM; EBUSY; EROFS
""".strip().replace("\n", "; ")


@pytest.mark.parametrize("phrase", PHRASES.split("; "))
def test_a_phrase_of_failure_has_a_stem(phrase: str) -> None:
    assert find_phrases(phrase, small_letters(phrase))
    assert says_something(small_letters(phrase))


@pytest.mark.parametrize(
    "word",
    [
        "warning",
        "WARNINGS",
        "deprecated",
        "Retrying",
        "retries",
        "degraded",
        "警告",
        "非推奨",
        "再試行",
        "リトライ",
    ],
)
def test_a_word_that_warns_has_a_stem(word: str) -> None:
    assert has_warning(word)
    assert says_something(small_letters(word))


@pytest.mark.parametrize(
    "text", ["", "tuner is ready", "listening on 0.0.0.0:80", "録画を始めました", "GET / HTTP/1.1"]
)
def test_what_says_nothing_is_not_searched(text: str) -> None:
    assert not says_something(small_letters(text))


HARMLESS = """
no errors; 0 failures; zero exceptions; without any timeouts; free of problems; ignored failed; ignoring x errors
error=0; failed: none; refused = false; denied: no; rejected=0; aborted: 0; fatal=0; err: 0; timeouts: 0
error.log; errors-page; error log; on-error; last_error; stderrors; display_errors; "error": ; error="x"; errno=0
failover; failsafe; fail2ban; panic=10; if not found; エラーなし; 異常はありません; 失敗 0 件
""".strip().replace("\n", "; ")


@pytest.mark.parametrize("words", HARMLESS.split("; "))
def test_harmless_words_are_found(words: str) -> None:
    small = small_letters(words)
    assert find_harmless(small, [Span(0, len(small))])
