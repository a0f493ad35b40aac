"""Pseudonyms: one for each value, all through a post, and nowhere else."""

from __future__ import annotations

from time import process_time

import pytest

from nisshi.privacy.fenced import fenced
from nisshi.privacy.options import REDACT_KINDS, kinds_to_redact
from nisshi.privacy.redactor import redactor_for
from tests.privacy.samples import CHANCE, KEY

HOME = "/home" + "/"
BODY = f"""# 54.12.3.9 と aliceさん

See [web1](https://web1.corp.jp/a): 54.12.3.10:80, alice@corp.jp, {HOME}carol. IP-1 is the author's word.

```
Mar  5 02:04:02 web1 sshd[123]: Failed password for invalid user alice from 54.12.3.9 port 22 ssh2
Mar  5 02:04:03 web1 sshd[123]: Accepted publickey for bob from 54.12.3.10 port 22 ssh2
Mar  5 02:04:04 web1 sshd[123]: Accepted publickey for root from 127.0.0.1, 192.0.2.1, 10.0.0.7, 2001:db8::1
```

```console
alice@web2:~$ cat {HOME}carol/notes
PASSWORD={CHANCE[:12]} dan@corp.jp 2a01:4f8:1::5 3c:52:82:00:be:ef db.corp.jp github.com
```
"""


def redacted(body: str, *kinds: str) -> str:
    texts = [body[fence.start : fence.end] for fence in fenced(body)]
    return redactor_for(texts, kinds or REDACT_KINDS, body).apply(body)


def test_every_kind_has_its_names_in_order_of_appearance() -> None:
    assert (
        redacted(BODY)
        == """# IP-2 と user-1さん

See [host-1](https://host-1.corp.jp/a): IP-3:80, user-1@corp.jp, /home/user-2. IP-1 is the author's word.

```
Mar  5 02:04:02 host-1 sshd[123]: Failed password for invalid user user-1 from IP-2 port 22 ssh2
Mar  5 02:04:03 host-1 sshd[123]: Accepted publickey for user-3 from IP-3 port 22 ssh2
Mar  5 02:04:04 host-1 sshd[123]: Accepted publickey for root from 127.0.0.1, 192.0.2.1, IP-4, 2001:db8::1
```

```console
user-1@host-2:~$ cat /home/user-2/notes
PASSWORD=token-1 email-1 IP-5 MAC-1 host-3 github.com
```
"""
    )


@pytest.mark.parametrize("kind", REDACT_KINDS)
def test_one_kind_alone_leaves_the_others(kind: str) -> None:
    changed = redacted(BODY, kind)
    assert changed != BODY
    assert changed.count("\n") == BODY.count("\n")
    for other, value in (("ip", "54.12.3.9"), ("user", "alice"), ("host", "web2"), ("email", "dan@corp.jp")):
        assert (value in changed) == (other != kind)


def test_no_line_is_added_or_removed_not_even_of_a_key() -> None:
    body = f"```\n{KEY}\n```\n"
    changed = redacted(body, "token")
    assert changed.count("\n") == body.count("\n")
    assert not any(line in changed for line in KEY.split("\n")[3:-1])


def test_what_stands_in_prose_alone_is_left() -> None:
    assert redacted("54.12.3.9\n\n```\nnothing\n```\n") == "54.12.3.9\n\n```\nnothing\n```\n"


def test_files_share_the_table() -> None:
    redactor = redactor_for(["from 54.12.3.9\n", "from 54.12.3.10 and 54.12.3.9\n"], ["ip"])
    assert (
        redactor.apply("54.12.3.10, 54.12.3.9, 54.12.3.90, 154.12.3.9")
        == "IP-2, IP-1, 54.12.3.90, 154.12.3.9"
    )


def test_longer_names_are_no_pieces_of_others() -> None:
    body = "```\nalice@mx:~$ id\nalice@mx-2:~$ id\n```\nmx-2, mx, mxs\n"
    assert redacted(body, "host").endswith("host-2, host-1, mxs\n")


def test_a_post_adds_to_the_settings_or_drops_them() -> None:
    assert kinds_to_redact(("ip",), ("email",)) == ("ip", "email")
    assert kinds_to_redact(("ip",), ()) == ("ip",)
    assert kinds_to_redact(("ip",), ("false",)) == ()
    assert kinds_to_redact((), ("true",)) == REDACT_KINDS


@pytest.mark.parametrize(
    "piece", ["a:", "a::", "1.2.3.", "a@a.", "a@", "/home/" + "a", "for user a ", "a.com", "aa:", "host=a."]
)
def test_no_text_takes_long(piece: str) -> None:
    text = f"```\n{(piece * 50_000)[:50_000]}\n```\n"
    started = process_time()
    redacted(text)
    assert process_time() - started < 2


@pytest.mark.parametrize(
    "opening", ["```", "> ```", "- ```", ": ```", ":   ```", "~ ```", "[^1]: ```", "- > ```", ": 1. ```"]
)
def test_a_fence_is_found_in_whatever_it_stands(opening: str) -> None:
    body = f"語\n{opening}\n    from 54.12.3.9\n    ```\n\n54.12.3.10\n"
    assert [body[fence.start : fence.end] for fence in fenced(body)] == ["    from 54.12.3.9\n"]
