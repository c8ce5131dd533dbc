//! Who plays which part: one program at a time, as on a desktop.

use emr_monitor_tests::desk::{Peer, PrivateBus};
use std::process::Stdio;
use tokio::process::Command;

#[tokio::test]
async fn a_part_that_somebody_plays_is_not_taken_from_them() {
    let bus = PrivateBus::start().await;
    for program in [env!("CARGO_BIN_EXE_notification-daemon"), env!("CARGO_BIN_EXE_status-notifier-watcher")]
    {
        let first = Peer::start(program, bus.address(), &[]).await;
        let second = Command::new(program)
            .env("DBUS_SESSION_BUS_ADDRESS", bus.address())
            .stdin(Stdio::null())
            .output()
            .await
            .unwrap();
        assert!(!second.status.success(), "{second:?}");
        assert_eq!(second.stdout, b"", "it was never ready");
        first.kill().await;
        drop(Peer::start(program, bus.address(), &[]).await);
    }
}
