//! The command line as it ships, run and measured from outside.

use std::env;
use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Where a report goes that nobody reads.
pub const NOWHERE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// Builds it, unless `PROGRAM` names another one, such as that of a release; says where it is.
///
/// # Errors
///
/// If cargo fails.
pub fn build() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(program) = env::var_os("PROGRAM") {
        return Ok(program.into());
    }
    let cargo = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "ia-validate-cli", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()?;
    let messages = String::from_utf8(cargo.stdout)?;
    let executable = messages.lines().rev().find_map(|line| {
        let rest = line.split_once("\"executable\":\"")?.1;
        Some(rest.split_once('"')?.0.to_owned())
    });
    Ok(executable.ok_or("cargo built no executable")?.into())
}

/// What a run that failed exits with; below that it came to its end.
const FAILURE: i32 = 2;

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory that it had, in bytes, where the system tells.
    pub peak: Option<u64>,
}

impl Cost {
    /// The peak memory in MB.
    #[must_use]
    pub fn megabytes(self) -> String {
        self.peak.map_or("unknown".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6))
    }

    /// The best of both.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self { time: self.time.min(other.time), peak: self.peak.max(other.peak) }
    }
}

/// Runs a command to its end; how long that takes. Nothing else is done meanwhile.
///
/// # Errors
///
/// If it cannot be started, or fails.
pub fn time(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let status = command.status()?;
    let time = begun.elapsed();
    if came_to_its_end(status) { Ok(time) } else { Err(format!("{command:?} failed: {status}").into()) }
}

fn came_to_its_end(status: ExitStatus) -> bool {
    status.code().is_some_and(|code| code < FAILURE)
}

/// Takes the pages of a program and of its libraries out of memory, so that its next start reads them from the disk. Those
/// that other programs have in use stay.
///
/// # Errors
///
/// If the program is not found, or the system has no `ldd` and GNU `dd`.
pub fn evict(program: &OsStr) -> Result<(), Box<dyn Error>> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let mut paths = env::split_paths(&folders).map(|folder| folder.join(program));
    let path =
        paths.find(|path| path.is_file()).ok_or_else(|| format!("there is no {}", program.display()))?;
    let libraries = Command::new("ldd").arg(&path).stderr(Stdio::null()).output()?.stdout;
    let libraries = String::from_utf8(libraries)?;
    let libraries = libraries.split_whitespace().filter(|word| word.starts_with('/')).map(Path::new);
    for file in libraries.chain([path.as_path()]) {
        let mut drop = Command::new("dd");
        drop.arg(format!("if={}", file.display())).args(["iflag=nocache", "count=0", "status=none"]);
        if !drop.status()?.success() {
            return Err(format!("{drop:?} failed").into());
        }
    }
    Ok(())
}

/// Runs a command to its end, and looks at its memory now and then.
///
/// # Errors
///
/// If it cannot be started, or fails.
pub fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    loop {
        let ended = child.try_wait()?;
        let time = begun.elapsed();
        match ended {
            Some(ended) if came_to_its_end(ended) => return Ok(Cost { time, peak }),
            Some(ended) => return Err(format!("{command:?} failed: {ended}").into()),
            None => peak = high_water(&status).max(peak),
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

/// The most memory that a process has had so far (Linux: `VmHWM` in its status).
fn high_water(status: &Path) -> Option<u64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
