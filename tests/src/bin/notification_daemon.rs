//! Plays the desktop's notification daemon for tests. Says on standard output, in lines of JSON, what it is asked
//! (`{"notify":{…}}`, `{"close":{…}}`), and obeys standard input: `{"invoke":{"id":1,"action":"default"}}`,
//! `{"close":{"id":1,"reason":2}}`, `{"refuse":true}`, `{"hang":true}`, `{"quit":true}`. Its arguments, if any, are the
//! capabilities that it tells instead of the usual ones.

use std::process::ExitCode;

// One thread: notices are recorded in the order in which they came.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let capabilities: Vec<String> = std::env::args().skip(1).collect();
    match emr_monitor_tests::desk::record_notices((!capabilities.is_empty()).then_some(capabilities)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("No notification daemon: {error}");
            ExitCode::FAILURE
        }
    }
}
