"""The machines: every edit there is, in any order, with the cache opened anew or kept open."""

from __future__ import annotations

from tests.incremental.post_edits import PostEdits
from tests.incremental.settings_edits import SettingsEdits
from tests.incremental.surroundings import Surroundings
from tests.incremental.theme_edits import ThemeEdits


class OneProcessForEachBuild(PostEdits, ThemeEdits, SettingsEdits, Surroundings):
    """As on the command line: each build opens the cache and closes it."""


class OneProcessForAllBuilds(OneProcessForEachBuild):
    """One cache stays open through all builds."""

    keeps_the_cache_open = True


class OneProcessWithAFolderOfItsOwn(OneProcessForAllBuilds):
    """As in the preview: nobody else touches the output folder, so that it need not be looked through."""

    trusts_the_output = True
