//! Checks an AWS file line by line and empties the lines that would make the SDK give up on the whole file.
//!
//! The SDK's parser (and the CLI's) stops at the first bad line, which would take every profile away for one slip.
//! A broken header takes its whole section along, lest its keys fall to the profile above it.

use super::FileKind;
use super::line::{self, Line};
use super::problem::Finding;
use super::{broken_header, value};

/// A file's text with as many lines as before, and what was found in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Checked {
    pub(crate) text: String,
    pub(crate) findings: Vec<Finding>,
}

/// Checks a file's content, whatever it is.
pub(crate) fn check(kind: FileKind, content: &[u8]) -> Checked {
    if content.starts_with(&[0xff, 0xfe]) || content.starts_with(&[0xfe, 0xff]) {
        let finding =
            Finding::new("The file is saved as UTF-16, which AWS tools cannot read.", "Save it as UTF-8.");
        return Checked { text: String::new(), findings: vec![finding] };
    }
    // Windows editors put this mark before UTF-8, and the SDK would take it for a part of the first line.
    let content = content.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(content);
    let mut lint = Lint { kind, place: Place::BeforeAll { told: false }, out: Checked::default() };
    for (number, raw) in (1_u32..).zip(content.split(|byte| *byte == b'\n')) {
        lint.take(number, raw.strip_suffix(b"\r").unwrap_or(raw));
    }
    lint.out
}

/// Where in the file we are.
enum Place {
    /// Before the first header; whether that was already complained about.
    BeforeAll { told: bool },
    /// In a section that is left out.
    Dropped,
    /// In a section, with what a further indented line would belong to.
    Section { last: Last, indent: usize },
}

/// The setting above.
enum Last {
    /// None yet in this section.
    Nothing,
    /// One with a value; an indented line goes on with it.
    Value,
    /// One without a value; indented lines are settings inside it.
    Nested,
    /// One that was left out; so are the lines that go on with it.
    Dropped,
}

struct Lint {
    kind: FileKind,
    place: Place,
    out: Checked,
}

impl Lint {
    fn take(&mut self, number: u32, raw: &[u8]) {
        let kept = match std::str::from_utf8(raw) {
            Ok(line) => self.keep(number, line),
            Err(_) => self.not_text(number, raw),
        };
        self.out.text.push_str(kept.unwrap_or_default());
        self.out.text.push('\n');
    }

    /// What of a line the SDK shall see.
    fn keep<'a>(&mut self, number: u32, line: &'a str) -> Option<&'a str> {
        match line::read(line) {
            Line::Nothing => None,
            Line::Header(header) => self.header(number, line, header),
            Line::Setting(setting) => self.setting(number, line, setting),
        }
    }

    fn header<'a>(&mut self, number: u32, line: &'a str, header: Option<&str>) -> Option<&'a str> {
        if let Some(finding) = broken_header::finding(self.kind, header) {
            self.out.findings.push(finding.at(number));
            self.place = Place::Dropped;
            return None;
        }
        self.place = Place::Section { last: Last::Nothing, indent: 0 };
        Some(line.trim_start())
    }

    fn setting<'a>(&mut self, number: u32, line: &'a str, setting: Option<(&str, &str)>) -> Option<&'a str> {
        let depth = line::indent(line);
        match &mut self.place {
            Place::Dropped => None,
            Place::BeforeAll { told: true } => None,
            Place::BeforeAll { told } => {
                *told = true;
                self.out.findings.push(before_all(self.kind).at(number));
                None
            }
            Place::Section { last, indent } => {
                let goes_on = depth > *indent && !matches!(last, Last::Nothing);
                let found = match (&*last, goes_on) {
                    (Last::Dropped, true) => return None,
                    (Last::Value, true) => return Some(line),
                    (Last::Nested, true) => return self.nested(number, line, setting),
                    // Settings may all be indented alike, which the CLI takes and the SDK does not.
                    (_, _) => {
                        *indent = depth;
                        match setting {
                            None => Some(no_setting()),
                            Some((name, value)) => value::finding(name, value),
                        }
                    }
                };
                let nested = setting.is_some_and(|(_, value)| value.is_empty());
                *last = match (&found, nested) {
                    (Some(_), _) => Last::Dropped,
                    (None, true) => Last::Nested,
                    (None, false) => Last::Value,
                };
                match found {
                    Some(finding) => {
                        self.out.findings.push(finding.at(number));
                        None
                    }
                    None => Some(line.trim_start_matches([' ', '\t'])),
                }
            }
        }
    }

    /// A setting inside another, as `endpoint_url` below `emr =` in a `[services x]`.
    fn nested<'a>(&mut self, number: u32, line: &'a str, setting: Option<(&str, &str)>) -> Option<&'a str> {
        let found = match setting {
            None => Some(no_setting()),
            Some((name, value)) => value::finding(name, value),
        };
        match found {
            Some(finding) => {
                self.out.findings.push(finding.at(number));
                None
            }
            None => Some(line),
        }
    }

    /// A line that is not UTF-8: a comment may be anything, all else is told.
    fn not_text(&mut self, number: u32, raw: &[u8]) -> Option<&'static str> {
        match raw.trim_ascii_start().first() {
            Some(b'#' | b';') => return None,
            Some(b'[') => self.place = Place::Dropped,
            Some(_) | None => match &mut self.place {
                Place::Section { last, .. } => *last = Last::Dropped,
                Place::Dropped | Place::BeforeAll { .. } => {}
            },
        }
        let finding = Finding::new(
            "The line is not UTF-8 text, so it is left out.",
            "Save the file as UTF-8, or remove the line.",
        );
        self.out.findings.push(finding.at(number));
        None
    }
}

fn before_all(kind: FileKind) -> Finding {
    let example = match kind {
        FileKind::Config => "[default] or [profile name]",
        FileKind::Credentials => "[default] or [name]",
    };
    Finding::new(
        "The setting stands before the first section, so it belongs to no profile.",
        format!("Put a line {example} above it."),
    )
}

fn no_setting() -> Finding {
    Finding::new(
        "The line is no setting, so it is left out.",
        "Write it as name = value, or put # before it.",
    )
}

#[cfg(test)]
#[path = "lint_tests.rs"]
mod tests;
