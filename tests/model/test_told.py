"""English texts of files and of the measuring process, said in another language."""

from string import Formatter

import pytest

from app.compat.requirements import requirements
from app.model.events import CellTooLarge
from app.model.failure import ErrorText
from app.model.plan import Cell, make_plan
from app.model.tasks import CheckParity, ExplainCell, MeasureLimits
from app.model.told import (
    CACHE_FOLDER,
    FROM_OUTSIDE,
    HUNG,
    TEMPLATES,
    TOO_LARGE,
    WITH_SIGNAL,
    WITH_TYPE,
    retell,
)
from app.runner.diagnosis import (
    SIGNAL_ADVICE,
    SIGNAL_REASONS,
    explain_death,
    explain_error,
    explain_too_large,
)
from app.runner.known_texts import KNOWN_TEXTS, KnownText
from app.stats.reference import m1_max_2022
from tests.speech import bracketed, from_table, speaking
from tests.writing import ODD, writing

LATIN = from_table(
    {
        "Limits of {device}": "Fines: {device}",
        "Phases of {cell}": "Partes: {cell}",
        "{model} on {device}, batch {batch_size}": "{device}: {model}, fascis {batch_size}",
        "{model} on {device}, batch {batch_size}, {precision}": "{device}: {model}, {precision} {batch_size}",
        "The Apple GPU ran out of memory.": "Memoria deest.",
        "The measuring process could not be started: {reason}.": "Non coepit: {reason}.",
        "Cannot allocate memory": "memoria deest",
        "PyTorch does not start, because its cache folder cannot be written to: {why}.": "Quo? {why}.",
        "The measuring process ended unexpectedly with exit code {code}.": "Finis {code}.",
        "The measuring process was ended by {signal}: its cause is not known.": "Finis per {signal}.",
        "no message": "sine verbis",
    }
)
GERMAN = from_table({"Limits of {device}": "Grenzen: {device}"})
CELL = Cell("resnet18", "mps", 64, "bf16")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("The Apple GPU ran out of memory.", "Memoria deest."),
        ("Limits of Apple GPU (MPS)", "Fines: Apple GPU (MPS)"),
        ("Phases of VGG-16 on CPU, batch 4", "Partes: CPU: VGG-16, fascis 4"),
        ("Phases of VGG-16 on CPU, batch 4, fp16", "Partes: CPU: VGG-16, fp16 4"),
        ("The Apple GPU ran out of memory (SIGABRT).", "Memoria deest (SIGABRT)."),
        ("The Apple GPU ran out of memory (signal 77).", "Memoria deest (signal 77)."),
        ("The measuring process ended unexpectedly with exit code 3.", "Finis 3."),
        ("The measuring process was ended by signal 77: its cause is not known.", "Finis per signal 77."),
        ("The measuring process could not be started: Cannot allocate memory.", "Non coepit: memoria deest."),
        (
            "PyTorch does not start, because its cache folder cannot be written to: /a b: no message.",
            "Quo? /a b: sine verbis.",
        ),
        ("ValueError: no message", "ValueError: sine verbis"),
        ("ValueError: odd {value} of {0}", "ValueError: odd {value} of {0}"),
        ("something of another Torchmark", "something of another Torchmark"),
        ("", ""),
    ],
)
def test_that_what_was_told_in_english_is_said_in_the_language_spoken(told: str, said: str) -> None:
    assert retell(told) == told
    with speaking(LATIN):
        assert retell(told) == said
    assert retell(told) == told


def test_that_a_language_is_not_remembered_for_the_next_one() -> None:
    said = []
    for language in (LATIN, GERMAN, str):
        with speaking(language):
            said.append(retell("Limits of CPU"))
    assert said == ["Fines: CPU", "Grenzen: CPU", "Limits of CPU"]


@pytest.mark.parametrize("template", [text for text in TEMPLATES if text not in (WITH_SIGNAL, WITH_TYPE)])
def test_that_every_template_is_found_again(template: str) -> None:
    examples = {"batch_size": "4", "code": "3", "level": "1", "signal": "SIGABRT", "cell": CELL.english_title}
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    text = template.format(**{name: examples.get(name, "fp32") for name in names})
    with speaking(from_table({template: " ".join(f"{{{name}}}" for name in names)})):
        assert retell(text) == " ".join(examples.get(name, "fp32") for name in names)


def test_that_what_is_kept_is_english_whatever_is_spoken() -> None:
    plan = make_plan(preset="quick", devices=("cpu", "mps"))
    with speaking(bracketed):
        assert MeasureLimits("mps", plan).title == "Limits of Apple GPU (MPS)"
        assert CheckParity("vgg16", "mps", plan).title == "Parity of VGG-16 on Apple GPU (MPS)"
        assert ExplainCell(CELL, plan).title == (
            "Explanation of ResNet-18 on Apple GPU (MPS), batch 64, bf16"
        )
        assert explain_death(3, "").reason == "The measuring process ended unexpectedly with exit code 3."
        assert explain_error(ErrorText("OSError", "", ""), "").reason == "OSError: no message"
        assert CELL.title == "[ResNet-18 on Apple GPU (MPS), batch 64, bf16]"
    assert CELL.title == CELL.english_title


@pytest.mark.parametrize("known", KNOWN_TEXTS, ids=lambda known: known.reason[:40])
def test_that_every_known_failure_is_said_with_its_signal_or_without(known: KnownText) -> None:
    reason, advice = known.reason, known.advice
    with speaking(from_table({reason: "Causa.", advice: "Consilium."})):
        assert retell(reason) == "Causa."
        assert retell(f"{reason.removesuffix('.')} (SIGKILL).") == "Causa (SIGKILL)."
        assert retell(advice) == "Consilium."


@pytest.mark.parametrize("name", SIGNAL_REASONS)
def test_that_the_reason_of_a_signal_names_it(name: str) -> None:
    assert SIGNAL_REASONS[name].startswith(f"The measuring process was ended by {name}: ")
    assert set(SIGNAL_ADVICE) <= set(SIGNAL_REASONS)


def test_that_a_path_in_the_home_folder_is_known_for_one() -> None:
    words = from_table({CACHE_FOLDER: "Quo? {why}.", "Not a directory": "Non"})
    with speaking(words):
        assert retell(CACHE_FOLDER.format(why="~/x: Not a directory")) == "Quo? ~/x: Non."


def test_that_the_texts_of_shipped_tables_can_be_translated() -> None:
    texts = {text for trouble in requirements().known_troubles for text in (trouble.what, trouble.remedy)}
    assert {*texts, m1_max_2022().title} <= set(FROM_OUTSIDE)


def test_that_figures_are_retold_in_the_notation_of_the_reader() -> None:
    kept = TOO_LARGE.format(needed="40.5 GB", room="4 GB")
    with writing(ODD):
        assert retell(kept) == TOO_LARGE.format(needed="40·5 GB", room="4 GB")
        assert retell(HUNG.format(silent_s="120", step_s="0.15")).count("0·15") == 1
        assert retell("ValueError: a scale of 1.5") == "ValueError: a scale of 1.5", "no figure of ours"


def test_that_what_is_kept_is_written_plainly_whatever_the_window_has() -> None:
    with writing(ODD):
        kept = explain_too_large(CellTooLarge(CELL, needed_bytes=round(40.5 * 2**30), room_bytes=2**32))
    assert kept.reason == TOO_LARGE.format(needed="40.5 GB", room="4 GB")
