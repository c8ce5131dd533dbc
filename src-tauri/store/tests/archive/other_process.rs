//! A second process for a test: this very test binary, running the same test with a folder in its environment. The test looks
//! for that folder first and then plays the other part.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

const FOLDER: &str = "EMR_MONITOR_STORE_TEST_FOLDER";
const MARK: &str = "::";

/// The folder, in the process that [`OtherProcess::start`] started.
pub(crate) fn given_folder() -> Option<PathBuf> {
    env::var_os(FOLDER).map(PathBuf::from)
}

/// Says a line to the test that started this process.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout();
    writeln!(out, "\n{MARK}{line}").unwrap();
    out.flush().unwrap();
}

/// The other process; killed with -9 when dropped.
pub(crate) struct OtherProcess {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl OtherProcess {
    /// Starts this binary again for one test. `before` comes first in its command line: nothing, or what runs it.
    pub(crate) fn start(before: &[&str], test: &str, folder: &Path) -> OtherProcess {
        let mut words: Vec<OsString> = before.iter().map(OsString::from).collect();
        words.push(env::current_exe().unwrap().into());
        words.extend(["--exact", test, "--nocapture"].map(OsString::from));
        let mut child = Command::new(&words[0])
            .args(&words[1..])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        OtherProcess { child, lines }
    }

    /// The next line it says; None when it has ended.
    pub(crate) fn hear(&mut self) -> Option<String> {
        self.lines.by_ref().map(Result::unwrap).find_map(|line| line.strip_prefix(MARK).map(str::to_owned))
    }

    /// Ends it as a crash would, with no chance to clean up, and brings what it had said until then.
    pub(crate) fn kill(&mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.hear()).collect()
    }
}

impl Drop for OtherProcess {
    fn drop(&mut self) {
        // Fails only when it has ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
