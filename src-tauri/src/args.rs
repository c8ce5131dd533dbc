//! What can be said on the command line.

use emr_monitor_sim::Scenario;
use std::ffi::OsString;

/// The fastest the demo's clock may run.
const SPEED_MAX: f64 = 10_000.0;
/// The demo's speed when none is asked for: a step of an hour takes a minute.
pub(crate) const DEMO_SPEED: f64 = 60.0;

/// The answer to `--help`.
pub(crate) const HELP: &str = "\
EMR Monitor: watches Amazon EMR clusters and their steps.

Usage: emr-monitor [--demo [--scenario NAME] [--speed N]]

  --demo            open the demo fleet instead of your AWS profiles
  --scenario NAME   busy-day (default), failed-step, long-queue, quiet, hostile or fleet:N; implies --demo
  --speed N         demo minutes in a real minute, 1 to 10000 (default 60); implies --demo
  --help            show this
  --version         show the version

AWS profiles are read as the AWS CLI reads them: AWS_PROFILE, AWS_REGION, AWS_CONFIG_FILE,
AWS_SHARED_CREDENTIALS_FILE, AWS_ENDPOINT_URL_EMR and so on. EMR_MONITOR_LOG=debug says more on standard error.
";

/// What was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Asked {
    /// Open the window; on the demo, if one is given.
    Open(Option<DemoAsked>),
    /// Show [`HELP`] and end.
    Help,
    /// Show the version and end.
    Version,
}

/// Which demo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DemoAsked {
    /// What the fleet does.
    pub(crate) scenario: Scenario,
    /// How much faster than real time.
    pub(crate) speed: f64,
}

impl Default for DemoAsked {
    fn default() -> Self {
        Self { scenario: Scenario::BusyDay, speed: DEMO_SPEED }
    }
}

/// Arguments that cannot be followed: one sentence for the person who typed them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct BadArgs(String);

/// Reads the arguments after the program's name.
///
/// # Errors
/// Something is unknown, lacks its value, or is out of range.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Asked, BadArgs> {
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};
    let mut parser = lexopt::Parser::from_args(args);
    let mut demo: Option<DemoAsked> = None;
    while let Some(arg) = parser.next().map_err(|error| unusable(&error))? {
        match arg {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("demo") => drop(demo.get_or_insert_default()),
            Long("scenario") => {
                let name =
                    parser.value().and_then(|value| value.string()).map_err(|error| unusable(&error))?;
                let scenario = name.parse::<Scenario>().map_err(|error| BadArgs(error.to_string()))?;
                demo.get_or_insert_default().scenario = scenario;
            }
            Long("speed") => {
                let text =
                    parser.value().and_then(|value| value.string()).map_err(|error| unusable(&error))?;
                demo.get_or_insert_default().speed = speed(&text)?;
            }
            Long(_) | Short(_) | Value(_) => return Err(unusable(&arg.unexpected())),
        }
    }
    Ok(Asked::Open(demo))
}

fn speed(text: &str) -> Result<f64, BadArgs> {
    let number = text.parse::<f64>().ok().filter(|number| (1.0..=SPEED_MAX).contains(number));
    number.ok_or_else(|| BadArgs(format!("--speed takes a number from 1 to {SPEED_MAX}, not {text:?}.")))
}

fn unusable(error: &lexopt::Error) -> BadArgs {
    BadArgs(format!("These arguments cannot be used: {error}. emr-monitor --help shows the known ones."))
}

#[cfg(test)]
mod tests {
    use super::{Asked, DemoAsked, parse};
    use emr_monitor_sim::Scenario;

    fn parsed(args: &str) -> Result<Asked, String> {
        parse(args.split_whitespace().map(Into::into)).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_said_opens_the_window_on_what_the_computer_has() {
        assert_eq!(parsed(""), Ok(Asked::Open(None)));
    }

    #[test]
    fn a_demo_can_be_asked_for_by_any_of_its_words() {
        let busy = DemoAsked::default();
        assert_eq!(parsed("--demo"), Ok(Asked::Open(Some(busy))));
        let queue = DemoAsked { scenario: Scenario::LongQueue, speed: 60.0 };
        assert_eq!(parsed("--demo --scenario long-queue"), Ok(Asked::Open(Some(queue))));
        assert_eq!(parsed("--scenario=long-queue"), Ok(Asked::Open(Some(queue))));
        assert_eq!(parsed("--speed 2.5"), Ok(Asked::Open(Some(DemoAsked { speed: 2.5, ..busy }))));
    }

    #[test]
    fn help_and_version_win_over_the_rest() {
        assert_eq!(parsed("--demo --help"), Ok(Asked::Help));
        assert_eq!(parsed("--version"), Ok(Asked::Version));
    }

    #[test]
    fn what_cannot_be_followed_is_named_in_one_sentence() {
        for (args, word) in [
            ("--dmeo", "--dmeo"),
            ("--scenario", "--scenario"),
            ("--scenario nothing", "busy-day"),
            ("--speed 0", "from 1 to 10000"),
            ("--speed fast", "\"fast\""),
            ("--speed NaN", "from 1 to 10000"),
            ("j-123", "j-123"),
        ] {
            let said = parsed(args).unwrap_err();
            assert!(said.contains(word), "{args}: {said}");
            assert!(!said.contains('\n'), "{args}: {said}");
        }
    }
}
