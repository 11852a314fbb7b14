//! The machines that there are programs for.

use anyhow::{Context as _, Result};

/// A machine, and what its files are called at each door.
#[derive(Debug)]
pub(crate) struct Target {
    /// As rustc calls it.
    pub(crate) triple: &'static str,
    /// As Node calls it: `process.platform` and `process.arch`.
    pub(crate) node: (&'static str, &'static str),
    /// The wheels that carry its program: the target that the engine in it is built for, and the platform that the wheel
    /// says it is for.
    pub(crate) wheels: &'static [(&'static str, &'static str)],
}

/// All of them. Programs for Linux need nothing of the system, so there is one for each kind of processor.
pub(crate) const TARGETS: &[Target] = &[
    Target {
        triple: "x86_64-unknown-linux-musl",
        node: ("linux", "x64"),
        wheels: &[
            ("x86_64-unknown-linux-gnu", "manylinux2014"),
            ("x86_64-unknown-linux-musl", "musllinux_1_2"),
        ],
    },
    Target {
        triple: "aarch64-unknown-linux-musl",
        node: ("linux", "arm64"),
        wheels: &[
            ("aarch64-unknown-linux-gnu", "manylinux2014"),
            ("aarch64-unknown-linux-musl", "musllinux_1_2"),
        ],
    },
    Target {
        triple: "x86_64-pc-windows-gnu",
        node: ("win32", "x64"),
        wheels: &[("x86_64-pc-windows-gnu", "pypi")],
    },
    Target {
        triple: "aarch64-apple-darwin",
        node: ("darwin", "arm64"),
        wheels: &[("aarch64-apple-darwin", "pypi")],
    },
    Target {
        triple: "x86_64-apple-darwin",
        node: ("darwin", "x64"),
        wheels: &[("x86_64-apple-darwin", "pypi")],
    },
];

impl Target {
    /// The one of this name.
    pub(crate) fn named(triple: &str) -> Result<&'static Self> {
        let known = || TARGETS.iter().map(|it| it.triple).collect::<Vec<_>>().join(", ");
        TARGETS
            .iter()
            .find(|it| it.triple == triple)
            .with_context(|| format!("unknown target `{triple}`: it is one of {}", known()))
    }

    /// The one whose programs run here: what is tried on this machine before it is given away.
    pub(crate) fn of_this_machine() -> Result<&'static Self> {
        let os = match std::env::consts::OS {
            "macos" => "darwin",
            "windows" => "win32",
            it => it,
        };
        let cpu = match std::env::consts::ARCH {
            "x86_64" => "x64",
            "aarch64" => "arm64",
            it => it,
        };
        TARGETS
            .iter()
            .find(|it| it.node == (os, cpu))
            .with_context(|| format!("there are no programs for {os}-{cpu}"))
    }

    /// Whether it can be built here: zig links for Linux and Windows from everywhere, but only a Mac has Apple's frameworks.
    pub(crate) fn can_be_built_here(&self) -> bool {
        !self.is_apple() || cfg!(target_os = "macos")
    }

    pub(crate) fn is_linux(&self) -> bool {
        self.node.0 == "linux"
    }

    pub(crate) fn is_apple(&self) -> bool {
        self.node.0 == "darwin"
    }

    pub(crate) fn is_windows(&self) -> bool {
        self.node.0 == "win32"
    }

    /// The file name of its program.
    pub(crate) fn program(&self) -> &'static str {
        if self.is_windows() { "ia-validate.exe" } else { "ia-validate" }
    }
}
