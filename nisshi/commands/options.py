"""From the words that were typed to a verb and its options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nisshi.commands.verb_options import Parser
from nisshi.commands.verbs import SEARCHES, WRAPPER, parsers
from nisshi.errors import did_you_mean


def read_options(words: Sequence[str]) -> argparse.Namespace:
    """Return what the words after the program's name ask for: `verb`, and each of its options.

    Raises SystemExit, as argparse does: 2 after wrong usage, 0 after help or version.
    """
    parser, verbs = parsers("python build.py" if Path(sys.argv[0]).name == WRAPPER else "nisshi")
    verb, others = _verb_apart(words, verbs)
    if verb is None:
        if {"-h", "--help"} & set(others):
            parser.print_help()
            parser.exit()
        verb = "build"
    if verb not in verbs:
        near = did_you_mean(verb, verbs)
        parser.error(f"there is no verb {verb!r}. {near or 'The verbs are ' + ', '.join(verbs) + '.'}")
    chosen = verbs[verb]
    if verb == "test":  # the wrapper knows it as the first word alone
        parser.error("'test' stands before its options")
    arguments, unknown = chosen.parse_known_args(others, argparse.Namespace(verb=verb))
    if hasattr(arguments, "only"):  # argparse gives up a list when an option comes between its words
        arguments.only += [word for word in unknown if not word.startswith("-")]
        unknown = [word for word in unknown if word.startswith("-")]
    if unknown:
        word = unknown[0].partition("=")[0]
        chosen.error(f"{verb} does not take {word!r}. {_near_option(word, chosen.options())}")
    if verb == "check" and arguments.what not in (
        None,
        *SEARCHES,
    ):  # after what is unknown: it may be its value
        near = did_you_mean(arguments.what, SEARCHES) or f"One of {', '.join(SEARCHES)}."
        chosen.error(f"check has no search {arguments.what!r}. {near}")
    return arguments


def _near_option(word: str, options: Iterable[str]) -> str:
    """Say which option was perhaps meant; one may be cut short, so beginnings are compared too."""
    from difflib import get_close_matches

    names = sorted(options)
    short = {name[: len(word) + 1]: name for name in reversed(names)}
    close = get_close_matches(word, sorted({*names, *short}), n=1)
    return f"Did you mean {short.get(close[0], close[0])!r}? " if close else ""


def _verb_apart(words: Sequence[str], verbs: Mapping[str, Parser]) -> tuple[str | None, list[str]]:
    """Split off the verb, which may stand among the options: the first word that is no option's value."""
    valued = {word for verb in verbs.values() for word, has_value in verb.options().items() if has_value}
    bare = [
        place
        for place, word in enumerate(words)
        if not word.startswith("-") and not (place and _awaits_value(words[place - 1], valued))
    ]
    if not bare:
        return None, list(words)
    # What follows an option with a slip in it may be its value: a verb further on is surer.
    verb = next((place for place in bare if words[place] in verbs), bare[0]) if bare[0] else 0
    if verb and words[verb] not in verbs and _is_slip(words[verb - 1], verbs):
        return None, list(words)
    return words[verb], [*words[:verb], *words[verb + 1 :]]


def _is_slip(word: str, verbs: Mapping[str, Parser]) -> bool:
    """Tell whether a word looks like a long option and is none of any verb."""
    return word.startswith("--") and all(word not in verb.options() for verb in verbs.values())


def _awaits_value(word: str, valued: set[str]) -> bool:
    """Tell whether the next word belongs to this one: `--output`, `-o`, `-qo`, not `-oDIR`."""
    if word.startswith("--"):
        return word in valued
    letters = [f"-{letter}" in valued for letter in word[1:] if word.startswith("-")]
    return any(letters) and letters.index(True) == len(letters) - 1
