//! A notification daemon that records: `org.freedesktop.Notifications`, specification 1.2. Like dunst it tells only the sender what
//! becomes of a notice; unlike dunst, which takes any id it is given, it gives a new one for a notice that is shown no more.

use crate::desk::notices::{Notice, Notices};
use crate::desk::plain::plain;
use crate::desk::{obey, say};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;
use zbus::message::Header;
use zbus::names::{BusName, OwnedUniqueName};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, fdo};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const CAPABILITIES: [&str; 6] =
    ["actions", "body", "body-hyperlinks", "body-markup", "icon-static", "persistence"];

/// Why a notice ended, as the specification numbers it.
const DISMISSED: u32 = 2;
const CLOSED_BY_CALL: u32 = 3;

/// What a test may order.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    /// Somebody chose an action; `default` is a click on the notice itself.
    Invoke { id: u32, action: String },
    /// It ended: 1 expired, 2 dismissed.
    Close { id: u32, reason: u32 },
    /// From now on `Notify` is answered with an error, or no longer.
    Refuse(bool),
    /// From now on `Notify` is not answered, until it is again.
    Hang(bool),
    /// End.
    Quit(bool),
}

#[derive(Debug, Clone, Copy, Default)]
struct Mood {
    refuses: bool,
    hangs: bool,
}

struct Daemon {
    notices: Arc<Mutex<Notices>>,
    mood: watch::Receiver<Mood>,
    capabilities: Vec<String>,
}

/// Owns the name on the session bus, records, and obeys standard input until it is told to quit or hears no more. `capabilities`
/// are told instead of the usual ones.
///
/// # Errors
/// There is no session bus, or somebody else has the name.
pub async fn record_notices(capabilities: Option<Vec<String>>) -> zbus::Result<()> {
    let capabilities = capabilities.unwrap_or_else(|| CAPABILITIES.map(str::to_owned).to_vec());
    let notices = Arc::new(Mutex::new(Notices::default()));
    let (mood, felt) = watch::channel(Mood::default());
    let daemon = Daemon { notices: notices.clone(), mood: felt, capabilities };
    let builder = zbus::connection::Builder::session()?.serve_at(PATH, daemon)?.name(NAME)?;
    let connection = builder.allow_name_replacements(false).replace_existing_names(false).build().await?;
    say("ready", NAME);
    obey(async |order| {
        let notices = || lock(&notices);
        match order {
            Order::Invoke { id, action } => {
                let notice = notices().get(id).cloned();
                invoke(&connection, id, &action, notice.as_ref()).await.map_err(|error| error.to_string())?;
                if notice.is_some_and(|notice| !notice.resident) {
                    close(&connection, &notices, id, DISMISSED).await?;
                }
            }
            Order::Close { id, reason } => close(&connection, &notices, id, reason).await?,
            Order::Refuse(refuses) => mood.send_modify(|mood| mood.refuses = refuses),
            Order::Hang(hangs) => mood.send_modify(|mood| mood.hangs = hangs),
            Order::Quit(now) => {
                return Ok(if now { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
            }
        }
        Ok(ControlFlow::Continue(()))
    })
    .await;
    Ok(())
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Daemon {
    #[expect(clippy::too_many_arguments, reason = "the specification's")]
    async fn notify(
        &self,
        #[zbus(header)] header: Header<'_>,
        app_name: String,
        replaces_id: u32,
        app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expire_timeout: i32,
    ) -> fdo::Result<u32> {
        let at = now_ms();
        let Mood { refuses, hangs } = *self.mood.borrow();
        let resident = hints.get("resident").is_some_and(|hint| matches!(**hint, Value::Bool(true)));
        let notice = Notice { sender: sender(&header), resident };
        let shown = (!refuses).then(|| lock(&self.notices).show(replaces_id, notice));
        let hints: serde_json::Map<_, _> =
            hints.iter().map(|(name, value)| (name.clone(), plain(value))).collect();
        let answer = if refuses {
            "refused"
        } else if hangs {
            "held"
        } else {
            "given"
        };
        say(
            "notify",
            json!({
                "id": shown.map(|(id, _)| id), "replaced": shown.is_some_and(|(_, replaced)| replaced), "answer": answer,
                "app_name": app_name, "replaces_id": replaces_id, "icon": app_icon, "summary": summary, "body": body,
                "actions": actions, "hints": hints, "timeout": expire_timeout, "sender": header.sender(), "at": at,
            }),
        );
        let Some((id, _)) = shown else {
            return Err(fdo::Error::LimitsExceeded("This daemon was told to refuse.".to_owned()));
        };
        // The daemon's end ends the waiting too: the bus then tells the caller that no answer will come.
        let held = self.mood.clone().wait_for(|mood| !mood.hangs).await.map(|_| ());
        held.map_err(|_| fdo::Error::Failed("The daemon ends.".to_owned()))?;
        Ok(id)
    }

    async fn close_notification(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
        id: u32,
    ) {
        let shown = lock(&self.notices).close(id);
        say(
            "close",
            json!({ "id": id, "shown": shown.is_some(), "sender": header.sender(), "at": now_ms() }),
        );
        if let Some(notice) = shown {
            // Whoever sent it may be gone; then nobody wants to know.
            drop(tell_closed(connection, &notice, id, CLOSED_BY_CALL).await);
        }
    }

    fn get_capabilities(&self) -> Vec<String> {
        self.capabilities.clone()
    }

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("recording daemon", "EMR Monitor", env!("CARGO_PKG_VERSION"), "1.2")
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action_key: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn activation_token(
        emitter: &SignalEmitter<'_>,
        id: u32,
        activation_token: &str,
    ) -> zbus::Result<()>;
}

/// Tells the sender that an action was chosen. Of an id that is not shown everybody is told, as by daemons that tell all.
async fn invoke(connection: &Connection, id: u32, action: &str, notice: Option<&Notice>) -> zbus::Result<()> {
    let emitter = emitter(connection, notice.and_then(|notice| notice.sender.as_ref()))?;
    Daemon::activation_token(&emitter, id, &format!("token-{id}")).await?;
    Daemon::action_invoked(&emitter, id, action).await
}

async fn close<'a>(
    connection: &Connection,
    notices: &impl Fn() -> MutexGuard<'a, Notices>,
    id: u32,
    reason: u32,
) -> Result<(), String> {
    let notice = notices().close(id).ok_or_else(|| format!("no notice {id} is shown"))?;
    tell_closed(connection, &notice, id, reason).await.map_err(|error| error.to_string())
}

async fn tell_closed(connection: &Connection, notice: &Notice, id: u32, reason: u32) -> zbus::Result<()> {
    Daemon::notification_closed(&emitter(connection, notice.sender.as_ref())?, id, reason).await
}

fn emitter(connection: &Connection, to: Option<&OwnedUniqueName>) -> zbus::Result<SignalEmitter<'static>> {
    let emitter = SignalEmitter::new(connection, PATH)?;
    Ok(match to {
        Some(name) => emitter.set_destination(BusName::from(name.clone().into_inner())),
        None => emitter,
    })
}

fn sender(header: &Header<'_>) -> Option<OwnedUniqueName> {
    header.sender().map(|name| name.to_owned().into())
}

fn lock(notices: &Mutex<Notices>) -> MutexGuard<'_, Notices> {
    notices.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The computer's time, in epoch milliseconds: when a notice came is compared with when its cause was on the wire.
#[expect(clippy::disallowed_methods, reason = "a peer of the app tells the computer's own time")]
fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}
