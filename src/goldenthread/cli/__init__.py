"""The command line. Each command is a module here with a `command`, found by being there.

Exit codes: 0 done; 1 the input or the folder was refused, and nothing was changed; 2 wrong use; 141 whoever
read the output stopped reading, as `head` does. What is wrong is said on standard error in one block, never
as a traceback.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from importlib import metadata
from typing import Any

import click

from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.catalogue.problem import CatalogueError
from goldenthread.disclosure.problem import ContradictionError
from goldenthread.engine.problem import EngineError
from goldenthread.intake.gate.refusal import Refused
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.terms.choices import ChoiceError
from goldenthread.workspace import WorkspaceError

REFUSED, WRONG_USE = 1, 2
NAMED_ELSEWHERE = "goldenthread.commands"  # the entry points by which the web adds commands
_OBJECTS_BETWEEN_SWEEPS = (
    50_000  # Python's own is 700; from here on a sweep costs nothing that can be measured
)
NOBODY_READS = 128 + 13  # as a shell tells of a program that was ended by the signal SIGPIPE
_PROBLEMS = (
    WorkspaceError, Refused, ChoiceError, EngineError, BenchmarkError, CatalogueError, ContradictionError, NotFitError
)  # fmt: skip


class Problem(click.ClickException):
    """Something that goldenthread cannot do, said in words."""

    exit_code = REFUSED


class WrongUse(Problem):
    """The request itself was at fault."""

    exit_code = WRONG_USE


class Commands(click.Group):
    """The commands, imported when they are called: the modules here, and those that other packages name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        own = [module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__)]
        named = [point.name for point in metadata.entry_points(group=NAMED_ELSEWHERE)]
        return sorted(name for name in {*own, *named} if self.get_command(ctx, name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        name = cmd_name.replace("-", "_")
        if name in {module.name for module in pkgutil.iter_modules(__path__)}:
            command = getattr(importlib.import_module(f"{__name__}.{name}"), "command", None)
        else:
            points = metadata.entry_points(group=NAMED_ELSEWHERE, name=cmd_name)
            command = next((point.load() for point in points), None)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        # A command makes very many small objects and keeps them until it ends: to look for rubbish so often finds none.
        gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except _PROBLEMS as problem:
            wrong_use = isinstance(problem, EngineError) or getattr(problem, "wrong_use", False)
            raise (WrongUse if wrong_use else Problem)(str(problem)) from problem
        except BrokenPipeError:
            # What is still to be written goes nowhere, so that nothing is said of it at the end either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(NOBODY_READS)
        except OSError as fault:
            where = f": {fault.filename}" if fault.filename else ""
            raise Problem(f"{fault.strerror or type(fault).__name__}{where}") from fault


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldenthread")
def main() -> None:
    """From the records of children's social care to figures that open, and back."""
