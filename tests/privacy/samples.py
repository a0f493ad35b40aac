"""Secrets that open nothing, in pieces: joined here, so that no scanner takes this file for a leak."""

PIECES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("an AWS access key id", ("AK", "IA", "Q3EGRZ7MTVX2PLDN")),
    ("a Google API key", ("AI", "za", "SyB7x0Qm2kLr9TvWc4NpZ8dHf3Jg6Ya1sUe")),
    ("a Google OAuth secret", ("GOC", "SPX-", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf")),
    ("a GitHub token", ("gh", "p_", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo")),
    (
        "a GitHub token",
        (
            "github",
            "_pat_",
            "11AQ7ZtX7mPw2LrB8nYc4H",
            "_",
            "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRok3Vq9ZtX7mPw2LrB8nYc4Hd",
        ),
    ),
    ("a GitLab token", ("gl", "pat-", "k3Vq9ZtX7mPw2LrB8nYc")),
    ("a Slack token", ("xo", "xb-", "7391846205", "-k3Vq9ZtX7mPw2LrB8nYc4Hd")),
    ("a Stripe key", ("sk_", "live_", "k3Vq9ZtX7mPw2LrB8nYc4HdJ")),
    ("an npm token", ("np", "m_", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo")),
    ("a PyPI token", ("py", "pi-", "AgEIcHlwaS5vcmcCJDk3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0WqLm")),
    (
        "a SendGrid key",
        ("S", "G.", "k3Vq9ZtX7mPw2LrB8nYc4H", ".", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm"),
    ),
    ("a Twilio key", ("S", "K", "93bf07d1e85a24c6f01b7e3d9a52c84f")),
    ("an Anthropic key", ("sk", "-ant-", "api03-k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo")),
    ("an OpenAI key", ("sk", "-proj-", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo")),
    ("a Hugging Face token", ("h", "f_", "kVqZtXmPwLrBnYcHdJsGfTaEuRoWq7xQm2")),
    ("a DigitalOcean token", ("do", "p_v1_", "93bf07d1e85a24c6f01b7e3d9a52c84f" * 2)),
    ("a Docker token", ("dckr", "_pat_", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sG")),
    (
        "a JSON Web Token",
        (
            "ey",
            "JhbGciOiJIUzI1NiJ9",
            ".",
            "ey",
            "JzdWIiOiI3MzkxODQ2MjA1In0",
            ".",
            "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm",
        ),
    ),
    (
        "a Slack webhook",
        ("hooks.", "slack.com/services/", "T7391QXWV", "/B84MZKTRP/", "k3Vq9ZtX7mPw2LrB8nYc4HdJ"),
    ),
    (
        "a Discord webhook",
        (
            "discord",
            ".com/api/webhooks/",
            "739184620573918462",
            "/",
            "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQmk3Vq9ZtX7mPw2LrB8nYc4HdJ6",
        ),
    ),
    (
        "a Discord bot token",
        (
            "DISCORD_BOT=MT",
            "k4NzM5MTg0NjIwNTczOTE4",
            ".",
            "Gk3Vq9",
            ".",
            "tX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQmA",
        ),
    ),
    ("a Telegram bot token", ("739184620", ":A", "Ak3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5")),
    (
        "an Azure account key",
        (
            "Account",
            "Key=",
            "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm+k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0W7x",
            "==",
        ),
    ),
    (
        "an Azure shared access key",
        ("SharedAccess", "Key=", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm", "="),
    ),
    ("an Azure shared access signature", ("?s", "ig=", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm", "%3D")),
    (
        "an AWS secret access key",
        ("aws_secret_", "access_key = ", "k3Vq9ZtX7mPw2LrB8nYc/HdJ6sGf1TaE5uRo0Wq7"),
    ),
    ("a bearer token", ("Authorization: Bea", "rer ", "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf")),
)
SAMPLES = tuple((name, "".join(pieces)) for name, pieces in PIECES)
CHANCE = "k3Vq9ZtX7mPw2LrB8nYc4HdJ6sGf1TaE5uRo0Wq7xQm"
_LINES = (f"{CHANCE[n:]}{CHANCE[:n]}{CHANCE[n : n + 20]}" for n in range(5))
_BEGIN, _END = (f"-----{word} RSA PRIVATE KEY-----" for word in ("BEGIN", "END"))
KEY = "\n".join((_BEGIN, "Proc-Type: 4,ENCRYPTED", "", *_LINES, _END))
