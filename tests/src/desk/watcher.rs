//! `org.kde.StatusNotifierWatcher`: where items of the tray register.

use tokio::sync::{mpsc, watch};
use zbus::fdo;
use zbus::message::Header;
use zbus::names::OwnedBusName;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedObjectPath;

/// Where the watcher itself is found.
pub(crate) const PATH: &str = "/StatusNotifierWatcher";
/// What it owns.
pub(crate) const NAME: &str = "org.kde.StatusNotifierWatcher";
/// Where an item is that registers by its name alone.
const USUAL: &str = "/StatusNotifierItem";

/// An item that asks for a place: who it is, and where.
pub(crate) type Registration = (OwnedBusName, OwnedObjectPath);

/// The watcher's face on the bus.
pub(crate) struct Watcher {
    /// Who hears of new items.
    pub(crate) registrations: mpsc::Sender<Registration>,
    /// The items there are.
    pub(crate) items: watch::Receiver<Vec<String>>,
    /// Whether a tray shows them.
    pub(crate) host: bool,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    // Some register a name of theirs, libayatana a path on its connection.
    async fn register_status_notifier_item(
        &self,
        #[zbus(header)] header: Header<'_>,
        service: &str,
    ) -> fdo::Result<()> {
        let sender = header.sender().ok_or_else(|| fdo::Error::Failed("Nobody sent this.".to_owned()))?;
        let (owner, path) =
            if service.starts_with('/') { (sender.as_str(), service) } else { (service, USUAL) };
        let wrong = |error: &dyn std::fmt::Display| fdo::Error::InvalidArgs(format!("{service}: {error}"));
        let owner = OwnedBusName::try_from(owner).map_err(|error| wrong(&error))?;
        let path = OwnedObjectPath::try_from(path).map_err(|error| wrong(&error))?;
        self.registrations.send((owner, path)).await.map_err(|error| wrong(&error))
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.host
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.items.borrow().clone()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    pub(crate) async fn status_notifier_item_registered(
        emitter: &SignalEmitter<'_>,
        service: &str,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    pub(crate) async fn status_notifier_item_unregistered(
        emitter: &SignalEmitter<'_>,
        service: &str,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    pub(crate) async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;

    #[zbus(signal)]
    pub(crate) async fn status_notifier_host_unregistered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}
