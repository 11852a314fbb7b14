"""`python -m ia_validate`: the program `ia-validate`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def program() -> str | None:
    """The program: beside this module if the wheel carries it, else on PATH."""
    name = "ia-validate.exe" if os.name == "nt" else "ia-validate"
    packed = Path(__file__).with_name("bin") / name
    return str(packed) if packed.is_file() else shutil.which(name)


def main() -> int:
    found = program()
    if found is None:
        print("ia-validate: the program is neither packed with this module nor on PATH; "
              "install it with `cargo install --path ia-validate-cli`", file=sys.stderr)
        return 2
    return subprocess.run([found, *sys.argv[1:]]).returncode


if __name__ == "__main__":
    sys.exit(main())
