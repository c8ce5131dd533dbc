//! A server that gives one prepared answer to every request and keeps what it was sent.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

pub(crate) struct Canned {
    address: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    /// Answers with this status line, content type and body.
    pub(crate) async fn answering(status: &str, content_type: &str, body: &str) -> Self {
        Self::sending(format!(
            "HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        ))
        .await
    }

    /// An AWS error of this code.
    pub(crate) async fn refusing(status: &str, code: &str, message: &str) -> Self {
        let body = format!("{{\"__type\":\"{code}\",\"message\":\"{message}\"}}");
        Self::answering(status, "application/x-amz-json-1.1", &body).await
    }

    /// Sends these bytes and closes.
    pub(crate) async fn sending(bytes: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        let bytes: Arc<str> = bytes.into();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&bytes), Arc::clone(&kept)));
            }
        });
        Self { address, requests }
    }

    pub(crate) fn endpoint(&self) -> &str {
        &self.address
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn serve(mut stream: TcpStream, answer: Arc<str>, requests: Arc<Mutex<Vec<String>>>) {
    let mut had = Vec::new();
    let mut buffer = [0_u8; 4096];
    loop {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(count) => had.extend_from_slice(&buffer[..count]),
        }
        if let Some(request) = whole(&had) {
            requests.lock().unwrap().push(request);
            let _ = stream.write_all(answer.as_bytes()).await;
            let _ = stream.shutdown().await;
            return;
        }
    }
}

/// The request, once its body is there.
fn whole(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, value)| value.trim().parse::<usize>().ok())
        .unwrap_or_default();
    (body.len() >= length).then_some(text)
}
