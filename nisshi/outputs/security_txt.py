"""/.well-known/security.txt (RFC 9116): whom to tell of a hole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from nisshi.config import Settings
from nisshi.errors import Problem
from nisshi.model import Output, Site
from nisshi.permalink import Urls

PATH = "/.well-known/security.txt"


def security_txt(site: Site, settings: Settings, urls: Urls) -> Iterator[Output]:
    """Yield the file when a contact is set and `expires` can be read (else see `security_problems`)."""
    security, own = settings.security, settings.site
    if not security.contact or security_problems(settings):
        return
    lines = (
        f"Contact: {contact_uri(security.contact)}",
        f"Expires: {expiry(security.expires, own.timezone).isoformat(timespec='seconds')}",
        f"Preferred-Languages: {own.lang}",
        f"Canonical: {urls.absolute(PATH)}",
    )
    yield Output(PATH.lstrip("/"), ("\n".join(lines) + "\n").encode(), "security.txt")


def security_problems(settings: Settings) -> tuple[Problem, ...]:
    """Return a Problem when a contact is set without a date that can be read."""
    security = settings.security
    if not security.contact:
        return ()
    try:
        expiry(security.expires, settings.site.timezone)
    except ValueError:
        said = f"“{security.expires}” is no date" if security.expires else "there is none"
        message = f"security.txt must say until when it holds, and in `security.expires` {said}."
        hint = 'Write a date within the next year, e.g. `expires = "2027-06-30"` (RFC 9116 section 2.5.5).'
        return (Problem(path="nisshi.toml", message=message, hint=hint),)
    return ()


def expiry(text: str, timezone: str) -> datetime:
    """Read an ISO date or date and time; without a zone it is in the site's. Raises ValueError."""
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(timezone))


def contact_uri(contact: str) -> str:
    """Return a URI: a bare mail address gets its `mailto:` (RFC 9116 section 2.5.3)."""
    contact = "".join(contact.split())
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
