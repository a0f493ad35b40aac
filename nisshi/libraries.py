"""The libraries whose code decides bytes, by the names of their distributions."""

CONVERTING = (
    "budoux", "emoji", "latex2mathml", "markdown-it-py", "mdit-py-plugins", "mdurl", "msgspec", "pygments",
    "python-frontmatter", "pyyaml", "selectolax", "tzdata",
)  # fmt: skip
"""Those that take part in preparing a post."""

RENDERING = ("jinja2", "markupsafe", "pillow")
"""Those that take part in making a page of it."""
