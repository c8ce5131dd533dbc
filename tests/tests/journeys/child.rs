//! A headless host in a process of its own, to be killed with -9.

use emr_monitor_sim::Sim;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A running host and what it says.
pub(crate) struct HostProcess {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl HostProcess {
    /// Watches all of the sim on a clock of that speed, with its archive in `folder` and its desktop's trail in `trail`.
    pub(crate) async fn start(sim: &Sim, folder: &Path, speed: f64, trail: Option<&Path>) -> Self {
        Self::start_with(sim, folder, (speed, trail), &[]).await
    }

    /// The same with more in its environment.
    pub(crate) async fn start_with(
        sim: &Sim,
        folder: &Path,
        (speed, trail): (f64, Option<&Path>),
        env: &[(&str, String)],
    ) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_headless-host"))
            .env_clear()
            .env("HOME", folder)
            .envs(env.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut told = child.stdin.take().unwrap();
        told.write_all(order(sim, folder, speed, trail).as_bytes()).await.unwrap();
        drop(told);
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, said }
    }

    /// Its number among the system's processes.
    pub(crate) fn id(&self) -> u32 {
        self.child.id().expect("the host runs on")
    }

    /// The next line it says.
    pub(crate) async fn line(&mut self) -> String {
        self.said.next_line().await.unwrap().expect("the host runs on")
    }

    /// Stops it where it stands (`STOP`), or lets it go on (`CONT`).
    pub(crate) async fn signal(&self, signal: &str) {
        let id = self.id().to_string();
        let sent = Command::new("kill").args([&format!("-{signal}"), &id]).status().await.unwrap();
        assert!(sent.success(), "kill -{signal} {id}");
    }

    /// Kills it that much later, at no moment in particular, and gives what else it had said; its last line may be cut.
    pub(crate) async fn kill(mut self, wait: Duration) -> Vec<String> {
        let begun = Instant::now();
        while begun.elapsed() < wait {
            std::hint::spin_loop();
        }
        self.child.start_kill().unwrap();
        self.child.wait().await.unwrap();
        let mut rest = Vec::new();
        while let Ok(Some(line)) = self.said.next_line().await {
            rest.push(line);
        }
        rest
    }
}

/// What it is told on its standard input.
fn order(sim: &Sim, folder: &Path, speed: f64, trail: Option<&Path>) -> String {
    let trail = trail.map(|trail| trail.display().to_string()).unwrap_or_default();
    let mut lines = vec![
        sim.endpoint(),
        folder.display().to_string(),
        sim.now_ms().to_string(),
        speed.to_string(),
        trail,
    ];
    for profile in sim.profiles() {
        for region in &profile.regions {
            let watch = [&profile.name, &profile.access_key_id, &profile.secret_access_key, region];
            lines.push(watch.map(String::as_str).join(" "));
        }
    }
    lines.join("\n")
}
