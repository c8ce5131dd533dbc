//! Lines of JSON between a peer and the test that drives it.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{BufRead as _, Write as _};
use std::ops::ControlFlow;
use tokio::sync::mpsc;

/// Orders that wait; whoever gives more is held up.
const WAITING: usize = 16;

/// Writes the line `{"<kind>":<what>}`.
pub(crate) fn say(kind: &str, what: impl Into<Value>) {
    say_line(&json!({ kind: what.into() }));
}

/// Writes a line. Nobody listening any more is no reason to fail: the end of the orders ends the program.
pub(crate) fn say_line(line: &Value) {
    let mut out = std::io::stdout().lock();
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// Carries out the orders on standard input, one a line, until one breaks off or none can come any more. Each is answered, once it
/// is in force, by the line `{"done":<order>}`, or by `{"wrong":"why"}`.
pub(crate) async fn obey<O: DeserializeOwned>(
    mut carry_out: impl AsyncFnMut(O) -> Result<ControlFlow<()>, String>,
) {
    let mut orders = orders();
    while let Some(line) = orders.recv().await {
        let carried_out = match serde_json::from_str(&line) {
            Ok(order) => carry_out(order).await,
            Err(error) => Err(format!("{line} is no order: {error}")),
        };
        match carried_out {
            Ok(flow) => {
                say("done", serde_json::from_str::<Value>(&line).unwrap_or_default());
                if flow.is_break() {
                    return;
                }
            }
            Err(why) => say("wrong", why),
        }
    }
}

// On a thread of its own, which nobody waits for: a read of standard input cannot be called off.
fn orders() -> mpsc::Receiver<String> {
    let (give, take) = mpsc::channel(WAITING);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if give.blocking_send(line).is_err() {
                return;
            }
        }
    });
    take
}
