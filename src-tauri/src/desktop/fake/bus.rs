//! A session bus at an address that stays, so that it can be ended and started again.

use crate::desktop::session_bus::SessionBus;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use zbus::Connection;

/// A running bus; dropping it ends it.
pub(crate) struct FakeBus {
    folder: TempDir,
    daemon: Option<Child>,
}

impl FakeBus {
    /// Starts one that can start no services.
    pub(crate) fn start() -> Self {
        Self::with_service("")
    }

    /// Starts one that knows a service file of this content.
    pub(crate) fn with_service(service: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let services = folder.path().join("services");
        std::fs::create_dir(&services).unwrap();
        if !service.is_empty() {
            std::fs::write(services.join("a.service"), service).unwrap();
        }
        std::fs::write(folder.path().join("bus.conf"), configuration(folder.path())).unwrap();
        let mut bus = Self { folder, daemon: None };
        bus.start_again();
        bus
    }

    /// Starts it where it was.
    pub(crate) fn start_again(&mut self) {
        let config = self.folder.path().join("bus.conf");
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--print-address", "--nofork"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        assert!(address.starts_with("unix:"), "the bus did not start: {address:?}");
        self.daemon = Some(daemon);
    }

    /// Ends it, as a session does.
    pub(crate) fn end(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().unwrap();
            daemon.wait().unwrap();
        }
    }

    /// Where the code under test finds it.
    pub(crate) fn session(&self) -> SessionBus {
        SessionBus::At(format!("unix:path={}", self.folder.path().join("bus").display()))
    }

    /// A connection for a program of the test's.
    pub(crate) async fn connect(&self) -> Connection {
        self.session().connect().await.unwrap()
    }
}

impl Drop for FakeBus {
    fn drop(&mut self) {
        self.end();
    }
}

fn configuration(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <servicedir>{folder}/services</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#
    )
}
