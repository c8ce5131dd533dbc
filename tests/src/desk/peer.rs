//! A peer driven by a Rust journey: the same programs and the same lines as the window lane's.

use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::watch;

/// No line is waited for longer than this.
const LIMIT: Duration = Duration::from_secs(20);

/// A running peer; dropping it kills it.
pub struct Peer {
    child: Child,
    orders: ChildStdin,
    given: usize,
    lines: Arc<Mutex<Vec<Value>>>,
    heard: watch::Receiver<usize>,
}

impl Peer {
    /// Starts a program on a bus and waits until it is ready.
    ///
    /// # Panics
    /// When it cannot be run, or is not ready in time.
    #[expect(clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn start(program: impl AsRef<Path>, bus: &str, args: &[&str]) -> Peer {
        let mut child = Command::new(program.as_ref())
            .args(args)
            .env("DBUS_SESSION_BUS_ADDRESS", bus)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the peer can be run");
        let orders = child.stdin.take().expect("its input");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (tell, heard) = watch::channel(0);
        let kept = lines.clone();
        tokio::spawn(async move {
            while let Ok(Some(line)) = said.next_line().await {
                let line = serde_json::from_str(&line).unwrap_or(Value::String(line));
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                tell.send_modify(|heard| *heard += 1);
            }
        });
        let peer = Peer { child, orders, given: 0, lines, heard };
        peer.until("ready", "the peer is ready", |_| true).await;
        peer
    }

    /// What stands under this word in its lines so far: `said("notify")` gives every notice.
    #[must_use]
    pub fn said(&self, kind: &str) -> Vec<Value> {
        self.lines().iter().filter_map(|line| line.get(kind).cloned()).collect()
    }

    /// The first thing under this word, said before or later, of which `holds` is true.
    ///
    /// # Panics
    /// When none comes in time; `promise` and all lines are told.
    pub async fn until(&self, kind: &str, promise: &str, holds: impl Fn(&Value) -> bool) -> Value {
        self.seen(promise, || self.said(kind).into_iter().find(&holds)).await
    }

    /// Gives an order and waits until it is in force.
    ///
    /// # Errors
    /// The peer's own words when it could not be carried out.
    ///
    /// # Panics
    /// When the peer has ended or does not answer in time.
    #[expect(clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn order(&mut self, order: Value) -> Result<(), String> {
        self.orders.write_all(format!("{order}\n").as_bytes()).await.expect("the peer hears");
        self.given += 1;
        let is_answer = |line: &Value| line.get("done").is_some() || line.get("wrong").is_some();
        let answer = || self.lines().into_iter().filter(is_answer).nth(self.given - 1);
        let answer = self.seen(&format!("{order} is in force"), answer).await;
        answer.get("wrong").and_then(Value::as_str).map_or(Ok(()), |why| Err(why.to_owned()))
    }

    /// Kills it, as `kill -9` does, and waits until it is gone.
    ///
    /// # Panics
    /// When it cannot be killed.
    #[expect(clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn kill(mut self) {
        self.child.kill().await.expect("the peer is killed");
    }

    fn lines(&self) -> Vec<Value> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[expect(clippy::panic, reason = "a journey fails by panicking")]
    async fn seen(&self, promise: &str, look: impl Fn() -> Option<Value>) -> Value {
        let mut heard = self.heard.clone();
        let looking = async {
            loop {
                heard.mark_unchanged();
                if let Some(seen) = look() {
                    return Some(seen);
                }
                // The peer ended.
                heard.changed().await.ok()?;
            }
        };
        match tokio::time::timeout(LIMIT, looking).await {
            Ok(Some(seen)) => seen,
            Ok(None) => panic!("the peer ended before this: {promise}\n{:#?}", self.lines()),
            Err(_) => panic!("not within {LIMIT:?}: {promise}\n{:#?}", self.lines()),
        }
    }
}
