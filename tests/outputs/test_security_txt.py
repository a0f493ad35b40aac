"""/.well-known/security.txt."""

from __future__ import annotations

import msgspec
import pytest

from nisshi.config import SecuritySettings, Settings
from nisshi.outputs.security_txt import security_problems
from tests.outputs.sample import SETTINGS, make_site, outputs_of

PATH = ".well-known/security.txt"


def settings_with(contact: str, expires: str) -> Settings:
    return msgspec.structs.replace(SETTINGS, security=SecuritySettings(contact=contact, expires=expires))


def test_it_is_written_when_there_is_a_contact() -> None:
    made = outputs_of(make_site([]), settings_with("mailto:security@example.com", "2027-10-31"))
    assert made[PATH].data.decode() == (
        "Contact: mailto:security@example.com\n"
        "Expires: 2027-10-31T00:00:00+09:00\n"
        "Preferred-Languages: ja\n"
        "Canonical: https://example.com/.well-known/security.txt\n"
    )
    assert PATH not in outputs_of(make_site([]))


@pytest.mark.parametrize(
    ("expires", "expected"),
    [
        ("2027-10-31T12:00:00Z", "2027-10-31T12:00:00+00:00"),
        ("2027-10-31 12:00", "2027-10-31T12:00:00+09:00"),
    ],
)
def test_dates_are_written_as_rfc_3339(expires: str, expected: str) -> None:
    made = outputs_of(make_site([]), settings_with("https://example.com/report", expires))
    assert f"Expires: {expected}\n" in made[PATH].data.decode()


def test_a_bare_mail_address_becomes_a_uri() -> None:
    made = outputs_of(make_site([]), settings_with("security@example.com", "2027-10-31"))
    assert "Contact: mailto:security@example.com\n" in made[PATH].data.decode()


@pytest.mark.parametrize(("expires", "said"), [("", "there is none"), ("soon", "“soon” is no date")])
def test_a_contact_needs_a_date_that_can_be_read(expires: str, said: str) -> None:
    settings = settings_with("security@example.com", expires)
    (problem,) = security_problems(settings)
    assert problem.path == "nisshi.toml"
    assert said in problem.message
    assert PATH not in outputs_of(make_site([]), settings)


def test_nothing_is_asked_of_those_who_set_no_contact() -> None:
    assert security_problems(SETTINGS) == ()
