//! Plays the desktop's tray for tests. Says on standard output, in lines of JSON, what items show (`{"item":{…}}`,
//! `{"menu":[…]}`) and each change of it, and obeys standard input: `{"click":"Label"}`, `{"click":["Submenu","Label"]}`,
//! `{"read":true}`, `{"count":true}`, `{"host":false}`, `{"quit":true}`. With `--no-host` no tray shows the items at first.

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let host = !std::env::args().any(|arg| arg == "--no-host");
    match emr_monitor_tests::desk::watch_tray(host).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("No tray: {error}");
            ExitCode::FAILURE
        }
    }
}
