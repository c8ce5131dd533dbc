//! A notification daemon that keeps what it is told and does as the test says.

use super::{FakeBus, soon};
use crate::desktop::session_bus::NOTIFICATIONS;
use std::collections::HashMap;
use std::future::pending;
use tokio::sync::watch;
use zbus::Connection;
use zbus::fdo;
use zbus::zvariant::OwnedValue;

/// How it takes a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Shows it.
    Shows,
    /// Answers with an error.
    Refuses,
    /// Shows it and answers when the manner has become another one.
    Dawdles,
}

/// A `Notify` or a `CloseNotification`.
#[derive(Debug, Clone)]
pub(crate) enum Told {
    /// `Notify`: who called, the id asked to be replaced, app name, title, body, actions and hints.
    Notify {
        caller: String,
        replaces: u32,
        app: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
    },
    /// `CloseNotification`.
    Close(u32),
}

/// A running daemon; dropping it takes it off the bus.
pub(crate) struct FakeDaemon {
    bus: Connection,
    told: watch::Receiver<Vec<Told>>,
    manner: watch::Sender<Manner>,
}

impl FakeDaemon {
    /// One that shows everything and can do what dunst can.
    pub(crate) async fn start(bus: &FakeBus) -> Self {
        Self::start_with(bus, Manner::Shows, &["actions", "body", "body-markup"]).await
    }

    /// One of this manner with these capabilities.
    pub(crate) async fn start_with(bus: &FakeBus, manner: Manner, can: &[&'static str]) -> Self {
        let (manner, manner_now) = watch::channel(manner);
        let (record, told) = watch::channel(Vec::new());
        let bus = bus.connect().await;
        let served = Served { can: can.to_vec(), record, manner: manner_now, last: 0 };
        bus.object_server().at(NOTIFICATIONS.path, served).await.unwrap();
        bus.request_name(NOTIFICATIONS.name).await.unwrap();
        Self { bus, told, manner }
    }

    /// Takes it off the bus; the bus answers what it has not.
    pub(crate) async fn end(self) {
        self.bus.close().await.unwrap();
    }

    /// Changes its manner; who dawdled is answered.
    pub(crate) fn set_manner(&self, manner: Manner) {
        self.manner.send_replace(manner);
    }

    /// What it was told so far.
    pub(crate) fn told(&self) -> Vec<Told> {
        self.told.borrow().clone()
    }

    /// Waits until it was told so often.
    pub(crate) async fn told_so_often(&mut self, times: usize) -> Vec<Told> {
        soon(self.told.wait_for(|told| told.len() == times)).await.unwrap().clone()
    }

    /// Says to everybody that an action was taken.
    pub(crate) async fn acts(&self, id: u32, action: &str) {
        self.says(None, "ActionInvoked", &(id, action)).await;
    }

    /// Gives leave to raise a window.
    pub(crate) async fn gives_token(&self, id: u32, token: &str) {
        self.says(None, "ActivationToken", &(id, token)).await;
    }

    /// Says that a notice is gone, as when it is dismissed.
    pub(crate) async fn closes(&self, id: u32) {
        self.says(None, "NotificationClosed", &(id, 2u32)).await;
    }

    /// Says something, to one or to all.
    pub(crate) async fn says<B>(&self, whom: Option<&str>, what: &str, body: &B)
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.bus.emit_signal(whom, NOTIFICATIONS.path, NOTIFICATIONS.interface, what, body).await.unwrap();
    }
}

struct Served {
    can: Vec<&'static str>,
    record: watch::Sender<Vec<Told>>,
    manner: watch::Receiver<Manner>,
    last: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Served {
    #[expect(clippy::too_many_arguments, reason = "the specification's")]
    async fn notify(
        &mut self,
        #[zbus(header)] header: zbus::message::Header<'_>,
        app: String,
        replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _expires: i32,
    ) -> fdo::Result<u32> {
        let caller = header.sender().map(ToString::to_string).unwrap_or_default();
        self.record.send_modify(|told| {
            told.push(Told::Notify { caller, replaces, app, title, body, actions, hints })
        });
        if *self.manner.borrow() == Manner::Refuses {
            return Err(fdo::Error::InvalidArgs("not like this".to_owned()));
        }
        if self.manner.wait_for(|manner| *manner != Manner::Dawdles).await.is_err() {
            pending::<()>().await;
        }
        if replaces == 0 {
            self.last += 1;
        }
        Ok(if replaces == 0 { self.last } else { replaces })
    }

    fn close_notification(&self, id: u32) {
        self.record.send_modify(|told| told.push(Told::Close(id)));
    }

    fn get_capabilities(&self) -> Vec<&'static str> {
        self.can.clone()
    }

    fn get_server_information(&self) -> (&'static str, &'static str, &'static str, &'static str) {
        ("told", "Tests", "2.0", "1.2")
    }
}
