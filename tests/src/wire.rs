//! Another caller of the same account: awsJson1_1 by hand over a socket, sharing nothing with the SDK that the app uses.

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A caller in one Region. Nothing is signed: neither sim nor moto looks.
#[derive(Debug, Clone)]
pub struct Wire {
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// The access key id, which tells the account.
    pub key: String,
    /// The Region.
    pub region: String,
}

impl Wire {
    /// A caller at an endpoint such as `http://127.0.0.1:4000`.
    #[must_use]
    pub fn new(endpoint: &str, key: &str, region: &str) -> Self {
        let address = endpoint.trim_start_matches("http://").to_owned();
        Self { address, key: key.to_owned(), region: region.to_owned() }
    }

    /// Makes one call of EMR: HTTP status and body.
    ///
    /// # Errors
    /// The connection failed, or what came back is not HTTP.
    pub async fn call(&self, operation: &str, input: &Value) -> std::io::Result<(u16, String)> {
        let Self { address, key, region } = self;
        let body = input.to_string();
        let head = format!(
            "POST / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {}\r\n\
             Content-Type: application/x-amz-json-1.1\r\nX-Amz-Target: ElasticMapReduce.{operation}\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={key}/20261123/{region}/elasticmapreduce/aws4_request, \
             SignedHeaders=host, Signature=0\r\n\r\n",
            body.len()
        );
        let mut line = TcpStream::connect(address).await?;
        line.write_all(head.as_bytes()).await?;
        line.write_all(body.as_bytes()).await?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).await?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let strange = || std::io::Error::other(format!("not an HTTP answer: {answer}"));
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(strange)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(strange)?;
        Ok((status, body.to_owned()))
    }

    /// The JSON of a call that must succeed.
    ///
    /// # Panics
    /// When it does not.
    #[expect(clippy::panic, clippy::expect_used, reason = "a journey fails by panicking")]
    pub async fn answer(&self, operation: &str, input: &Value) -> Value {
        let (status, body) = self.call(operation, input).await.expect("an answer");
        match serde_json::from_str(&body) {
            Ok(answer) if status == 200 => answer,
            _ => panic!("{operation} was answered with {status}: {body}"),
        }
    }
}
