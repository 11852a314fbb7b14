//! `glue WASM FOLDER`: what `wasm-bindgen --target web` does, with a way to begin anew.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [wasm, folder] = &args[..] else {
        eprintln!("give a .wasm and a folder");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("engine").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // Whoever starts it says where it is.
    bindgen.reset_state_function(true).omit_default_module_path(true);
    let made = bindgen.web(true).and_then(|bindgen| bindgen.generate(folder));
    if let Err(error) = made {
        eprintln!("{error:?}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
