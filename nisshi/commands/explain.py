"""`explain`: what made a page, or what a file takes part in."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nisshi.cache import FILE, Cache
from nisshi.commands.build import request_of
from nisshi.commands.desk import Voice, root_of, settings_of
from nisshi.errors import SiteError
from nisshi.explain.files import FileStory, file_story
from nisshi.explain.outputs import OutputStory, output_story
from nisshi.explain.redirects import RedirectStory, redirect_story
from nisshi.explain.state import SETTINGS, State, keys_of, state_of
from nisshi.explain.target import Places, target_of
from nisshi.explain.words import file_words, output_words, redirect_words
from nisshi.write import MANIFEST

Story = OutputStory | FileStory | RedirectStory


def explain(arguments: argparse.Namespace) -> int:
    """Tell the story of one output or file; nothing is built or saved. Returns the exit code."""
    voice = Voice(arguments.quiet)
    try:
        root = root_of(arguments)
        settings = settings_of(arguments, root)
        with Cache(root / FILE) as cache:
            story = _story(arguments.what, state_of(request_of(arguments, root, settings), settings, cache))
    except SiteError as error:
        voice.complain(error.problems)
        return 1
    if arguments.json:
        print(msgspec.json.encode(story).decode())
        return 0
    print("\n".join(_words(story, arguments.verbose)))
    return 0


def _words(story: Story, all_of_it: bool) -> Iterator[str]:
    if isinstance(story, OutputStory):
        return output_words(story, all_of_it)
    return file_words(story, all_of_it) if isinstance(story, FileStory) else redirect_words(story)


def _story(word: str, state: State) -> Story:
    request = state.request
    planned = keys_of(state.proposal, state.found)
    outputs = dict.fromkeys((*planned, *state.found.shelf.rows, *state.held_back()))
    outputs.pop(MANIFEST, None)
    files = dict.fromkeys((SETTINGS, *state.files(), *state.files_then()))
    places = Places(request.root, request.output, Path.cwd(), state.settings.site.url)
    try:
        target = target_of(word, outputs, files, places)
    except SiteError:
        if (redirect := redirect_story(state, word)) is None:
            raise
        return redirect
    if target.kind == "output":
        return output_story(state, target.path)
    return file_story(state, target.path)
