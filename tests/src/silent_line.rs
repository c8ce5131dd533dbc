//! A line to an endpoint that can go silent, as after a sleep of the computer: connections stay open, what is sent on them is
//! taken and nothing ever comes back. One that fell silent stays so; new ones pass when the line hears again.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request of one of these fits into it with its head.
const CHUNK: usize = 64 * 1024;

/// The line, on a port of the loopback; dropped, it takes no more connections.
#[derive(Debug)]
pub struct SilentLine {
    endpoint: String,
    ear: Arc<Ear>,
    accepting: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Ear {
    /// What is not heard: nothing, the requests of one operation, or all.
    deaf: Mutex<Option<Option<String>>>,
    /// How often the whole line fell silent: connections from before each are silent for ever.
    falls: AtomicUsize,
    swallowed: AtomicUsize,
}

impl Ear {
    /// Whether this piece of a request is not heard. The operation is in a head of EMR's and Service Quotas' protocol, or in a form of STS's.
    fn is_deaf_to(&self, piece: &[u8]) -> bool {
        let deaf = self.deaf.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(of) = deaf.as_ref() else { return false };
        of.as_deref().is_none_or(|operation| {
            let text = String::from_utf8_lossy(piece);
            text.contains(&format!(".{operation}\r\n")) || text.contains(&format!("Action={operation}"))
        })
    }
}

impl SilentLine {
    /// A line to `endpoint` (`http://127.0.0.1:PORT`).
    ///
    /// # Errors
    /// No port of the loopback is free.
    pub async fn to(endpoint: &str) -> std::io::Result<Self> {
        let beyond = endpoint.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let endpoint = format!("http://{}", listener.local_addr()?);
        let ear = Arc::<Ear>::default();
        let heard = Arc::clone(&ear);
        let accepting = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if let Ok(far) = TcpStream::connect(&beyond).await {
                    connect(near, far, Arc::clone(&heard));
                }
            }
        });
        Ok(Self { endpoint, ear, accepting })
    }

    /// Where it begins.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// From now on a connection on which this operation is asked falls silent; without one, every connection does, at once.
    pub fn falls_silent(&self, operation: Option<&str>) {
        *self.ear.deaf.lock().unwrap_or_else(PoisonError::into_inner) = Some(operation.map(str::to_owned));
        if operation.is_none() {
            self.ear.falls.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// New connections pass; those that fell silent stay so.
    pub fn hears_again(&self) {
        *self.ear.deaf.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Requests that were taken and will never be answered.
    #[must_use]
    pub fn swallowed(&self) -> usize {
        self.ear.swallowed.load(Ordering::SeqCst)
    }
}

impl Drop for SilentLine {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn connect(near: TcpStream, far: TcpStream, ear: Arc<Ear>) {
    let born = ear.falls.load(Ordering::SeqCst);
    let silent = Arc::new(AtomicBool::new(false));
    let (from_near, to_near) = near.into_split();
    let (from_far, to_far) = far.into_split();
    let back = tokio::spawn(answers(from_far, to_near, (Arc::clone(&ear), born), Arc::clone(&silent)));
    tokio::spawn(async move {
        questions(from_near, to_far, (ear, born), silent).await;
        // Who asked has hung up.
        back.abort();
    });
}

type Since = (Arc<Ear>, usize);

/// Whether this connection is of the time before the line fell silent.
fn fell_silent((ear, born): &Since) -> bool {
    ear.falls.load(Ordering::SeqCst) > *born
}

async fn questions(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, since: Since, silent: Arc<AtomicBool>) {
    let mut piece = vec![0; CHUNK];
    loop {
        let Ok(length @ 1..) = from.read(&mut piece).await else { return };
        let Some(said) = piece.get(..length) else { return };
        if fell_silent(&since) || since.0.is_deaf_to(said) {
            silent.store(true, Ordering::SeqCst);
        }
        if silent.load(Ordering::SeqCst) {
            let requests = usize::from(said.starts_with(b"POST "));
            since.0.swallowed.fetch_add(requests, Ordering::SeqCst);
        } else if to.write_all(said).await.is_err() {
            return;
        }
    }
}

async fn answers(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, since: Since, silent: Arc<AtomicBool>) {
    let mut piece = vec![0; CHUNK];
    loop {
        let length = from.read(&mut piece).await.unwrap_or_default();
        if silent.load(Ordering::SeqCst) || fell_silent(&since) {
            // Held open: a silent line does not even say that it is closed.
            return std::future::pending().await;
        }
        match piece.get(..length) {
            Some(said) if length > 0 && to.write_all(said).await.is_ok() => {}
            Some(_) | None => return,
        }
    }
}
