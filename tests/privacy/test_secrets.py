"""Live secrets are found, what only looks like one is not."""

from __future__ import annotations

import base64
from time import process_time

import pytest

from nisshi.privacy.secrets import secrets
from nisshi.privacy.suspicion import may_hold_secrets
from tests.privacy.samples import CHANCE, KEY, SAMPLES

PASSWORD = CHANCE[:12]
LIVE = (
    f"password={PASSWORD}",
    f'"DB_PASSWORD": "{PASSWORD}",',
    f"PGPASSWORD={PASSWORD} psql -h db",
    f"mysql -u app -p{PASSWORD} app",
    f"mysqldump --password={PASSWORD} app",
    f"sshpass -p '{PASSWORD}' ssh db",
    f"curl -u admin:{PASSWORD} https://db.internal/",
    f"postgres://app:{PASSWORD}@db.internal:5432/app",
    f"<password>{PASSWORD}</password>",
    f"パスワード：{PASSWORD}",
    f"Authorization: Basic {base64.b64encode(f'admin:{PASSWORD}'.encode()).decode()}",
)
HARMLESS = """
password = get_password()
password: str
password: Optional[str] = None
password = os.environ["DB_PASSWORD_2"]
password = user1Password
password: 'required|min:8'
password=changeme
password=P@ssw0rd
password: "${DB_PASSWORD}"
password=$DB_PASS1
DB_PASSWORD={{ vault.db_password_1 }}
export PGPASSWORD=mysecretpassword
"password": "********"
password_hash = "5f4dcc3b5aa765d61d8327deb882cf99"
docker run -e MYSQL_ROOT_PASSWORD=my-secret-pw
mysql -uroot -ppassword1
curl -u elastic:changeme localhost:9200
--password-file /run/secrets/db2
Failed password for root from 192.0.2.1 port 22
https://user:pass@example.com/
postgres://postgres:postgres@db:5432/app
mysql://root:secret123@127.0.0.1/x
http://a.example.com:8080/@foo
Authorization: Bearer <token>
Authorization: Bearer $TOKEN
Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
Bad activity token: android.os.BinderProxy@2bd79ce
sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
-----BEGIN PRIVATE KEY-----
MIIE...
-----END PRIVATE KEY-----
""".strip().split("\n")
PLACEHOLDERS = (
    ("AKIA", "IOSFODNN7EXAMPLE"),
    ("aws_secret_access_key = ", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    ("ghp_", "x" * 36),
    ("ghp_", "1234567890abcdefghijklmnopqrstuvwxyz"),
    ("sk-", "x" * 48),
    ("sk_test_", CHANCE[:24]),
    ("hooks.slack.com/services/", "T00000000/B00000000/" + "X" * 24),
    ("SK", "0123456789abcdef" * 2),
    ("xoxb-", "your-token-here"),
)


@pytest.mark.parametrize(("name", "text"), SAMPLES)
def test_a_token_is_known_by_its_shape(name: str, text: str) -> None:
    (secret,) = secrets(f"at 02:04 {text} was used\n")
    assert secret.name == name
    assert may_hold_secrets(text.encode())
    assert secret.value not in secret.shown


@pytest.mark.parametrize("text", LIVE)
def test_a_password_is_known_by_what_stands_before_it(text: str) -> None:
    (secret,) = secrets(f"$ {text}\n")
    assert secret.sure
    assert may_hold_secrets(text.encode())
    if "Basic" not in text:
        assert secret.value == PASSWORD


@pytest.mark.parametrize("text", HARMLESS)
def test_what_code_and_manuals_write_is_no_secret(text: str) -> None:
    assert secrets(f"{text}\n") == ()


@pytest.mark.parametrize("pieces", PLACEHOLDERS)
def test_a_placeholder_is_no_secret(pieces: tuple[str, ...]) -> None:
    assert secrets("".join(pieces)) == ()


@pytest.mark.parametrize("text", [KEY, KEY.replace("\n", "\\n"), KEY.replace("\n", "\n  > ")])
def test_a_private_key_is_one_however_its_lines_are_written(text: str) -> None:
    (secret,) = secrets(f"before\n{text}\nafter\n")
    (plain,) = secrets(KEY)
    assert secret.name == "a private key"
    assert secret.digest == plain.digest


def test_what_only_its_name_makes_a_secret_is_not_sure() -> None:
    (secret,) = secrets(f"client_secret={CHANCE[:24]}")
    assert not secret.sure


def test_a_text_without_signs_costs_almost_nothing() -> None:
    data = ("02:04:02 これはログ web started in 4 s, see https://www.example.com/a\n" * 2000).encode()[
        :100_000
    ]
    spent = []
    for _ in range(20):
        started = process_time()
        may_hold_secrets(data)
        spent.append(process_time() - started)
    assert not may_hold_secrets(data)
    assert min(spent) < 0.004  # less than one on a quiet machine


@pytest.mark.parametrize(
    "piece",
    [
        "password=",
        'password="',
        "://a:b",
        "mysql -p ",
        "curl -u ",
        "sk-",
        "sk-proj-a",
        "xoxb-1-",
        "token: ",
        "eyJ",
        "-----BEGIN PRIVATE " + "KEY-----",
        "a@",
        "1:AA",
        "bot MNMN",
        "-",
        "パスワード：",
        "eyJaaaaaaaaaaaaa.",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    started = process_time()
    secrets((piece * 100_000)[:100_000])
    assert process_time() - started < 2
