"""Files of every version, and the schema that says what is in them."""

from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from app.export import json_file
from app.model.events import (
    ExtraFailed,
    FlopsCounted,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    PhasesTimed,
    RunEnded,
    WeightsLoading,
)
from app.model.explanation import Link
from app.model.limits import CopySpeed, DeviceLimits, MatmulSpeed
from app.model.parity import Parity, StepErrors, TensorError
from app.model.phases import Phases
from app.model.result import Result, fold
from app.model.result_file import VERSION, decode_result, schema, schema_text
from app.stats.badge import badge
from app.stats.figures import figures, speed_up
from tests.scripted import OUT_OF_MEMORY, failed, measured, opening, plan_of

ROOT = Path(__file__).parents[2]
OLD = Path(__file__).parent / "samples" / "result-version-1.json"
PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells


def everything() -> Result:
    """A run with all that a file of the present version can hold."""
    error = TensorError("logits", 2e-7, 1e-7)
    step = StepErrors(error, error, (error,))
    phases = Phases(
        steps=5,
        loading_s=0.01,
        transfer_s=0.001,
        forward_s=0.02,
        backward_s=0.04,
        optimizer_s=0.005,
        sync_s=0.0001,
    )
    parity = Parity(
        model="resnet18",
        device="mps",
        batch_size=4,
        as_used=step,
        updates=(error,),
        strict=step,
        device_losses=(2.3, 1.9),
        cpu_losses=(2.3, 1.9),
    )
    limits = DeviceLimits("mps", (MatmulSpeed("fp32", 4096, 0.02),), (CopySpeed(2**31, 0.01),))
    return fold(
        [
            *opening(PLAN),
            WeightsLoading("resnet18", 1, 2),
            LimitsMeasured(limits),
            ParityChecked(parity),
            *measured(CPU, *[0.4] * 6)[:-1],
            FlopsCounted(CPU, 10**10),
            PhasesTimed(CPU, phases),
            measured(CPU, 0.4)[-1],
            *failed(MPS),
            LinkTimed(Link(CPU, "as_in_2022", 1000, 40.0)),
            ExtraFailed("Explanation", OUT_OF_MEMORY),
            RunEnded("completed"),
        ]
    )


def content(result: Result) -> dict[str, Any]:
    return msgspec.json.decode(json_file.encode(result))  # type: ignore[no-any-return]


def test_that_a_real_file_of_version_1_gives_its_figures() -> None:
    result = decode_result(OLD.read_bytes())
    on_cpu, on_mps = result.cells
    written = msgspec.json.decode(OLD.read_bytes())["figures"][0]
    own = figures(on_cpu)
    assert own is not None
    assert own.step_time_s == written["step_time_s"]
    assert own.images_per_s == pytest.approx(written["images_per_s"])
    assert own.samples == written["samples"] == 5
    assert own.step_time_interval is None, "five windows have no interval"
    assert (on_mps.status, speed_up(result, on_mps.cell)) == ("failed", None)
    assert on_cpu.warmup is not None
    assert on_cpu.warmup.has_settled is None
    assert [window.at_s for window in on_cpu.windows] == [None] * 5
    assert badge(result).code == "custom"


def test_that_an_old_file_saved_again_is_one_of_the_present_version() -> None:
    result = decode_result(OLD.read_bytes())
    assert content(result)["version"] == VERSION
    assert decode_result(json_file.encode(result)) == result


def test_that_a_preset_of_long_ago_still_loads_and_compares_with_none() -> None:
    old = msgspec.json.decode(OLD.read_bytes())
    old["result"]["plan"]["preset"] = "full"
    plan = decode_result(msgspec.json.encode(old)).plan
    assert plan.preset == "full"
    assert not plan.is_as_preset


def test_that_a_file_with_all_that_there_is_comes_back_whole() -> None:
    result = everything()
    assert result.parities and result.limits and result.links and result.extra_failures
    assert result.cells[0].phases and result.cells[0].flops_per_step
    assert decode_result(json_file.encode(result)) == result


def test_that_an_old_file_that_is_damaged_is_refused_in_words() -> None:
    old = msgspec.json.decode(OLD.read_bytes())
    del old["result"]["plan"]["timing"]
    with pytest.raises(ValueError, match="no Torchmark result, or it is damaged"):
        decode_result(msgspec.json.encode(old))


def test_that_the_schema_in_the_docs_is_that_of_the_types() -> None:
    written = (ROOT / "docs" / "result.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "make it anew: python -m app schema > docs/result.schema.json"


def test_that_what_is_written_satisfies_the_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(content(everything()))
    validator.validate(content(decode_result(OLD.read_bytes())))


@pytest.mark.parametrize(
    ("field", "value"), [("status", "nearly"), ("ended_by", 7), ("surprise", 1), ("windows", [{"steps": 2}])]
)
def test_that_the_schema_refuses_what_torchmark_would(field: str, value: object) -> None:
    file = content(everything())
    file["result"]["cells"][0][field] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file, schema())
    with pytest.raises(ValueError, match="damaged"):
        decode_result(msgspec.json.encode(file))
