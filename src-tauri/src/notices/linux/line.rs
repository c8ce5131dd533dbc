//! The line to the notification daemon: one connection, made when needed and again when it was lost, and what is heard on it.

use super::super::Click;
use super::answer::{Untold, untold};
use super::ledger::{Ledger, Said};
use super::message::is_press;
use crate::desktop::session_bus::{BUS, NOTIFICATIONS, SessionBus, ask, owner_of, owners_of, signals_of};
use futures::StreamExt as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use tokio::sync::mpsc;
use zbus::{Connection, Message, MessageStream};

/// How many signals may wait to be read. They are read at once; this is for a burst.
const QUEUED: usize = 128;

/// A daemon, and what it can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Daemon {
    /// Its unique bus name: another daemon, or the same one started again, has another.
    pub(super) name: String,
    /// Whether it reads a body as markup.
    pub(super) reads_markup: bool,
    /// Whether a notice can be pressed.
    pub(super) has_actions: bool,
}

/// The line to the daemon.
pub(super) struct Line {
    session: SessionBus,
    clicks: mpsc::Sender<Click>,
    ledger: Mutex<Ledger>,
    daemon: Mutex<Option<Daemon>>,
    bus: tokio::sync::Mutex<Option<Connection>>,
}

impl Line {
    /// Connects to nothing yet.
    pub(super) fn new(session: SessionBus, clicks: mpsc::Sender<Click>) -> Arc<Self> {
        Arc::new(Self {
            session,
            clicks,
            ledger: Mutex::default(),
            daemon: Mutex::default(),
            bus: Default::default(),
        })
    }

    /// Which notices are ours.
    pub(super) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands a press on; one that nobody takes in time is dropped, since the bus must be read on.
    pub(super) fn pressed(&self, click: Click) {
        if let Err(error) = self.clicks.try_send(click) {
            tracing::warn!(%error, "a pressed notice opened nothing");
        }
    }

    /// The connection and the daemon on it now, started by the bus if need be. Nothing was shown when this fails. A connection
    /// that turns out to be lost is made again once.
    pub(super) async fn reach(self: &Arc<Self>) -> Result<(Connection, Daemon), Untold> {
        for _ in 0..2 {
            let bus = self.bus().await?;
            match self.find_daemon(&bus).await {
                Ok(Some(daemon)) => return Ok((bus, daemon)),
                Ok(None) => return Err(Untold::Absent("no notification daemon runs".to_owned())),
                Err(error) => match untold(&error) {
                    Untold::Unsure(_) => self.forget(&bus).await,
                    Untold::Absent(why) | Untold::Refused(why) => return Err(Untold::Absent(why)),
                },
            }
        }
        Err(Untold::Absent("the session bus was lost".to_owned()))
    }

    async fn bus(self: &Arc<Self>) -> Result<Connection, Untold> {
        let mut kept = self.bus.lock().await;
        if let Some(bus) = kept.as_ref() {
            return Ok(bus.clone());
        }
        let bus = self.connect().await.map_err(|error| Untold::Absent(error.to_string()))?;
        *kept = Some(bus.clone());
        Ok(bus)
    }

    async fn connect(self: &Arc<Self>) -> zbus::Result<Connection> {
        let bus = self.session.connect().await?;
        // Heard before the first notice is sent, so that no press is missed.
        let owners = owners_of(&bus, NOTIFICATIONS.name).await?;
        let signals = signals_of(&bus, NOTIFICATIONS, QUEUED).await?;
        tokio::spawn(hear(Arc::downgrade(self), bus.clone(), owners, signals));
        Ok(bus)
    }

    async fn find_daemon(&self, bus: &Connection) -> zbus::Result<Option<Daemon>> {
        let mut name = owner_of(bus, NOTIFICATIONS.name).await?;
        if name.is_none() {
            let asked = (NOTIFICATIONS.name, 0u32);
            ask::<_, u32>(bus, BUS.name, BUS, "StartServiceByName", &asked).await?;
            name = owner_of(bus, NOTIFICATIONS.name).await?;
        }
        let Some(name) = name else { return Ok(None) };
        self.ledger().daemon_is(Some(&name));
        if let Some(known) = self.known(&name) {
            return Ok(Some(known));
        }
        let daemon = match ask::<_, Vec<String>>(bus, &name, NOTIFICATIONS, "GetCapabilities", &()).await {
            Ok(can) => Daemon {
                reads_markup: can.iter().any(|one| one == "body-markup"),
                has_actions: can.iter().any(|one| one == "actions"),
                name,
            },
            // One that cannot say is taken to read markup: text that looks odd is better than text that is obeyed.
            Err(zbus::Error::MethodError(..)) => Daemon { reads_markup: true, has_actions: true, name },
            Err(lost) => return Err(lost),
        };
        *self.daemon() = Some(daemon.clone());
        Ok(Some(daemon))
    }

    fn known(&self, name: &str) -> Option<Daemon> {
        self.daemon().clone().filter(|daemon| daemon.name == name)
    }

    fn daemon(&self) -> MutexGuard<'_, Option<Daemon>> {
        self.daemon.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection is lost, and with it every notice of ours.
    pub(super) async fn forget(&self, bus: &Connection) {
        let mut kept = self.bus.lock().await;
        if kept.as_ref().is_some_and(|kept| is_same(kept, bus)) {
            *kept = None;
            *self.daemon() = None;
            self.ledger().daemon_is(None);
        }
    }

    fn heard(&self, signal: &Message) {
        let header = signal.header();
        let (Some(sender), Some(member)) = (header.sender(), header.member()) else { return };
        let body = signal.body();
        let said = match member.as_str() {
            "ActionInvoked" => match body.deserialize::<(u32, String)>() {
                Ok((id, action)) if is_press(&action) => Some((id, Said::Pressed)),
                _ => None,
            },
            "ActivationToken" => {
                body.deserialize::<(u32, String)>().ok().map(|(id, token)| (id, Said::Token(token)))
            }
            "NotificationClosed" => body.deserialize::<(u32, u32)>().ok().map(|(id, _)| (id, Said::Closed)),
            _ => None,
        };
        let Some((id, said)) = said else { return };
        let click = self.ledger().said(sender.as_str(), id, said);
        if let Some(click) = click {
            self.pressed(click);
        }
    }

    fn daemon_changed(&self, signal: &Message) {
        if signal.header().sender().is_none_or(|sender| sender.as_str() != BUS.name) {
            return;
        }
        if let Ok((_, _, now)) = signal.body().deserialize::<(String, String, String)>() {
            self.ledger().daemon_is(Some(now.as_str()).filter(|name| !name.is_empty()));
        }
    }
}

/// A bus that was started again gives the same unique names.
fn is_same(one: &Connection, other: &Connection) -> bool {
    one.server_guid() == other.server_guid() && one.unique_name() == other.unique_name()
}

/// Reads what comes on a connection until it is lost or the line is dropped.
async fn hear(line: Weak<Line>, bus: Connection, owners: MessageStream, signals: MessageStream) {
    let mut all = futures::stream::select(owners.map(|one| (true, one)), signals.map(|one| (false, one)));
    while let Some((of_bus, Ok(signal))) = all.next().await {
        let Some(line) = line.upgrade() else { return };
        if of_bus { line.daemon_changed(&signal) } else { line.heard(&signal) }
    }
    if let Some(line) = line.upgrade() {
        line.forget(&bus).await;
    }
}
