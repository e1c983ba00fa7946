"""A made-up machine for setup_macos.sh, in a temporary folder: fake system tools, pip and program.

Only the tools that say what the machine is are made up, and pip. The environments are real ones.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.signals import heeding_ctrl_c

SCRIPT = Path(__file__).parents[2] / "setup_macos.sh"
PATIENCE_S = 30
OTHER_SCRIPTS = sorted((SCRIPT.parent / "build").glob("*.sh"))
WAYS_TO_START = {"dash": [], "busybox": ["sh"], "bash": ["--posix"]}
# On Linux none may be missing; macOS has no busybox.
SHELLS = [name for name in WAYS_TO_START if sys.platform == "linux" or shutil.which(name)]
ASKING_TOOLS = ("base64", "cat", "cksum", "dirname", "du", "env", "find", "grep", "ls", "readlink", "sort")
REAL_TOOLS = (*ASKING_TOOLS, "cp", "ln", "mkdir", "mktemp", "mv", "rm", "rmdir")
DEV_TOOLS = ("shellcheck", "actionlint", "ruff", "mypy", "lint-imports")
# Where the script looks besides PATH; here these stand for folders of the made-up machine.
PLACES = {
    "/Library/Frameworks/Python.framework/Versions": "python.org",
    "/opt/homebrew/bin": "homebrew",
    "/usr/local/bin": "local",
    "/usr/bin/python3": "apple/python3",
}

# What pip 23.2 and pip 26.3 wrote where no name could be resolved, and what tells of other troubles.
LAST_RETRY = "WARNING: Retrying (Retry(total=0, connect=None, read=None)) after connection broken by "
PIP_LOGS = {
    "offline, old pip": f"{LAST_RETRY}'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection"
    " object>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/torch/",
    "offline, new pip": f"{LAST_RETRY}'NameResolutionError(\"HTTPSConnection(host='x', port=443): Failed to"
    " resolve 'x' ([Errno -2] Name or service not known)\")': /simple/torch/",
    "offline, no retries": "Could not fetch URL https://x/simple/torch/: connection error: Failed to resolve"
    " IP address for 'x' ([Errno 8] nodename nor servname provided) - skipping",
    "proxy gone": "Could not fetch URL https://x/simple/torch/: proxy connection error:"
    " ('Unable to connect to proxy', OSError()) - skipping",
    "proxy gone, old pip": f"{LAST_RETRY}'ProxyError('Cannot connect to proxy.', OSError())': /simple/torch/",
    "connection dropped": f"{LAST_RETRY}'ProtocolError('Connection aborted.', ConnectionResetError())'",
    "cut off in a download": "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='x',"
    " port=443): Read timed out.",
    "cut off, new pip": "error: incomplete-download",
    "conflict": "ERROR: ResolutionImpossible: the user requested numpy<1 and (constraint) numpy==2.4.6",
    "one lost packet": LAST_RETRY.replace("total=0", "total=4") + "'ReadTimeoutError(\"HTTPSConnectionPool("
    "host='x', port=443): Read timed out.\")'\nERROR: No matching distribution found for torch==2.14.1",
    "certificate": f"{LAST_RETRY}'SSLError(SSLCertVerificationError(1, 'certificate verify failed'))'\n"
    "Could not fetch URL https://x/simple/torch/: There was a problem confirming the ssl certificate",
}


@dataclass(frozen=True)
class Call:
    """One call of a fake."""

    name: str
    args: list[str]
    cwd: str


@dataclass(frozen=True)
class Outcome:
    """What one run of the script came to."""

    status: int
    out: str
    err: str
    calls: list[Call]

    def names(self) -> list[str]:
        return [call.name for call in self.calls]

    def the(self, name: str) -> Call:
        """Return the only call of that fake."""
        (call,) = [call for call in self.calls if call.name == name]
        return call


@dataclass
class Machine:
    """A made-up machine under one folder, with the repository on it."""

    folder: Path
    shell_name: str
    env: dict[str, str] = field(default_factory=dict)
    shell: Sequence[str] = field(init=False)
    # The space is a trap for every word the script forgot to quote.
    root: Path = field(init=False)
    path: list[Path] = field(init=False)

    def __post_init__(self) -> None:
        shell = shutil.which(self.shell_name)
        assert shell, f"the scripts cannot be tried under {self.shell_name}: it is not installed"
        self.shell = [shell, *WAYS_TO_START[self.shell_name]]
        self.root = self.folder / "Torch mark"
        self.path = [self.tools]
        self.tools.mkdir()
        for tool in REAL_TOOLS:
            found = shutil.which(tool)
            assert found, f"this machine has no {tool}"
            (self.tools / tool).symlink_to(found)
        (self.root / "app").mkdir(parents=True)
        (self.root / "app" / "__init__.py").write_text('__version__ = "1.2.3"\n')
        (self.root / "app" / "__main__.py").write_text(_hand_over("act_as_program as main"))
        (self.root / "requirements.lock").write_text("torch==2.14.1\n")
        (self.root / "pyproject.toml").touch()
        (self.root / "resources").mkdir()
        (self.root / "build").mkdir()
        (self.root / "build" / "torchmark.spec").touch()
        (self.root / "build" / "translations.py").touch()
        (self.root / ".ci").mkdir()
        (self.root / ".github" / "workflows").mkdir(parents=True)
        (self.root / ".github" / "workflows" / "tests.yml").touch()
        for script in (SCRIPT, *OTHER_SCRIPTS):
            copy = self.root / script.relative_to(SCRIPT.parent)
            copy.write_text(self._with_stand_ins(script.read_text()))
            copy.chmod(0o755)
        self.elsewhere.mkdir()

    @property
    def tools(self) -> Path:
        return self.folder / "tools"

    @property
    def elsewhere(self) -> Path:
        """Where the user stands: a folder with nothing in it."""
        return self.folder / "else where"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def stamp(self) -> Path:
        return self.venv / "torchmark-stamp"

    def place(self, stand_in: str) -> Path:
        return self.folder / stand_in

    def _with_stand_ins(self, script: str) -> str:
        for place, stand_in in PLACES.items():
            script = script.replace(place, str(self.place(stand_in)))
        return script

    def fake(self, name: str, body: str, folder: Path | None = None, *, quiet: bool = False) -> Path:
        """Put a program there that notes its call (unless quiet) and then does what the sh text says."""
        program = (folder or self.tools) / name
        program.parent.mkdir(parents=True, exist_ok=True)
        # The real tool stands there as a link, through which its own file would be overwritten.
        program.unlink(missing_ok=True)
        note = 'printf \'{"name": "%s", "args": ["%s"], "cwd": ""}\\n\' "${0##*/}" "$*" >>"$FAKE_CALLS"\n'
        program.write_text(f"#!/bin/sh\n{'' if quiet else note}{body}\n")
        program.chmod(0o755)
        return program

    def mac(self, version: str = "14.0", *, arm64: bool = True) -> None:
        self.fake("uname", "echo Darwin", quiet=True)
        self.fake("sw_vers", f"echo {version}", quiet=True)
        # An Intel Mac's sysctl does not know the name.
        self.fake("sysctl", '[ "$2" = hw.optional.arm64 ] && echo 1' if arm64 else "exit 1", quiet=True)

    def linux(self) -> None:
        self.fake("uname", "echo Linux", quiet=True)

    def debian(self, installed: str, user: str, apt_get: str = "exit 0") -> None:
        """Make it a Debian where the packages that match the sh pattern are installed."""
        self.linux()
        # Like the real one, it answers for the packages it knows and fails where one is unknown.
        self.fake(
            "dpkg-query",
            f'shift 3\nfor p in "$@"; do case $p in {installed}) echo install ok installed ;;'
            " libxcb-xkb1) echo deinstall ok config-files ;; *) echo unknown >&2 ;; esac; done; exit 1",
            quiet=True,
        )
        self.fake("id", f'[ "$*" = -u ] && echo {user}', quiet=True)
        self.fake(
            "apt-get",
            f'[ {user} = 0 ] || [ -n "${{SUDO_USER:-}}" ] || exit 13\n'
            f'[ "$1" = update ] || [ "$DEBIAN_FRONTEND" = noninteractive ] || exit 9\n{apt_get}',
        )

    def sudo(self, *, password: bool) -> None:
        """Let the user have sudo, which cleans the environment, and asks for a password or not."""
        minus_n = "exit 1" if password else "shift"
        become = 'SUDO_USER=x exec env -u DEBIAN_FRONTEND "$@"'
        self.fake("sudo", f'if [ "$1" = -n ]; then {minus_n}; fi\n{become}')
        self.fake("true", "exit 0", quiet=True)

    def python(self, facts: str, name: str = "python3", folder: Path | None = None) -> Path:
        """Put a Python there that says it is this version on this processor, and makes real environments."""
        maker = self.folder / "make_venv.py"
        maker.write_text(_hand_over("act_as_venv") + "act_as_venv()\n")
        asked = 'printf \'{"name": "python", "args": ["%s"], "cwd": ""}\\n\' "$0" >>"$FAKE_CALLS"'
        return self.fake(
            name,
            f'case "$1 $2" in\n-c*) {asked}; echo {facts} ;;\n'
            f'"-m venv") [ "${{FAKE_VENV:-}}" != fails ] && exec "{sys.executable}" {maker} "$3" ;;\nesac',
            folder,
            quiet=True,
        )

    def command(self, *args: str, script: Path | None = None) -> list[str]:
        return [*self.shell, str(script or self.root / SCRIPT.name), *args]

    def full_env(self, **more: str) -> Mapping[str, str]:
        path = os.pathsep.join(map(str, self.path))
        return {"PATH": path, "FAKE_CALLS": str(self.folder / "calls"), **self.env, **more}

    def call(
        self,
        *args: str,
        script: Path | None = None,
        cwd: Path | None = None,
        stdin: int | None = None,
        **env: str,
    ) -> Outcome:
        """Call the script; the names of env are those of variables."""
        self.forget()
        done = subprocess.run(
            self.command(*args, script=script),
            env=self.full_env(**env),
            cwd=cwd or self.elsewhere,
            stdin=subprocess.DEVNULL if stdin is None else stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return Outcome(done.returncode, done.stdout, done.stderr, self.calls())

    def interrupt(self, sent: signal.Signals, *args: str, **env: str) -> int:
        """Call the script and, once it has called something, send its whole group a signal; its exit code."""
        self.forget()
        with heeding_ctrl_c():
            begun = subprocess.Popen(
                self.command(*args),
                env=self.full_env(**env),
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE_S
        while not self.calls():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.killpg(begun.pid, sent)
        return begun.wait(PATIENCE_S)

    def forget(self) -> None:
        (self.folder / "calls").write_text("")

    def calls(self) -> list[Call]:
        lines = (self.folder / "calls").read_text().splitlines()
        return [Call(**json.loads(line)) for line in lines]


def _hand_over(what: str, where: str = "fakes_for_setup") -> str:
    """Return the text of a module that takes a part from this folder's."""
    return (
        f"import sys\nsys.path.insert(0, {str(SCRIPT.parent)!r})\nfrom tests.scripts.{where} import {what}\n"
    )


