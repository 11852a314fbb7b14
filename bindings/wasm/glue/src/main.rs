//! `glue FOLDER ENGINE ENCODINGS`: what `wasm-bindgen --target web` does with either, and beside them the models of words.

mod words;

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [folder, modules @ ..] = &args[..] else {
        eprintln!("give a folder, and a .wasm for the engine and one for the encodings");
        return ExitCode::from(2);
    };
    let made =
        modules.iter().zip(["engine", "encodings"]).try_for_each(|(wasm, name)| module(wasm, name, folder));
    match made.and_then(|()| words::write(&Path::new(folder).join("words.bin"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn module(wasm: &str, name: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // Whoever starts it says where it is, and may begin anew.
    bindgen.reset_state_function(true).omit_default_module_path(true);
    Ok(bindgen.web(true)?.generate(folder)?)
}
