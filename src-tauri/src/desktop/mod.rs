//! What this desktop offers: notices, a tray, one instance. Looked up while the app runs, since daemons and panels come and go;
//! told to the window as rows, to the closing of the window as a fact.
//!
//! Seen to work on Linux. On macOS and Windows, where nobody has run it yet, everything is taken to be there.

mod facts;
#[cfg(target_os = "linux")]
#[cfg(test)]
pub(crate) mod fake;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
pub(crate) mod session_bus;
#[cfg(target_os = "linux")]
#[cfg(test)]
mod tests;

pub(crate) use facts::NoticesFact;

use emr_monitor_core::api::wire::DesktopRow;
use facts::{Facts, rows};
#[cfg(target_os = "linux")]
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;

/// What this desktop offers, live.
pub(crate) struct Desktop {
    /// Whether something shows tray icons; false until the first look.
    pub(crate) tray: watch::Receiver<bool>,
    /// Whether something shows notices.
    pub(crate) notices: watch::Receiver<NoticesFact>,
    /// All of it in words; empty until the first look.
    pub(crate) rows: watch::Receiver<Vec<DesktopRow>>,
}

/// Looks and keeps looking on `runtime` until all receivers are dropped. `notices_back` is called each time a notification daemon
/// is there that was not there before, at the first look too; it must not block.
pub(crate) fn watch(runtime: &Handle, notices_back: impl Fn() + Send + Sync + 'static) -> Desktop {
    #[cfg(target_os = "linux")]
    {
        watch_bus(runtime, session_bus::SessionBus::OfSession, linux::RETRY, notices_back)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let there = NoticesFact::There { name: "the system".to_owned(), version: String::new() };
        let (_, facts) = watch::channel(Facts { bus: true, tray: true, notices: there });
        runtime.spawn(async move { notices_back() });
        spread(runtime, facts)
    }
}

#[cfg(target_os = "linux")]
fn watch_bus(
    runtime: &Handle,
    session: session_bus::SessionBus,
    retry: Duration,
    notices_back: impl Fn() + Send + Sync + 'static,
) -> Desktop {
    let (sender, facts) = watch::channel(Facts { bus: false, tray: false, notices: NoticesFact::Unknown });
    runtime.spawn(linux::keep_looking(session, retry, sender, notices_back));
    spread(runtime, facts)
}

/// One channel for each who wants to know.
fn spread(runtime: &Handle, mut facts: watch::Receiver<Facts>) -> Desktop {
    let first = facts.borrow_and_update().clone();
    let (tray, tray_seen) = watch::channel(first.tray);
    let (rows_out, rows_seen) = watch::channel(rows(&first));
    let (notices, notices_seen) = watch::channel(first.notices);
    runtime.spawn(async move {
        let unwanted = async {
            tray.closed().await;
            notices.closed().await;
            rows_out.closed().await;
        };
        let spread = async {
            while facts.changed().await.is_ok() {
                let now = facts.borrow_and_update().clone();
                set(&tray, now.tray);
                set(&rows_out, rows(&now));
                set(&notices, now.notices);
            }
        };
        tokio::select! { () = unwanted => {}, () = spread => {} }
    });
    Desktop { tray: tray_seen, notices: notices_seen, rows: rows_seen }
}

/// Only a change wakes those who wait.
fn set<T: PartialEq>(channel: &watch::Sender<T>, value: T) {
    channel.send_if_modified(|now| {
        let changed = *now != value;
        *now = value;
        changed
    });
}
