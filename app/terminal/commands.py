"""The commands, each a function, and the options of the program itself."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.model.catalog import DEVICES, MODELS, PRECISIONS, check_known
from app.model.plan import PRESETS, PROTOCOLS
from app.model.plan_bounds import ALL_IMAGES, LOADER_WORKERS
from app.refusal import refuse
from app.terminal.streams import forgive_output, has_lost_output

program = typer.Typer(
    name="torchmark",
    help="How well does PyTorch train on this machine's GPU? Without a command the window opens.",
    epilog="torchmark --self-test tries everything once, in a minute: exit 0 if this installation works.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _place(text: str) -> Path:
    """A file or folder. An empty text is a mistake; Path would make the current folder of it."""
    if not text:
        raise typer.BadParameter("it is empty: choose a place.")
    return Path(text)


def run_command() -> int:
    """Run what the command line asks for; mostly exits by itself with the command's code."""
    forgive_output()
    command = sys.argv[1]
    if not command.startswith("-"):
        try:
            check_known("command", [command], (str(known.name) for known in program.registered_commands))
        except ValueError as error:
            return refuse(str(error))
    try:
        program(prog_name="torchmark")
    except SystemExit as end:
        # After all was done: what was asked for on stdout, and did not get there, is no success.
        if end.code in (0, None) and has_lost_output():
            return refuse("not all of the output could be written. Is the disk full?")
        raise
    return 0


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"Torchmark {__version__}\n")
        raise typer.Exit


