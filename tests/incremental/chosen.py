"""One short sequence for each thing that a site depends on: the last edit changes that thing alone."""

from __future__ import annotations

from tests.incremental.playing import Edit

ONE, RACK = "content/posts/one.md", "content/static/images/rack.png"
TEMPLATES = "themes/plain/templates"
FAILURE = "```\n2026-01-10 03:10:02 ERROR disk full\n```"
OTHER_FAILURE = "```\n2026-01-10 03:10:02 ERROR no such device\n```"

FILES: dict[str, tuple[Edit, ...]] = {
    "the text of a post": (lambda blog: blog.add_a_paragraph("one", "朝になった。"),),
    "code in a post": (lambda blog: blog.add_a_paragraph("one", "```\nprint(1)\n```"),),
    "a heading that others link to": (lambda blog: blog.reword_the_heading("two", "other heading"),),
    "a failure that two posts quote": (
        lambda blog: blog.add_a_paragraph("one", FAILURE),
        lambda blog: blog.add_a_paragraph("two", FAILURE),
        lambda blog: blog.rewrite_the_body("one", OTHER_FAILURE),
        lambda blog: blog.rewrite_the_body("two", OTHER_FAILURE),
        lambda blog: blog.hold_back("two", "draft: true"),
    ),
    "an edit beside a log that fails": (
        lambda blog: blog.add_a_paragraph("one", FAILURE),
        lambda blog: blog.add_a_paragraph("one", "朝になった。"),
    ),
    "the index of failures": (
        lambda blog: blog.add_a_paragraph("one", FAILURE),
        lambda blog: blog.configure("logs.index = false"),
    ),
    "the title of a post": (lambda blog: blog.retitle("three", "朝"),),
    "the tags of a post": (lambda blog: blog.give("one", "tags: [夜]"),),
    "the path of a post": (lambda blog: blog.give("one", "slug: 2026/夜"),),
    "a mistake in a post": (lambda blog: blog.give("one", "date: 2026-02-31"),),
    "a warning": (lambda blog: blog.add_a_paragraph("one", "[どこにもない](/nowhere/)"),),
    "a post more": (lambda blog: blog.write_anew("four"),),
    "a post less": (lambda blog: blog.delete("one"),),
    "the name of a file": (lambda blog: blog.rename("one", "four"),),
    "a fixed page": (lambda blog: blog.rewrite_the_about_page("朝に書いている。"),),
    "a picture": (lambda blog: blog.lay_a_picture(RACK, b"RACK"),),
    "a picture beside a post": (
        lambda blog: blog.on_another_day("2026-06-15"),
        lambda blog: blog.lay_a_picture_beside("旅", b"WINDOW"),
    ),
    "an edit that is undone": (lambda blog: blog.retitle("one", "朝"), lambda blog: blog.undo(1)),
    "an older file": (lambda blog: blog.put_an_older_file_in_the_place_of(ONE),),
    "an older picture": (lambda blog: blog.put_an_older_file_in_the_place_of(RACK),),
    "a template": (lambda blog: blog.edit_a_template(f"{TEMPLATES}/home.html", "朝"),),
    "a template others extend": (lambda blog: blog.edit_a_template(f"{TEMPLATES}/base.html", "朝"),),
    "a template others include": (lambda blog: blog.edit_a_template(f"{TEMPLATES}/_foot.html", "朝"),),
    "macros": (lambda blog: blog.edit_a_template(f"{TEMPLATES}/_macros.html", "朝"),),
    "a template whose name is computed": (
        lambda blog: blog.edit_a_template(f"{TEMPLATES}/_greeting-ja.html", "朝"),
    ),
    "a template that a computed name asked for in vain": (
        lambda blog: blog.give("one", "lang: de"),
        lambda blog: blog.override_a_template("templates/_greeting-de.html", "夜"),
    ),
    "a template that breaks": (lambda blog: blog.break_a_template(f"{TEMPLATES}/tag.html", "{% endfor %}"),),
    "a template that a post may name": (
        lambda blog: blog.give("one", "templateKey: photo-post"),
        lambda blog: blog.delete_a_template(f"{TEMPLATES}/photo-post.html"),
    ),
    "a stylesheet": (lambda blog: blog.edit_a_stylesheet("themes/plain/assets/one.css", "white"),),
    "the order of a bundle": (lambda blog: blog.bundle_otherwise('["two.css", "one.css"]'),),
    "a word of the theme": (lambda blog: blog.edit_the_words("plain", 'greeting = "やあ"'),),
    "an override": (lambda blog: blog.override_a_template("templates/_foot.html", "夜"),),
    "an override that goes": (
        lambda blog: blog.override_a_template("templates/_foot.html", "夜"),
        lambda blog: blog.drop_an_override("templates/_foot.html"),
    ),
    "a setting": (lambda blog: blog.configure('site.title = "朝の日誌"'),),
    "an option of Markdown": (
        lambda blog: blog.add_a_paragraph("one", "```toc\n```"),
        lambda blog: blog.configure('toc.exclude = ["原因"]'),
    ),
    "a key of another generator": (
        lambda blog: blog.give("one", "category: [道具]"),
        lambda blog: blog.configure('front_matter.aliases = { category = "tags" }'),
    ),
    "the time zone": (lambda blog: blog.configure('site.timezone = "America/St_Johns"'),),
    "the theme": (lambda blog: blog.switch_the_theme("heir"),),
}
ASKED: dict[str, tuple[Edit, ...]] = {
    "now": (lambda blog: blog.on_another_day("2026-06-15"),),
    "include": (lambda blog: blog.include(False, True, False),),
    "strict": (FILES["a warning"][0], lambda blog: blog.be_strict(True)),
    "keep_going": (FILES["a mistake in a post"][0], lambda blog: blog.keep_going(True)),
    "url": (lambda blog: blog.for_another_address("https://preview.example/branch/"),),
}
OUTPUT: dict[str, tuple[Edit, ...]] = {
    "a built file that is gone": (lambda blog: blog.delete_a_built_file("one/index.html"),),
    "a built file that was altered": (lambda blog: blog.alter_a_built_file("one/index.html", False),),
    "a built file that was altered under its old time": (
        lambda blog: blog.alter_a_built_file("rss.xml", True),
    ),
    "a folder where a file was": (lambda blog: blog.stand_in_the_way_of("rss.xml", True),),
    "a file where a folder was": (lambda blog: blog.stand_in_the_way_of("one/index.html", False),),
    "an output folder that is gone": (lambda blog: blog.delete_the_output_folder(),),
    "another output folder": (lambda blog: blog.build_into("public"),),
    "an output folder left behind": (
        lambda blog: blog.build_into("public"),
        lambda blog: blog.retitle("one", "朝"),
        lambda blog: blog.build_into("site"),
    ),
}
