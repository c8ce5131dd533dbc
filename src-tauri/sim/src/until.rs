//! When the stand-alone sim ends.

use std::io::Read as _;

use tokio::sync::oneshot;

/// Returns at SIGINT, at SIGTERM, or when standard input ends and was a pipe: whoever started it is gone then.
pub(crate) async fn asked_to_stop() {
    tokio::select! {
        () = interrupted() => {}
        () = terminated() => {}
        () = left_alone() => {}
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
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
