//! `glue FOLDER NAME=WASM …`: what `wasm-bindgen --target web` does with each, and beside them the models of words.

mod words;

use std::env;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [folder, modules @ ..] = &args[..] else {
        eprintln!("give a folder, and each module's name with its .wasm: engine=ia_validate_wasm.wasm");
        return ExitCode::from(2);
    };
    let made = modules.iter().try_for_each(|it| module(it, folder));
    match made.and_then(|()| words::write(&Path::new(folder).join("words.bin"))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn module(named: &str, folder: &str) -> Result<(), Box<dyn Error>> {
    let (name, wasm) = named.split_once('=').ok_or("a module has a name: engine=ia_validate_wasm.wasm")?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    // Whoever starts it says where it is, and may begin anew.
    bindgen.reset_state_function(true).omit_default_module_path(true);
    Ok(bindgen.web(true)?.generate(folder)?)
}