def note(name: str) -> None:
    """Note the call of this process, made under that name."""
    with Path(os.environ["FAKE_CALLS"]).open("a") as calls:
        calls.write(json.dumps({"name": name, "args": sys.argv[1:], "cwd": str(Path.cwd())}) + "\n")


def act_as_venv() -> None:
    """Make the environment of the last argument, with the fake pip in it."""
    import venv

    folder = Path(sys.argv[-1])
    note("venv")
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "pip").mkdir()
    (site / "pip" / "__init__.py").touch()
    (site / "pip" / "__main__.py").write_text(_hand_over("act_as_pip") + "sys.exit(act_as_pip())\n")


def act_as_pip() -> int:
    """Install the repository of the working directory, or fail the way FAKE_PIP says."""
    note("pip")
    log = Path(sys.argv[sys.argv.index("--log") + 1])
    trouble = os.environ.get("FAKE_PIP", "")
    if trouble == "hangs":
        with suppress(KeyboardInterrupt):  # pip, too, ends like after any failure
            signal.pause()
        return 1
    if trouble == "is killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if trouble:
        log.write_text(PIP_LOGS[trouble])
        print("ERROR: these are the words of pip", file=sys.stderr)  # noqa: T201
        return 1
    log.touch()
    site = Path(sysconfig.get_path("purelib"))
    (site / "_editable_impl_torchmark.pth").write_text(str(Path.cwd()))
    _write_script("torchmark", "from app.__main__ import main\nsys.exit(main())\n")
    if sys.argv[-1] in {".[build]", ".[dev]"}:
        code = _hand_over("act_as_pyinstaller", "fakes_for_build") + "sys.exit(act_as_pyinstaller())\n"
        (site / "PyInstaller.py").write_text(code)
        # Read at every start of this Python: on which macOS the Python itself says it can start.
        (site / "deployment_target.pth").write_text(
            "import os, sysconfig; sysconfig.get_config_vars()['MACOSX_DEPLOYMENT_TARGET'] ="
            " os.environ.get('FAKE_TARGET', '10.13') or None\n"
        )
    if sys.argv[-1] == ".[dev]":
        for tool in DEV_TOOLS:
            _write_script(tool, _hand_over("act_as_step") + f"sys.exit(act_as_step({tool!r}))\n")
        (site / "pytest.py").write_text(_hand_over("act_as_step") + "sys.exit(act_as_step('pytest'))\n")
    return 0


def _write_script(name: str, code: str) -> None:
    script = Path(sysconfig.get_path("scripts")) / name
    # How pip does it where the path has spaces: both sh and Python can read this.
    script.write_text(f"#!/bin/sh\n'''exec' \"{sys.executable}\" \"$0\" \"$@\"\n' '''\nimport sys\n{code}")
    script.chmod(0o755)


def act_as_program() -> int:
    """Be the program: "check" ends with what FAKE_CHECK says."""
    note("torchmark")
    return int(os.environ.get("FAKE_CHECK", "0")) if sys.argv[1:] == ["check"] else 0


def act_as_step(name: str) -> int:
    """Be one of the development tools; FAKE_FAILING names the one that fails."""
    note(name)
    print(f"these are the words of {name}")  # noqa: T201
    return 3 if os.environ.get("FAKE_FAILING") == name else 0
