//! Requests written by hand over real sockets, so that nothing here shares the sim's idea of HTTP.

use emr_monitor_sim::{Scenario, Sim, SimConfig, SimProfile};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// 1 July 2026, 10:00 UTC.
pub(crate) const START: i64 = 1_782_900_000_000;

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.split_once(": ").filter(|(key, _)| key.eq_ignore_ascii_case(name)))
            .map(|(_, value)| value)
    }
}

/// One way into one Region of a sim.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) endpoint: String,
    pub(crate) key: String,
    pub(crate) region: String,
}

impl Client {
    pub(crate) fn of(sim: &Sim, profile: &SimProfile, region: &str) -> Self {
        Self { endpoint: sim.endpoint(), key: profile.access_key_id.clone(), region: region.to_owned() }
    }

    /// The first profile in its first Region.
    pub(crate) fn first(sim: &Sim) -> Self {
        let profile = &sim.profiles()[0];
        Self::of(sim, profile, &profile.regions[0])
    }

    pub(crate) fn authorization(&self, service: &str) -> String {
        let Self { key, region, .. } = self;
        format!(
            "Authorization: AWS4-HMAC-SHA256 Credential={key}/20260701/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0\r\n"
        )
    }

    pub(crate) async fn call(&self, operation: &str, input: Value) -> Reply {
        self.raw(operation, &self.authorization("elasticmapreduce"), &input.to_string()).await.unwrap()
    }

    pub(crate) async fn try_call(&self, operation: &str, input: Value) -> std::io::Result<Reply> {
        self.raw(operation, &self.authorization("elasticmapreduce"), &input.to_string()).await
    }

    pub(crate) async fn raw(&self, operation: &str, headers: &str, body: &str) -> std::io::Result<Reply> {
        let target = format!(
            "Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: ElasticMapReduce.{operation}\r\n{headers}"
        );
        exchange(&self.endpoint, "/", &target, body).await
    }

    pub(crate) async fn sts(&self) -> Reply {
        let headers =
            format!("Content-Type: application/x-www-form-urlencoded\r\n{}", self.authorization("sts"));
        exchange(&self.endpoint, "/", &headers, "Action=GetCallerIdentity&Version=2011-06-15").await.unwrap()
    }

    /// Every item of a list, over all its pages, and the size of each page.
    pub(crate) async fn all(&self, operation: &str, field: &str, input: Value) -> (Vec<Value>, Vec<usize>) {
        let (mut items, mut pages, mut input) = (Vec::new(), Vec::new(), input);
        loop {
            let reply = self.call(operation, input.clone()).await;
            assert_eq!(reply.status, 200, "{}", reply.text());
            let answer = reply.json();
            let page = answer[field].as_array().unwrap();
            pages.push(page.len());
            items.extend(page.iter().cloned());
            match answer.get("Marker") {
                Some(marker) => input["Marker"] = marker.clone(),
                None => return (items, pages),
            }
        }
    }
}

pub(crate) async fn exchange(
    endpoint: &str,
    path: &str,
    headers: &str,
    body: &str,
) -> std::io::Result<Reply> {
    let host = endpoint.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let split =
        bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8(bytes[..split].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Ok(Reply { status, head, body: bytes[split + 4..].to_vec() })
}

/// A sim whose clock stands still, without quotas.
pub(crate) async fn still(scenario: Scenario) -> Sim {
    Sim::start(SimConfig { speed: 0.0, quotas: false, ..SimConfig::new(scenario, START) }).await.unwrap()
}

pub(crate) fn states(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["Status"]["State"].as_str().unwrap().to_owned()).collect()
}

pub(crate) fn named<'a>(items: &'a [Value], name: &str) -> &'a Value {
    items.iter().find(|item| item["Name"] == name).unwrap_or_else(|| panic!("no {name}"))
}
