"""The libraries whose code decides bytes, by the names of their distributions."""

CONVERTING = (
    "budoux", "emoji", "latex2mathml", "markdown-it-py", "mdit-py-plugins", "mdurl", "merman", "msgspec",
    "pillow", "pygments", "pygraphviz", "python-frontmatter", "pyyaml", "selectolax", "tzdata",
)  # fmt: skip
"""Those that take part in preparing a post; where one is not installed, that is known as well."""

RENDERING = ("jinja2", "markupsafe", "pillow")
"""Those that take part in making a page of it."""
