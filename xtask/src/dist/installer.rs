//! The script that fetches a program and compares its sum.

use std::fs;

use anyhow::{Context as _, Result};

use super::Dist;

pub(super) fn make(dist: &Dist<'_>) -> Result<()> {
    let script =
        fs::read(dist.workspace.root.join("packaging/install.sh")).context("packaging/install.sh")?;
    dist.write("ia-validate-install.sh", script)
}
