//! What the app says on standard error, and keeps the end of: for whoever starts it from a terminal, and for support. Never a secret.

use crate::support::LogTail;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

/// The variable that says how much: `debug`, or `emr_monitor_core=trace,warn`. `info` when unset or not understood.
const VARIABLE: &str = "EMR_MONITOR_LOG";

/// What is said by default.
const DEFAULT: &str = "warn,emr_monitor=info,emr_monitor_shell=info,emr_monitor_core=info,emr_monitor_aws=info,emr_monitor_store=info";

/// What the kept end of the log says, whatever standard error does.
const KEPT: &str = "debug";

/// Begins to write to standard error, and has a panic told there with its place and thread. Gives the end of the log, which is kept
/// in memory.
pub(crate) fn begin() -> LogTail {
    let wanted = std::env::var(VARIABLE).unwrap_or_default();
    let tail = LogTail::default();
    let lines = fmt::layer().with_writer(std::io::stderr).with_filter(filter(&wanted));
    let kept = fmt::layer().with_ansi(false).with_writer(tail.clone()).with_filter(filter(KEPT));
    let registry = tracing_subscriber::registry().with(lines.with_filter(filter_fn(shows_no_secret)));
    registry.with(kept.with_filter(filter_fn(shows_no_secret))).init();
    std::panic::set_hook(Box::new(|panic| {
        let thread = std::thread::current();
        let place = panic.location().map(ToString::to_string);
        let said = panic.payload_as_str().unwrap_or("no words");
        tracing::error!(thread = thread.name(), place, "a part of the app panicked: {said}");
    }));
    tail
}

/// Below a warning the SDK and what carries its requests would show headers and tokens: nobody can switch that on.
fn shows_no_secret(said: &Metadata<'_>) -> bool {
    let carries_requests =
        ["aws", "hyper", "h2", "rustls", "reqwest"].iter().any(|name| said.target().starts_with(name));
    !carries_requests || *said.level() <= Level::WARN
}

/// A single level speaks of our own packages only.
fn filter(wanted: &str) -> EnvFilter {
    let spelt_out = match wanted.trim() {
        "" => DEFAULT.to_owned(),
        level if level.parse::<Level>().is_ok() => DEFAULT.replace("info", level),
        directives => directives.to_owned(),
    };
    EnvFilter::try_new(spelt_out).unwrap_or_else(|_| EnvFilter::new(DEFAULT))
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn a_level_speaks_of_our_packages_and_not_of_the_sdk() {
        let debug = filter("debug").to_string();
        assert!(debug.contains("emr_monitor_core=debug"), "{debug}");
        assert!(debug.contains("warn"), "{debug}");
        assert_eq!(filter("nonsense=[[").to_string(), filter("").to_string());
    }
}
