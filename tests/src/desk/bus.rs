//! A session bus for one test: nothing is on it but what the test puts there, and nothing is started behind its back.

use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use zbus::{Connection, connection};

/// A bus daemon of its own; dropping it ends it.
pub struct PrivateBus {
    _daemon: Child,
    _folder: TempDir,
    address: String,
}

impl PrivateBus {
    /// Starts one, with no folder of services.
    ///
    /// # Panics
    /// When `dbus-daemon` cannot be run.
    #[expect(clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn start() -> PrivateBus {
        let folder = tempfile::tempdir().expect("a folder for the bus");
        let config = folder.path().join("bus.conf");
        std::fs::write(&config, config_of(&folder)).expect("the bus's configuration is written");
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--print-address"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("dbus-daemon is installed");
        let said = daemon.stdout.take().expect("its output");
        let mut lines = BufReader::new(said).lines();
        let address = lines.next_line().await.expect("its output is read").expect("it tells its address");
        PrivateBus { _daemon: daemon, _folder: folder, address }
    }

    /// What `DBUS_SESSION_BUS_ADDRESS` is to be.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A new connection to it.
    ///
    /// # Panics
    /// When the bus is gone.
    #[expect(clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn connect(&self) -> Connection {
        let builder = connection::Builder::address(self.address.as_str()).expect("an address");
        builder.build().await.expect("the bus answers")
    }
}

fn config_of(folder: &TempDir) -> String {
    format!(
        r#"<busconfig>
  <type>session</type>
  <listen>unix:dir={}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        folder.path().display()
    )
}
