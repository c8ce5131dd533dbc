//! The stand-alone binary: its first line, its control endpoint, its end.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use emr_monitor_sim::{Scenario, SimProfile};
use serde_json::{Value, json};

use crate::client::{Client, Reply, START, exchange, still};

struct Running {
    child: Child,
    ready: Value,
}

impl Running {
    fn start(more: &[&str]) -> Self {
        let start = START.to_string();
        let fixed = ["--scenario", "quiet", "--speed", "0", "--start-ms", &start];
        let mut command = Command::new(env!("CARGO_BIN_EXE_emr-monitor-sim"));
        let mut child =
            command.args(fixed).args(more).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, ready: serde_json::from_str(&line).unwrap() }
    }

    fn client(&self) -> Client {
        let profiles: Vec<SimProfile> = serde_json::from_value(self.ready["profiles"].clone()).unwrap();
        let endpoint = self.ready["endpoint"].as_str().unwrap().to_owned();
        Client { endpoint, key: profiles[0].access_key_id.clone(), region: profiles[0].regions[0].clone() }
    }

    async fn control(&self, order: Value) -> Reply {
        let endpoint = self.ready["endpoint"].as_str().unwrap();
        exchange(endpoint, "/__control", "Content-Type: application/json\r\n", &order.to_string())
            .await
            .unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn the_binary_serves_and_obeys_its_control_endpoint() {
    let sim = Running::start(&["--control", "--no-quotas"]);
    let client = sim.client();
    assert_eq!(client.call("ListClusters", json!({})).await.json()["Clusters"].as_array().unwrap().len(), 2);
    assert_eq!(sim.control(json!({"do": "now"})).await.json(), json!({"now_ms": START}));
    assert_eq!(sim.control(json!({"do": "advance", "ms": 250})).await.json(), json!({"now_ms": START + 250}));
    let fault = json!({"do": "fault", "operation": "ListClusters", "kind": "internal-error-500", "times": 1});
    assert_eq!(sim.control(fault).await.status, 200);
    assert_eq!(client.call("ListClusters", json!({})).await.status, 500);
    assert_eq!(sim.control(json!({"do": "fault", "kind": {"late": {"ms": 1}}})).await.status, 200);
    assert_eq!(sim.control(json!({"do": "clear"})).await.status, 200);
    let calls = sim.control(json!({"do": "calls"})).await.json()["calls"].clone();
    assert_eq!(calls[0]["outcome"], "ok");
    assert_eq!(
        (calls[1]["operation"].clone(), calls[1]["outcome"].clone()),
        (json!("ListClusters"), json!("fault"))
    );
    assert_eq!(calls[0]["caller"], "demo-cat");
    assert_eq!(sim.control(json!({"do": "quotas", "on": true})).await.status, 200);
    let due = sim.control(json!({"do": "due", "from_ms": 0, "to_ms": START})).await.json()["due"].clone();
    assert!(due.as_array().unwrap().iter().any(|change| change["state"] == "TERMINATED"), "{due}");
    assert_eq!(sim.control(json!({"do": "dance"})).await.status, 400);
}

#[tokio::test]
async fn neither_the_library_nor_the_binary_serves_control_untold() {
    let library = still(Scenario::Quiet).await;
    let binary = Running::start(&[]);
    for endpoint in [library.endpoint(), binary.ready["endpoint"].as_str().unwrap().to_owned()] {
        let reply = exchange(&endpoint, "/__control", "", r#"{"do":"now"}"#).await.unwrap();
        assert_eq!(
            (reply.status, reply.json()["__type"].clone()),
            (400, json!("MissingAuthenticationTokenException"))
        );
    }
}

#[test]
fn the_binary_ends_when_its_input_ends() {
    let mut sim = Running::start(&[]);
    drop(sim.child.stdin.take());
    assert!(sim.child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn the_binary_ends_at_sigterm() {
    let mut sim = Running::start(&[]);
    let told = Command::new("kill").arg(sim.child.id().to_string()).status().unwrap();
    assert!(told.success() && sim.child.wait().unwrap().success());
}

#[test]
fn a_wrong_argument_is_told_in_one_sentence() {
    for (wrong, told) in [
        (["--scenario", "busy"], "There is no scenario \"busy\""),
        (["--port", "x"], "--port needs a number"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_emr-monitor-sim")).args(wrong).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        assert!(text.starts_with(told) && text.lines().count() == 1, "{text}");
    }
}
