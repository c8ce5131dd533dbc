//! The sim by itself, for tests and benches that are not written in Rust. `emr-monitor-sim --help` tells how to start it.

mod arguments;
mod control;
mod until;

use std::io::Write as _;
use std::process::ExitCode;

use emr_monitor_sim::Sim;
use serde_json::json;

use arguments::{Arguments, Wanted};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match arguments::read(std::env::args().skip(1)) {
        Ok(Wanted::Serve(arguments)) => arguments,
        Ok(Wanted::Help) => return say(arguments::HELP),
        Err(wrong) => return fail(&wrong.to_string()),
    };
    match serve(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => fail(&wrong.to_string()),
    }
}

/// One JSON line when ready, then calls until the end is asked for.
async fn serve(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { config, port, control } = arguments;
    let sim =
        Sim::start_beside(
            config,
            port,
            |handle| {
                if control { control::routes(handle) } else { axum::Router::new() }
            },
        )
        .await?;
    let stop = until::asked_to_stop();
    let ready = json!({"endpoint": sim.endpoint(), "profiles": sim.profiles(), "second_profiles": sim.second_profiles()});
    writeln!(std::io::stdout(), "{ready}")?;
    std::io::stdout().flush()?;
    stop.await;
    sim.stop().await;
    Ok(())
}

fn say(text: &str) -> ExitCode {
    // Nobody is left to be told when standard output is closed.
    let _ = writeln!(std::io::stdout(), "{text}");
    ExitCode::SUCCESS
}

fn fail(text: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{text}");
    ExitCode::from(2)
}
