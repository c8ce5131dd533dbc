//! The desktop's other side, for tests: programs that play the peers of the session bus (a notification daemon, a tray's watcher),
//! what they are made of, and what starts them on a bus of their own. They speak lines of JSON: orders in, what happened out.

mod bus;
mod icon;
mod item;
mod lines;
mod menu;
mod notices;
mod notifications;
mod peer;
mod plain;
mod tray;
mod watcher;

pub use bus::PrivateBus;
pub(crate) use lines::{obey, say};
pub use notifications::record_notices;
pub use peer::Peer;
pub use tray::watch_tray;
