//! The last lines of the log, in memory: what a support bundle ends with.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tracing_subscriber::fmt::MakeWriter;

/// So many lines are kept.
const LINES: usize = 500;
/// A longer one is left out: cut short, a name in it could no longer be told from other text.
const LONGEST: usize = 4_000;

/// The last lines. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct LogTail(Arc<Mutex<VecDeque<String>>>);

impl LogTail {
    /// The lines, oldest first.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn keep(&self, said: &[u8]) {
        let said = String::from_utf8_lossy(said);
        let said = said.trim_end();
        let line = if said.len() > LONGEST {
            format!("(a line of {} bytes was left out)", said.len())
        } else {
            said.to_owned()
        };
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == LINES {
            lines.pop_front();
        }
        lines.push_back(line);
    }
}

impl<'a> MakeWriter<'a> for LogTail {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { tail: self.clone(), said: Vec::new() }
    }
}

/// One line being said; kept when it is whole.
pub(crate) struct Line {
    tail: LogTail,
    said: Vec<u8>,
}

impl io::Write for Line {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.said.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if !self.said.is_empty() {
            self.tail.keep(&self.said);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LINES, LONGEST, LogTail};
    use std::io::Write as _;
    use tracing_subscriber::fmt::MakeWriter as _;

    fn say(tail: &LogTail, text: &str) {
        tail.make_writer().write_all(text.as_bytes()).unwrap();
    }

    #[test]
    fn the_last_lines_are_kept_and_no_more() {
        let tail = LogTail::default();
        for number in 0..LINES + 10 {
            say(&tail, &format!("line {number}\n"));
        }
        let lines = tail.lines();
        assert_eq!((lines.len(), lines[0].as_str()), (LINES, "line 10"));
        assert_eq!(lines[LINES - 1], format!("line {}", LINES + 9));
    }

    #[test]
    fn an_endless_line_is_left_out_whole() {
        let tail = LogTail::default();
        say(&tail, &"x".repeat(LONGEST + 1));
        assert_eq!(tail.lines(), [format!("(a line of {} bytes was left out)", LONGEST + 1)]);
    }
}
