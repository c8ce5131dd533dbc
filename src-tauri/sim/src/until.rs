//! When the stand-alone sim ends.

use std::io::Read as _;

use tokio::sync::oneshot;

/// Listens from now on; what it returns is done at SIGINT, at SIGTERM, or when standard input ends and was a pipe: whoever
/// started it is gone then. To be called before anybody is told that the sim is ready, so that no signal is missed.
pub(crate) fn asked_to_stop() -> impl Future<Output = ()> {
    let signalled = signalled();
    async {
        tokio::select! {
            () = signalled => {}
            () = left_alone() => {}
        }
    }
}

#[cfg(unix)]
fn signalled() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (interrupt, terminate) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
    async {
        // Without handlers the system's own way of ending a process is in force, which will do.
        let (Ok(mut interrupt), Ok(mut terminate)) = (interrupt, terminate) else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
async fn signalled() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// A shell gives a background job /dev/null for input, which ends at once and means nothing; Node gives a socket.
#[cfg(unix)]
fn input_is_a_pipe() -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    std::fs::metadata("/dev/stdin")
        .is_ok_and(|input| input.file_type().is_fifo() || input.file_type().is_socket())
}

#[cfg(not(unix))]
fn input_is_a_pipe() -> bool {
    use std::io::IsTerminal as _;
    !std::io::stdin().is_terminal()
}

async fn left_alone() {
    if !input_is_a_pipe() {
        return std::future::pending().await;
    }
    let (ended, end) = oneshot::channel();
    // A blocking read cannot be cancelled, so it has a thread that the process may leave behind.
    std::thread::spawn(move || {
        let mut scrap = [0_u8; 256];
        while std::io::stdin().read(&mut scrap).is_ok_and(|read| read > 0) {}
        let _ = ended.send(());
    });
    let _ = end.await;
}
