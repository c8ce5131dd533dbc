//! A small item of a tray, served by the test itself as libayatana serves one.

use emr_monitor_tests::desk::PrivateBus;
use std::collections::HashMap;
use std::path::PathBuf;
use tokio::sync::mpsc;
use zbus::object_server::{InterfaceRef, SignalEmitter};
use zbus::zvariant::{ObjectPath, OwnedValue, StructureBuilder, Value};
use zbus::{Connection, Proxy, interface};

const ITEM: &str = "/org/ayatana/NotificationItem/small";
const MENU: &str = "/org/ayatana/NotificationItem/small/Menu";

pub(crate) struct Item {
    icon: PathBuf,
}

#[interface(name = "org.kde.StatusNotifierItem")]
impl Item {
    #[zbus(property)]
    fn id(&self) -> &str {
        "small"
    }
    #[zbus(property)]
    fn title(&self) -> &str {
        "Small"
    }
    #[zbus(property)]
    fn status(&self) -> &str {
        "Active"
    }
    #[zbus(property)]
    fn icon_name(&self) -> String {
        self.icon.display().to_string()
    }
    #[zbus(property)]
    fn icon_theme_path(&self) -> &str {
        ""
    }
    #[zbus(property, name = "XAyatanaLabel")]
    fn x_ayatana_label(&self) -> &str {
        "2 failed"
    }
    #[zbus(property)]
    fn menu(&self) -> ObjectPath<'_> {
        ObjectPath::from_static_str_unchecked(MENU)
    }
    #[zbus(signal)]
    async fn new_icon(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

/// One line: id, properties, lines below.
pub(crate) type Line = (i32, Vec<(&'static str, Value<'static>)>, Vec<i32>);

/// The same as the protocol nests it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

pub(crate) struct Menu {
    lines: Vec<Line>,
    events: mpsc::Sender<(i32, String)>,
}

impl Menu {
    fn layout(&self, id: i32) -> Value<'static> {
        let (_, properties, children) = self.lines.iter().find(|line| line.0 == id).unwrap();
        let properties: HashMap<String, Value<'static>> =
            properties.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let children: Vec<Value<'static>> = children.iter().map(|child| self.layout(*child)).collect();
        let line = StructureBuilder::new().add_field(id).add_field(properties).add_field(children);
        Value::Structure(line.build().unwrap())
    }
}

#[interface(name = "com.canonical.dbusmenu")]
impl Menu {
    #[zbus(out_args("revision", "layout"))]
    fn get_layout(&self, _parent: i32, _depth: i32, _names: Vec<String>) -> (u32, Layout) {
        let children = &self.lines.iter().find(|line| line.0 == 0).unwrap().2;
        let children = children.iter().map(|child| self.layout(*child).try_to_owned().unwrap()).collect();
        (1, (0, HashMap::new(), children))
    }

    async fn about_to_show(&self, id: i32) -> bool {
        self.events.send((id, "about to show".to_owned())).await.unwrap();
        false
    }

    async fn event(&self, id: i32, event: String, _data: Value<'_>, _at: u32) {
        self.events.send((id, event)).await.unwrap();
    }

    #[zbus(signal)]
    async fn layout_updated(emitter: &SignalEmitter<'_>, revision: u32, parent: i32) -> zbus::Result<()>;
}

/// The item on the bus, and what was done to its menu.
pub(crate) struct Served {
    connection: Connection,
    item: InterfaceRef<Item>,
    menu: InterfaceRef<Menu>,
    pub(crate) events: mpsc::Receiver<(i32, String)>,
}

impl Served {
    pub(crate) async fn register(bus: &PrivateBus, icon: PathBuf, lines: Vec<Line>) -> Served {
        let (tell, events) = mpsc::channel(64);
        // Served from the connection's beginning: what is added to one that is there already may miss the first calls.
        let builder = zbus::connection::Builder::address(bus.address()).unwrap();
        let builder = builder.serve_at(ITEM, Item { icon }).unwrap();
        let connection = builder.serve_at(MENU, Menu { lines, events: tell }).unwrap().build().await.unwrap();
        let server = connection.object_server();
        let item = server.interface(ITEM).await.unwrap();
        let menu = server.interface(MENU).await.unwrap();
        let name = "org.kde.StatusNotifierWatcher";
        let watcher = Proxy::new(&connection, name, "/StatusNotifierWatcher", name).await.unwrap();
        watcher.call::<_, _, ()>("RegisterStatusNotifierItem", &(ITEM,)).await.unwrap();
        Served { connection, item, menu, events }
    }

    pub(crate) async fn set_menu(&self, lines: Vec<Line>) {
        self.menu.get_mut().await.lines = lines;
        Menu::layout_updated(self.menu.signal_emitter(), 2, 0).await.unwrap();
    }

    pub(crate) async fn set_icon(&self, icon: PathBuf) {
        self.item.get_mut().await.icon = icon;
        Item::new_icon(self.item.signal_emitter()).await.unwrap();
    }

    pub(crate) async fn leave(self) {
        self.connection.close().await.unwrap();
    }
}
