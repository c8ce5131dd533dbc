//! What can be said on the command line.

use crate::target;
use emr_monitor_core::notices::Target;
use emr_monitor_sim::Scenario;
use std::ffi::OsString;

/// The fastest the demo's clock may run.
const SPEED_MAX: f64 = 10_000.0;
/// The demo's speed when none is asked for: a step of an hour takes a minute.
pub(crate) const DEMO_SPEED: f64 = 60.0;

/// The answer to `--help`.
pub(crate) const HELP: &str = "\
EMR Monitor: watches Amazon EMR clusters and their steps.

Usage: emr-monitor [--demo [--scenario NAME] [--speed N]] [--open CLUSTER | LINK] [--hidden]

  --demo            open the demo fleet instead of your AWS profiles
  --scenario NAME   busy-day (default), failed-step, endings, long-queue, parallel-steps, capacity-wait,
                    bootstrap-failure, spot-storm, quiet, hostile, throttled, big-fleet or fleet:N; implies --demo
  --speed N         demo minutes in a real minute, 1 to 10000 (default 60); implies --demo
  --open CLUSTER    open a cluster or step: <account>/<region>/<cluster>[/<step>]; a link is that after emr-monitor://
  --hidden          begin in the tray, without a window
  --help            show this
  --version         show the version

One window a person: when EMR Monitor runs already, its window is shown. The demo counts for itself.
AWS profiles are read as the AWS CLI reads them: AWS_PROFILE, AWS_REGION, AWS_CONFIG_FILE,
AWS_SHARED_CREDENTIALS_FILE, AWS_ENDPOINT_URL_EMR and so on. EMR_MONITOR_LOG=debug says more on standard error.
";

/// What was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Asked {
    /// Open the window.
    Open(OpenAsked),
    /// Show [`HELP`] and end.
    Help,
    /// Show the version and end.
    Version,
}

/// What the window is opened on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct OpenAsked {
    /// The demo, if one is asked for.
    pub(crate) demo: Option<DemoAsked>,
    /// The cluster or step, if one is named.
    pub(crate) target: Option<Target>,
    /// Whether it begins in the tray.
    pub(crate) hidden: bool,
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
    let OpenAsked { mut demo, target: mut opens, mut hidden } = OpenAsked::default();
    while let Some(arg) = parser.next().map_err(|error| unusable(&error))? {
        match arg {
            Long("help") | Short('h') => return Ok(Asked::Help),
            Long("version") | Short('V') => return Ok(Asked::Version),
            Long("hidden") => hidden = true,
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
            Long("open") => {
                let text =
                    parser.value().and_then(|value| value.string()).map_err(|error| unusable(&error))?;
                only(&mut opens, &text)?;
            }
            Value(value) if target::is_link(&value.to_string_lossy()) => {
                only(&mut opens, &value.to_string_lossy())?
            }
            Long(_) | Short(_) | Value(_) => return Err(unusable(&arg.unexpected())),
        }
    }
    Ok(Asked::Open(OpenAsked { demo, target: opens, hidden }))
}

/// One window shows one cluster.
fn only(opens: &mut Option<Target>, text: &str) -> Result<(), BadArgs> {
    let target = target::read(text).map_err(|error| BadArgs(error.to_string()))?;
    match opens.replace(target) {
        None => Ok(()),
        Some(_) => Err(BadArgs("Only one cluster or step can be opened at a time.".to_owned())),
    }
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
    use super::{Asked, DemoAsked, OpenAsked, parse};
    use crate::target;
    use emr_monitor_sim::Scenario;

    fn parsed(args: &str) -> Result<Asked, String> {
        parse(args.split_whitespace().map(Into::into)).map_err(|error| error.to_string())
    }

    fn opened(demo: Option<DemoAsked>, target: Option<&str>) -> Result<Asked, String> {
        Ok(Asked::Open(OpenAsked {
            demo,
            target: target.map(|text| target::read(text).unwrap()),
            hidden: false,
        }))
    }

    #[test]
    fn nothing_said_opens_the_window_on_what_the_computer_has() {
        assert_eq!(parsed(""), opened(None, None));
    }

    #[test]
    fn a_demo_can_be_asked_for_by_any_of_its_words() {
        let busy = DemoAsked::default();
        assert_eq!(parsed("--demo"), opened(Some(busy), None));
        let queue = DemoAsked { scenario: Scenario::LongQueue, speed: 60.0 };
        assert_eq!(parsed("--demo --scenario long-queue"), opened(Some(queue), None));
        assert_eq!(parsed("--scenario=long-queue"), opened(Some(queue), None));
        assert_eq!(parsed("--speed 2.5"), opened(Some(DemoAsked { speed: 2.5, ..busy }), None));
    }

    #[test]
    fn a_cluster_or_step_is_opened_by_option_or_link() {
        let step = "111122223333/eu-west-1/j-1A2B/s-3C4D";
        assert_eq!(parsed(&format!("--open {step}")), opened(None, Some(step)));
        assert_eq!(parsed(&format!("--demo --open={step}")), opened(Some(DemoAsked::default()), Some(step)));
        assert_eq!(parsed(&format!("emr-monitor://{step}")), opened(None, Some(step)));
    }

    #[test]
    fn it_can_begin_in_the_tray() {
        let hidden = OpenAsked { hidden: true, ..OpenAsked::default() };
        assert_eq!(parsed("--hidden"), Ok(Asked::Open(hidden)));
    }

    #[test]
    fn help_and_version_win_over_the_rest() {
        assert_eq!(parsed("--demo --help"), Ok(Asked::Help));
        assert_eq!(parsed("--version"), Ok(Asked::Version));
    }

    #[test]
    fn what_cannot_be_followed_is_named_in_one_sentence() {
        let cluster = "111122223333/eu-west-1/j-1A2B";
        for (args, word) in [
            ("--dmeo", "--dmeo"),
            ("--scenario", "--scenario"),
            ("--scenario nothing", "busy-day"),
            ("--speed 0", "from 1 to 10000"),
            ("--speed fast", "\"fast\""),
            ("--speed NaN", "from 1 to 10000"),
            ("j-123", "j-123"),
            (cluster, cluster),
            ("--open", "--open"),
            ("--open j-123", "<account>/<region>/<cluster>"),
            ("emr-monitor://terminate", "<account>/<region>/<cluster>"),
            (&format!("--open {cluster} emr-monitor://{cluster}"), "one cluster"),
        ] {
            let said = parsed(args).unwrap_err();
            assert!(said.contains(word), "{args}: {said}");
            assert!(!said.contains('\n'), "{args}: {said}");
        }
    }
}
