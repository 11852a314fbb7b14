"""`python -m ia_validate`: the program `ia-validate`."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path


def program() -> str | None:
    """The program: where a wheel that carries it has put it, else on PATH."""
    name = "ia-validate.exe" if os.name == "nt" else "ia-validate"
    places = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")),
        Path(__file__).parents[1] / "bin",  # pip install --target
    ]
    for place in places:
        if (packed := Path(place) / name).is_file():
            return str(packed)
    return shutil.which(name)


def main() -> int:
    found = program()
    if found is None:
        print("ia-validate: the program is neither packed with this module nor on PATH; "
              "install it with `cargo install --path ia-validate-cli`", file=sys.stderr)
        return 2
    try:
        return subprocess.run([found, *sys.argv[1:]]).returncode
    except OSError as error:
        print(f"ia-validate: {found} does not start here ({error.strerror}); "
              "install the wheel for this machine again with `pip install --force-reinstall ia-validate`", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
