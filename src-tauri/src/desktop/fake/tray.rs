//! A watcher of tray icons, with or without a host that shows them.

use super::FakeBus;
use zbus::Connection;

/// A running watcher; dropping it takes it off the bus.
pub(crate) struct FakeTray {
    bus: Connection,
}

impl FakeTray {
    const PATH: &str = "/StatusNotifierWatcher";

    /// Starts one.
    pub(crate) async fn start(bus: &FakeBus, has_host: bool) -> Self {
        let bus = bus.connect().await;
        bus.object_server().at(Self::PATH, Served { has_host }).await.unwrap();
        bus.request_name("org.kde.StatusNotifierWatcher").await.unwrap();
        Self { bus }
    }

    /// A panel that shows icons appears.
    pub(crate) async fn gets_a_host(&self) {
        let served = self.bus.object_server().interface::<_, Served>(Self::PATH).await.unwrap();
        served.get_mut().await.has_host = true;
        Served::status_notifier_host_registered(served.signal_emitter()).await.unwrap();
    }

    /// Takes it off the bus.
    pub(crate) async fn end(self) {
        self.bus.close().await.unwrap();
    }
}

struct Served {
    has_host: bool,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Served {
    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.has_host
    }

    #[zbus(signal)]
    async fn status_notifier_host_registered(
        emitter: &zbus::object_server::SignalEmitter<'_>,
    ) -> zbus::Result<()>;
}
