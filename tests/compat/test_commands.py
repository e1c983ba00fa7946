import sys
import time

from app.compat.commands import run_tool


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_that_a_failing_tool_keeps_what_it_printed() -> None:
    assert run_tool(python("print('hw.ncpu: 8'); raise SystemExit(1)")) == "hw.ncpu: 8\n"


def test_that_stderr_is_left_out() -> None:
    assert run_tool(python("import sys; print('{}'); print('log line', file=sys.stderr)")) == "{}\n"


def test_that_a_missing_tool_says_nothing() -> None:
    assert run_tool(["/usr/bin/no-such-tool-of-ours"]) == ""


def test_that_a_hanging_tool_is_given_up() -> None:
    began = time.monotonic()
    assert run_tool(python("import time; time.sleep(60)"), time_limit_s=0.5) == ""
    assert time.monotonic() - began < 30


def test_that_a_tool_answers_in_the_c_locale() -> None:
    assert run_tool(python("import os; print(os.environ['LC_ALL'])")) == "C\n"


def test_that_odd_bytes_do_not_break_the_answer() -> None:
    assert "ok" in run_tool(python(r"import sys; sys.stdout.buffer.write(b'\xff ok')"))
