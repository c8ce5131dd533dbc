//! The port to the system's notifications.

use crate::alert::AlertKey;
use crate::model::{ClusterKey, StepId};
use futures::future::BoxFuture;

/// What pressing a notice, a tray item or an alert opens.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// That cluster, and in it that step when one is named.
    Cluster(ClusterKey, Option<StepId>),
    /// The list of alerts.
    Alerts,
    /// The window, as it was last looked at.
    Window,
}

/// How loudly a notice speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Something failed.
    Failure,
    /// Good to know.
    News,
}

/// A notice in words. Title and body hold text from AWS already made inert: no control or bidi characters, bounded, one line of
/// title; nothing is escaped for markup yet, since only the adapter knows whether its system reads markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The alert it tells, when it is of one.
    pub alert: Option<AlertKey>,
    /// One line: what happened, and to what.
    pub title: String,
    /// Where and why.
    pub body: String,
    /// How loudly.
    pub urgency: Urgency,
    /// What pressing it opens.
    pub opens: Target,
}

/// A notice the system took, in this run of the app and of the system's daemon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shown(pub u32);

/// Why a notice was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeTrouble {
    /// It surely was not shown: there is no bus, no daemon, or the daemon refused it. It may be told later.
    #[error("The desktop shows no notifications: {0}")]
    NotShown(String),
    /// The daemon was asked and did not answer: it may or may not have been shown. It must not be told again.
    #[error("The desktop did not say whether it showed a notification: {0}")]
    NotKnown(String),
}

/// The system's notifications. Every call ends, if need be with an error, within a limit of the adapter's own.
pub trait Notices: Send + Sync + 'static {
    /// Shows a notice; answers when the system has taken it.
    fn show(&self, notice: Notice) -> BoxFuture<'_, Result<Shown, NoticeTrouble>>;
    /// Changes a notice that is still on show, in place and without a sound. False: it is gone, or the system cannot; then nothing
    /// was shown.
    fn replace(&self, shown: Shown, notice: Notice) -> BoxFuture<'_, Result<bool, NoticeTrouble>>;
    /// Takes a notice away that nobody needs any more. One that is gone already is in order.
    fn withdraw(&self, shown: Shown) -> BoxFuture<'_, ()>;
}
