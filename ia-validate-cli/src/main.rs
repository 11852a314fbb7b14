//! The program `ia-validate`. What it does is in `ia-validate-commands`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ia_validate_commands::main()
}