@program.callback()
def _main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Only the options that need no command."""


@program.command("check")
def _check(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False
) -> None:
    """Check whether this machine can measure: exit 0 GPU usable, 1 CPU only, 2 cannot measure."""
    from app.terminal.check import check_machine

    _begin_log()
    raise typer.Exit(check_machine(as_json=as_json))


@program.command("schema")
def _schema() -> None:
    """Print the JSON Schema of result.json."""
    from app.model.result_file import schema_text

    sys.stdout.write(schema_text())


@program.command("compare")
def _compare(
    *,
    results: Annotated[
        list[str],
        typer.Argument(
            metavar="A B [C …]",
            help="Two to six saved results (.torchmark or result.json); 2022 is the published M1 Max. "
            "The first is the one that the others are compared with.",
        ),
    ],
    with_2022: Annotated[
        bool, typer.Option("--with-2022", help="Add the published result of the M1 Max of 2022.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=_place, metavar="<path>", help="Folder for comparison.csv and a picture of each chart."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON on stdout.")] = False,
) -> None:
    """Compare saved results: exit 0 if each compares with the first, 1 if one does not, 2 if unreadable."""
    from app.terminal.compare import compare_results

    raise typer.Exit(compare_results(results, with_2022=with_2022, out=out, as_json=as_json))


@program.command("history")
def _history() -> None:
    """List the runs that are kept, the latest first, with the folder of each."""
    from app.terminal.history import print_history

    raise typer.Exit(print_history())


@program.command("run")
def _run(
    *,
    preset: Annotated[
        str | None, typer.Option(help=f"One of: {', '.join(PRESETS)}.", show_default="quick")
    ] = None,
    models: Annotated[
        str | None,
        typer.Option(help=f"Comma-separated, of: {', '.join(MODELS)}.", show_default="the preset's"),
    ] = None,
    devices: Annotated[
        str,
        typer.Option(
            help=f"Comma-separated, of: {', '.join(DEVICES)}.", show_default="the CPU and the GPU if usable"
        ),
    ] = "",
    batch_sizes: Annotated[
        str | None, typer.Option(help="Comma-separated, as in 4,64.", show_default="the preset's")
    ] = None,
    precisions: Annotated[
        str, typer.Option(help=f"Comma-separated, of: {', '.join(PRECISIONS)}.")
    ] = PRECISIONS[0],
    protocol: Annotated[
        str | None, typer.Option(help=f"One of: {', '.join(PROTOCOLS)}.", show_default="the preset's")
    ] = None,
    sustained: Annotated[
        float | None,
        typer.Option(metavar="MINUTES", help="Train each cell for so long: does this machine throttle?"),
    ] = None,
    parity: Annotated[bool, typer.Option("--parity", help="Compare the GPU's numbers with float64.")] = False,
    phases: Annotated[bool, typer.Option("--phases", help="Tell where the time of a step goes.")] = False,
    limits: Annotated[
        bool, typer.Option("--limits", help="Measure what each device can do at best.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Measure the old ways too, from 2022 to here.")
    ] = False,
    images: Annotated[
        int, typer.Option(help=f"How many of the {ALL_IMAGES} digits to train on.")
    ] = ALL_IMAGES,
    threads: Annotated[
        int | None, typer.Option(help="Threads on the CPU.", show_default="as PyTorch chooses")
    ] = None,
    loader_workers: Annotated[
        int, typer.Option(help="Processes that load images in the epoch protocol: 0 or 4.")
    ] = LOADER_WORKERS[-1],
    pretrained: Annotated[
        bool, typer.Option("--pretrained", help="Start from ImageNet's weights; changes no time.")
    ] = False,
    allow_smaller_batch: Annotated[
        bool,
        typer.Option(
            "--allow-smaller-batch", help="Where memory is short, also try half the batch size, and so on."
        ),
    ] = False,
    seed: Annotated[int, typer.Option(help="Seed of the random weights and of the order of images.")] = 1,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=_place,
            metavar="<path>",
            help="Folder for result.json, result.csv and speedup.png.",
            show_default="the app's data folder",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")] = False,
) -> None:
    """Measure without a window. Ctrl-C stops within a second and keeps what was measured (exit 130)."""
    from app.terminal.choices import Choices
    from app.terminal.run import run_benchmark

    _begin_log()
    wanted = {"parity": parity, "phases": phases, "limits": limits, "explain": explain}
    try:
        choices = Choices(
            preset=preset,
            models=None if models is None else _names(models),
            devices=_names(devices),
            batch_sizes=_batch_sizes(batch_sizes),
            precisions=_names(precisions),
            protocol=protocol,
            images=images,
            seed=seed,
            cpu_threads=threads,
            loader_workers=loader_workers,
            is_pretrained=pretrained,
            allow_smaller_batch=allow_smaller_batch,
            extras=tuple(name for name, is_wanted in wanted.items() if is_wanted),
            sustained_minutes=sustained,
        )
        choices.refuse_what_cannot_run()
    except ValueError as error:
        raise typer.Exit(refuse(str(error))) from error
    raise typer.Exit(run_benchmark(choices, out=out, as_json=as_json))


@program.command("diagnostics")
def _diagnostics(
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            parser=_place,
            metavar="FILE",
            help="The zip to write.",
            show_default="one here, after the moment",
        ),
    ] = None,
) -> None:
    """Print what the report of a bug needs, without anybody's name, and save it as a zip: exit 0 if saved."""
    from app.terminal.diagnostics import save_diagnostics

    if out is not None and out.suffix.lower() != ".zip":
        raise typer.Exit(refuse(f"--out {str(out)!r}: choose the name of a zip, as in report.zip."))
    _begin_log()
    raise typer.Exit(save_diagnostics(out))


def _begin_log() -> None:
    """Of what can go wrong in more ways than a refusal tells."""
    from app.logs import begin_log, log, watch_for_own_crash

    begin_log(f"terminal, {sys.argv[1]}")
    log()
    watch_for_own_crash()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _batch_sizes(text: str | None) -> tuple[int, ...]:
    """Of None none, which are the preset's. Raises ValueError for a text that has none."""
    found = tuple(_whole_number(size) for size in _names(text or ""))
    if text is not None and not found:
        raise ValueError("no batch size was chosen: choose at least one, as in 4,64.")
    return found


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"batch size {text!r} is not a whole number.") from None
