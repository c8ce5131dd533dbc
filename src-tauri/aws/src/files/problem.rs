//! Something wrong in an AWS file, in words for the person who keeps it.

use std::fmt;
use std::path::PathBuf;

/// A broken place in an AWS file. Never holds a value from the file, which could be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1; None when the whole file is meant.
    pub line: Option<u32>,
    /// What is so.
    pub message: String,
    /// What to change.
    pub remedy: String,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {} {}", self.message, self.remedy)
    }
}

/// What is wrong with a line or a file, before it is known which file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) line: Option<u32>,
    pub(crate) message: String,
    pub(crate) remedy: String,
}

impl Finding {
    pub(crate) fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { line: None, message: message.into(), remedy: remedy.into() }
    }

    pub(crate) fn at(self, line: u32) -> Self {
        Self { line: Some(line), ..self }
    }

    pub(crate) fn of(self, file: PathBuf) -> FileProblem {
        FileProblem { file, line: self.line, message: self.message, remedy: self.remedy }
    }
}
