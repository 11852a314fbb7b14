//! What the command line says.

pub(crate) use ia_validate_render::config::{Layer, Origin, Sourced};

use crate::args::OptionArgs;

impl<C> From<&OptionArgs<C>> for Layer {
    fn from(args: &OptionArgs<C>) -> Self {
        let mut layer = Self::default();
        for (key, value) in &args.given {
            layer.push(key, value.clone(), Origin::CommandLine);
        }
        layer
    }
}
