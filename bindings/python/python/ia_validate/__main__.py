"""`python -m ia_validate`: the program `ia-validate`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

_NAME = "ia-validate.exe" if os.name == "nt" else "ia-validate"


def program() -> str | None:
    """The program: among the scripts, where a wheel that carries it has put it, else on PATH."""
    places: list[str | Path] = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")),
        Path(__file__).parents[1] / "bin",  # pip install --target
    ]
    for place in places:
        if (script := Path(place) / _NAME).is_file():
            return str(script)
    return shutil.which(_NAME)


def main() -> int:
    """Starts it in place of Python, so that signals and exit codes are its own."""
    found = program()
    if found is None:
        print("ia-validate: this wheel carries no program and there is none on PATH; install one as docs/installing.md says", file=sys.stderr)
        return 2
    try:
        if os.name == "nt":
            return subprocess.run([found, *sys.argv[1:]]).returncode
        os.execv(found, [found, *sys.argv[1:]])
    except OSError as error:
        print(f"ia-validate: {found} does not start here ({error.strerror or error}); "
              "install the wheel for this machine again with `pip install --force-reinstall ia-validate`", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
