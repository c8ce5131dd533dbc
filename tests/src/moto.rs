//! moto: an AWS that nobody here wrote, as a child process.

use crate::Wire;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::{Child, Command};

/// It is ready, or the journey fails, within this.
const LIMIT: Duration = Duration::from_secs(40);

/// A running moto server; dropping it ends it.
pub struct Moto {
    _server: Child,
    endpoint: String,
}

impl Moto {
    /// Starts one on a free port, with everything it writes under `root`.
    ///
    /// # Panics
    /// When it is not installed: the message tells the command that installs it.
    #[expect(clippy::panic, clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn start(root: &Path) -> Moto {
        let program = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".venv").join("bin").join("moto_server");
        let port = free_port();
        let server = Command::new(&program)
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .env("HOME", root)
            .current_dir(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn();
        let server = server.unwrap_or_else(|error| {
            panic!("{} cannot be run ({error}). `npm run test:journey` installs it first.", program.display())
        });
        let moto = Moto { _server: server, endpoint: format!("http://127.0.0.1:{port}") };
        let wire = moto.wire("eu-west-1");
        let ready = async {
            while wire.call("ListClusters", &serde_json::json!({})).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(LIMIT, ready).await.expect("moto answers");
        moto
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// A caller of it.
    #[must_use]
    pub fn wire(&self, region: &str) -> Wire {
        Wire::new(&self.endpoint, "AKIAMOTO", region)
    }
}

/// A port nobody listens on now; moto cannot be asked to choose one and tell it.
#[expect(clippy::expect_used, reason = "a journey fails by panicking")]
fn free_port() -> u16 {
    let held = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    held.local_addr().expect("its number").port()
}
