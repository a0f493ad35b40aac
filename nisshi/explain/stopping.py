"""What keeps the next build from writing anything, as far as that is known without making a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nisshi.blog.links import told
from nisshi.cache import Cache
from nisshi.errors import Problem
from nisshi.steps.look import Look
from nisshi.steps.make import is_dear
from nisshi.steps.plan import Plan
from nisshi.steps.propose import Proposal
from nisshi.steps.request import Request
from nisshi.steps.texts import Texts
from nisshi.theme.closure import closures
from nisshi.theme.lookup import Theme


def stopping(request: Request, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those of the problems for which a build publishes nothing."""
    if request.keep_going:
        return ()
    return tuple(sorted({one for one in problems if request.strict or one.severity == "error"}))


def plan_problems(plan: Plan, texts: Texts) -> tuple[Problem, ...]:
    """Return what is wrong with a site as planned, dead links included."""
    dead = (told(link, texts.outline(link.source).post, texts.text(link.source).links) for link in plan.dead)
    return (*plan.problems, *dead)


def template_problems(found: Look, proposal: Proposal, cache: Cache) -> Iterator[Problem]:
    """Yield a Problem for each template that does not compile and that a page to be made can reach."""
    intact = found.shelf.intact()
    used: set[str] = set()
    for task, key in zip(proposal.plan.tasks, proposal.keys, strict=True):
        row = intact.get(task.output)
        stays = row is not None and row.key == key
        if task.template and not stays and not (is_dear(task) and cache.get(f"page {key}") is not None):
            used.add(task.template)
    if used:
        yield from _broken(found.theme, used, proposal.asset_urls)


def _broken(theme: Theme, used: set[str], asset_urls: dict[str, str]) -> Iterator[Problem]:
    from jinja2 import TemplateSyntaxError  # only where pages are to be made

    from nisshi.theme.environment import environment
    from nisshi.theme.words import load_words

    everything, reached = theme.names("templates"), closures(theme)
    names = {name for template in used for name in reached.get(template) or (*everything, template)}
    compiling = environment(theme, load_words(theme), asset_urls, {})
    for name in sorted(names):
        file = theme.template(name)
        if file is None:
            continue  # a name that no file has may be asked for and not be missed
        try:
            compiling.get_template(name)
        except TemplateSyntaxError as error:
            yield Problem(file.path, error.lineno, message=error.message or "it does not compile")
        except (UnicodeDecodeError, RecursionError) as error:
            yield Problem(file.path, message=str(error))
