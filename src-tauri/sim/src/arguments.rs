//! The command line of the stand-alone sim.

use emr_monitor_sim::{Scenario, SimConfig, UnknownScenario};

pub(crate) const HELP: &str = "\
emr-monitor-sim: a fleet that speaks Amazon EMR's wire protocol on 127.0.0.1

  --port N          the port; 0, the default, is any free one
  --scenario NAME   busy-day (default), failed-step, long-queue, quiet, hostile,
                    hostile-endings, endings, hard-hour, big-fleet, capacity-wait,
                    bootstrap-failure, parallel-steps, spot-storm, throttled, pace
                    or fleet:N
  --seed N          decides ids and whatever is drawn by lot; default 1
  --speed N         how much faster than real time its clock runs; default 1
  --start-ms N      its clock at the start, milliseconds since the epoch; default is now
  --latency-ms N    added to each call, in real time; default 0
  --no-quotas       no token buckets
  --control         serve POST /__control: {\"do\":\"advance\",\"ms\":N}, {\"do\":\"fault\",\"kind\":NAME,...}, {\"do\":\"clear\"},
                    {\"do\":\"calls\"}, {\"do\":\"now\"}, {\"do\":\"quotas\",\"on\":true|false} and
                    {\"do\":\"due\",\"from_ms\":N,\"to_ms\":N}: the changes that the scenario makes in that time, each with
                    its moment. A fault may name an operation, a region, an account, a key and a number of times; NAME is throttled, internal-error-500, unavailable-503, access-denied,
                    expired-token, unknown-key, wrong-clock, not-json, html-page-200, cut-json, reset-mid-answer, hang, slow-drip
                    or {\"late\":{\"ms\":N}}

When ready it prints one line of JSON: endpoint, profiles and second_profiles (other keys into the same accounts). It serves
until SIGTERM, SIGINT, or the end of standard input where that is a pipe.";

pub(crate) struct Arguments {
    pub(crate) config: SimConfig,
    pub(crate) port: u16,
    pub(crate) control: bool,
}

pub(crate) enum Wanted {
    Serve(Arguments),
    Help,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum WrongArgument {
    #[error("{0} is not an option of emr-monitor-sim. See --help.")]
    Unknown(String),
    #[error("{option} needs a number after it, not \"{given}\".")]
    NotANumber { option: String, given: String },
    #[error(transparent)]
    Scenario(#[from] UnknownScenario),
}

pub(crate) fn read(mut given: impl Iterator<Item = String>) -> Result<Wanted, WrongArgument> {
    let start_ms = jiff::Timestamp::now().as_millisecond();
    let mut arguments =
        Arguments { config: SimConfig::new(Scenario::BusyDay, start_ms), port: 0, control: false };
    while let Some(option) = given.next() {
        let Arguments { config, port, control } = &mut arguments;
        match option.as_str() {
            "--help" | "-h" => return Ok(Wanted::Help),
            "--control" => *control = true,
            "--no-quotas" => config.quotas = false,
            "--scenario" => config.scenario = given.next().unwrap_or_default().parse()?,
            "--port" => *port = number(&option, given.next())?,
            "--seed" => config.seed = number(&option, given.next())?,
            "--speed" => config.speed = number(&option, given.next())?,
            "--start-ms" => config.start_ms = number(&option, given.next())?,
            "--latency-ms" => config.latency_ms = number(&option, given.next())?,
            _ => return Err(WrongArgument::Unknown(option)),
        }
    }
    Ok(Wanted::Serve(arguments))
}

fn number<T: std::str::FromStr>(option: &str, given: Option<String>) -> Result<T, WrongArgument> {
    let given = given.unwrap_or_default();
    given.parse().map_err(|_| WrongArgument::NotANumber { option: option.to_owned(), given })
}
