//! Starting the app anew in the place of this one: when the demo gives way to real accounts, or the data folder is another.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

/// Arguments that were meant for the first window only.
const ONCE: [&str; 1] = ["--hidden"];

/// Whether the app is to be started anew when it has ended in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Relaunch(Arc<Wanted>);

#[derive(Debug, Default)]
struct Wanted {
    asked: AtomicBool,
    wake: Notify,
}

impl Relaunch {
    /// Asks for it; the app then ends as if it were quit.
    pub(crate) fn ask(&self) {
        self.0.asked.store(true, Ordering::SeqCst);
        self.0.wake.notify_one();
    }

    /// Ends when it was asked for.
    pub(crate) async fn asked(&self) {
        while !self.is_asked() {
            self.0.wake.notified().await;
        }
    }

    /// Whether it was asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.0.asked.load(Ordering::SeqCst)
    }

    /// Starts the same program with the same arguments. Comes back only when that is not possible.
    pub(crate) fn start_anew(&self) -> ExitCode {
        let program = match std::env::current_exe() {
            Ok(program) => program,
            Err(error) => {
                tracing::error!(%error, "the app cannot find itself to start anew; start it by hand");
                return ExitCode::FAILURE;
            }
        };
        let mut again = std::process::Command::new(program);
        again.args(std::env::args_os().skip(1).filter(|arg| !ONCE.iter().any(|once| arg == once)));
        replace(&mut again).unwrap_or_else(|error| {
            tracing::error!(%error, "the app could not be started anew; start it by hand");
            ExitCode::FAILURE
        })
    }
}

/// In the same process: whoever started it goes on watching over it.
#[cfg(unix)]
fn replace(again: &mut std::process::Command) -> std::io::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(again.exec())
}

#[cfg(not(unix))]
fn replace(again: &mut std::process::Command) -> std::io::Result<ExitCode> {
    again.spawn().map(|_| ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::Relaunch;

    #[tokio::test]
    async fn whoever_waits_hears_it_whenever_it_was_asked() {
        let relaunch = Relaunch::default();
        assert!(!relaunch.is_asked());
        relaunch.ask();
        relaunch.asked().await;
        relaunch.asked().await;
        assert!(relaunch.is_asked());
    }
}
