"""What live secrets look like: one row a kind, with where its shape is written down.

A match begins with one of its signs, unless `anchored` says that the sign only stands beside it. The
value is the group `value`, else the whole match. All patterns are linear: their repeats are bounded or
possessive, and they are tried only where a sign stands. Samples are in tests/privacy/samples.py.
"""

from __future__ import annotations

import re

import msgspec

_IS = r"[\"']?[ \t]{0,8}(?:=>|[=:])[ \t]{0,8}[\"']?"
_END = r"(?![A-Za-z0-9_-])"


class Rule(msgspec.Struct, frozen=True):
    """One kind of secret. `signs` are in lower case."""

    name: str  # as in "what looks like …"
    signs: tuple[str, ...]
    body: str  # of the pattern; compiled where it is first needed, for most texts need none
    least: float = 3.0  # bits of entropy a character
    edge: bool = True  # no letter, digit, "_" or "-" stands before
    anchored: bool = True

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; `re` remembers it."""
        return re.compile(self.body)


def _rule(
    name: str,
    signs: str,
    body: str,
    *,
    least: float = 3.0,
    edge: bool = True,
    anchored: bool = True,
) -> Rule:
    return Rule(name, tuple(signs.split()), f"{body}{_END}", least, edge, anchored)


# Of these the sign and the rest stand in one run of letters, digits, "_", "-" and ".".
TOKENS: tuple[Rule, ...] = (
    # docs.aws.amazon.com/IAM: unique identifiers, prefixes AKIA (long-term) and ASIA (temporary)
    _rule("an AWS access key id", "akia asia", r"A[KS]IA[A-Z0-9]{16}"),
    # cloud.google.com/docs/authentication/api-keys
    _rule("a Google API key", "aiza", r"AIza[\w-]{35}"),
    _rule("a Google OAuth secret", "gocspx-", r"GOCSPX-[\w-]{28}"),
    # github.blog/engineering/behind-githubs-new-authentication-token-formats
    _rule("a GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,255}"),
    _rule("a GitHub token", "github_pat_", r"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
    # docs.gitlab.com/security/tokens: token prefixes
    _rule(
        "a GitLab token", "glpat- gldt- glrt- glptt-", r"gl(?:pat|dt|rt|ptt)-[\w-]{20,64}(?:\.[\w.]{2,40})?"
    ),
    # docs.slack.dev/authentication/tokens
    _rule(
        "a Slack token",
        "xoxa- xoxb- xoxe- xoxe. xoxo- xoxp- xoxr- xoxs- xapp-",
        r"(?:xox[abeoprs]|xapp)[-.](?:\d-)?[A-Za-z0-9-]{10,250}",
    ),
    # docs.stripe.com/keys: only live keys; sk_test_ opens nothing
    _rule("a Stripe key", "sk_live_ rk_live_", r"(?:sk|rk)_live_[A-Za-z0-9]{20,250}"),
    # github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format
    _rule("an npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    # pypi.org/help#apitoken: a macaroon that begins with "pypi.org" in base64
    _rule("a PyPI token", "pypi-", r"pypi-AgE[\w-]{50,250}"),
    # docs.sendgrid.com: SG.22.43
    _rule("a SendGrid key", "sg.", r"SG\.[\w-]{22}\.[\w-]{43}"),
    # twilio.com/docs/iam/api-keys
    _rule("a Twilio key", "sk", r"SK[0-9a-f]{32}"),
    # docs.anthropic.com, platform.openai.com: prefixes of their keys
    _rule("an Anthropic key", "sk-ant-", r"sk-ant-[\w-]{24,250}"),
    _rule(
        "an OpenAI key",
        "sk-",
        r"sk-(?!ant-)(?:(?:proj|svcacct|admin)-)?(?=[\w-]{0,200}[A-Z])[\w-]{32,250}",
        least=3.8,
    ),
    # huggingface.co/docs/hub/security-tokens, docs.digitalocean.com/reference/api, docs.docker.com/security
    _rule("a Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{34,40}"),
    _rule("a DigitalOcean token", "dop_v1_", r"dop_v1_[0-9a-f]{64}"),
    _rule("a Docker token", "dckr_pat_", r"dckr_pat_[\w-]{27,40}"),
    # RFC 7519: header, payload and signature in base64url; both objects begin with {"
    _rule("a JSON Web Token", "eyj", r"eyJ[\w-]{10,2000}+\.eyJ[\w-]{10,6000}+\.[\w-]{20,2000}+"),
)

# Of these the sign may stand apart from the rest.
KEYED: tuple[Rule, ...] = (
    _rule(
        "a Slack webhook",
        "hooks.slack.com",
        r"hooks\.slack\.com/(?:services|workflows)/(?P<value>T[A-Z0-9]{6,14}/[A-Z0-9]{6,14}/[A-Za-z0-9/]{20,60})",
        edge=False,
    ),
    _rule(
        "a Discord webhook",
        "discord.com/api discordapp.com/api",
        r"discord(?:app)?\.com/api(?:/v\d{1,2})?/webhooks/(?P<value>\d{17,20}/[\w-]{60,80})",
        edge=False,
    ),
    # discord.com/developers/docs/reference: the bot's id in base64, a time, a code
    _rule(
        "a Discord bot token",
        "discord",
        r"\b[MNO][A-Za-z0-9_-]{23,27}\.[\w-]{6}\.[\w-]{27,45}",
        anchored=False,
    ),
    # core.telegram.org/bots/api
    _rule(
        "a Telegram bot token",
        ":aa",
        r"(?<![0-9])(?P<value>\d{8,10}:AA[\w-]{33})",
        edge=False,
        anchored=False,
    ),
    # learn.microsoft.com/azure/storage/common/storage-configure-connection-string
    _rule(
        "an Azure account key", "accountkey=", r"AccountKey=(?P<value>[A-Za-z0-9+/]{60,90}={0,2})", edge=False
    ),
    _rule(
        "an Azure shared access key",
        "sharedaccesskey=",
        r"SharedAccessKey=(?P<value>[A-Za-z0-9+/]{40,90}={0,2})",
        edge=False,
    ),
    _rule(
        "an Azure shared access signature",
        "?sig= &sig=",
        r"[?&]sig=(?P<value>[A-Za-z0-9%+/]{40,120}(?:%3[Dd]|=){0,2})",
        edge=False,
    ),
    # docs.aws.amazon.com/IAM: 40 characters of base64 beside a name that says so
    _rule(
        "an AWS secret access key",
        "secret",
        r"(?i:secret_?access_?key|secret_?key)" + _IS + r"(?P<value>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])",
        least=3.8,
        edge=False,
    ),
    # RFC 6750, section 2.1
    _rule("a bearer token", "bearer", r"(?i:bearer)[ \t]{1,4}(?P<value>[A-Za-z0-9._~+/-]{20,2000}+=*)"),
)
