//! One item in the tray: what it shows now, and its menu.

use crate::desk::icon::Icon;
use crate::desk::lines::say_line;
use crate::desk::menu::{self, Entry};
use crate::desk::plain::plain;
use futures::{FutureExt as _, StreamExt as _};
use serde_json::{Value as Json, json};
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Mutex;
use zbus::fdo::PropertiesProxy;
use zbus::names::{InterfaceName, OwnedBusName};
use zbus::proxy::CacheProperties;
use zbus::zvariant::{OwnedObjectPath, Value};
use zbus::{Connection, Message, Proxy};

const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// An item that registered.
pub(crate) struct Item {
    /// The bus name and the path in one text, as watchers list it.
    pub(crate) service: String,
    /// Who owns it.
    pub(crate) owner: OwnedBusName,
    properties: PropertiesProxy<'static>,
    signals: Proxy<'static>,
    menu: Proxy<'static>,
    announced: Announced,
    last: Mutex<Last>,
}

/// How often the item said that something of it is new.
#[derive(Debug, Default)]
struct Announced {
    layouts: AtomicU64,
    properties: AtomicU64,
    icons: AtomicU64,
    others: AtomicU64,
}

#[derive(Default)]
struct Last {
    look: Option<Json>,
    menu: Option<Vec<Entry>>,
}

impl Item {
    pub(crate) async fn new(
        connection: &Connection,
        owner: OwnedBusName,
        path: OwnedObjectPath,
    ) -> zbus::Result<Item> {
        let service = format!("{owner}{path}");
        let properties = PropertiesProxy::builder(connection)
            .destination(owner.clone())?
            .path(path.clone())?
            .cache_properties(CacheProperties::No)
            .build()
            .await?;
        let menu_path: OwnedObjectPath = properties.get(item_interface(), "Menu").await?.try_into()?;
        let signals = uncached(connection, &owner, path, ITEM).await?;
        let menu = uncached(connection, &owner, menu_path, MENU).await?;
        let (announced, last) = (Announced::default(), Mutex::default());
        Ok(Item { service, owner, properties, signals, menu, announced, last })
    }

    /// Tells what it shows, and each time that it is different, until the item is gone.
    pub(crate) async fn follow(&self) -> zbus::Result<()> {
        let of_item = self.signals.receive_all_signals().await?;
        let of_menu = self.menu.receive_all_signals().await?;
        let mut news = futures::stream::select(of_item, of_menu);
        loop {
            self.tell(false).await?;
            let Some(first) = news.next().await else { return Ok(()) };
            self.announced.count(&first);
            // One reading answers all that was announced until then.
            while let Some(Some(next)) = news.next().now_or_never() {
                self.announced.count(&next);
            }
        }
    }

    /// Reads it and tells what is different since it was last told, or all of it.
    pub(crate) async fn tell(&self, all: bool) -> zbus::Result<()> {
        // Held while reading, lest an older answer be told after a newer one.
        let mut last = self.last.lock().await;
        let look = self.look().await?;
        if all || last.look.as_ref() != Some(&look) {
            say_line(&json!({ "item": look }));
            last.look = Some(look);
        }
        let menu = menu::read(&self.menu).await?;
        if all || last.menu.as_ref() != Some(&menu) {
            say_line(&json!({ "menu": menu, "service": self.service }));
            last.menu = Some(menu);
        }
        Ok(())
    }

    async fn look(&self) -> zbus::Result<Json> {
        let properties = self.properties.get_all(item_interface()).await?;
        let get = |name: &str| properties.get(name).map_or(Json::Null, |value| plain(value));
        let text = |name: &str| get(name).as_str().unwrap_or_default().to_owned();
        let icon = Icon::of_name(&text("IconName"), &text("IconThemePath"));
        Ok(json!({
            "service": self.service, "id": get("Id"), "title": get("Title"), "status": get("Status"),
            "category": get("Category"), "icon_name": get("IconName"), "icon_theme_path": get("IconThemePath"),
            "icon_description": get("IconAccessibleDesc"), "icon": icon, "label": get("XAyatanaLabel"),
            "menu": get("Menu"),
        }))
    }

    /// Clicks the line with this label as a tray does: opens the menus down to it, clicks, and closes them.
    pub(crate) async fn click(&self, labels: &[String]) -> Result<(), String> {
        let in_words = |error: zbus::Error| error.to_string();
        self.open(0).await.map_err(in_words)?;
        let menu = menu::read(&self.menu).await.map_err(in_words)?;
        let way = menu::way_to(&menu, labels).ok_or_else(|| format!("no line {labels:?} is in the menu"))?;
        let Some((line, above)) = way.split_last() else { return Ok(()) };
        if !line.enabled {
            return Err(format!("the line {labels:?} cannot be clicked: it is not enabled"));
        }
        for submenu in above {
            self.open(submenu.id).await.map_err(in_words)?;
        }
        self.event(line.id, "clicked").await.map_err(in_words)?;
        for submenu in above.iter().rev() {
            self.event(submenu.id, "closed").await.map_err(in_words)?;
        }
        self.event(0, "closed").await.map_err(in_words)
    }

    async fn open(&self, id: i32) -> zbus::Result<()> {
        let _needs_update: bool = self.menu.call("AboutToShow", &(id,)).await?;
        self.event(id, "opened").await
    }

    async fn event(&self, id: i32, what: &str) -> zbus::Result<()> {
        self.menu.call("Event", &(id, what, Value::from(""), 0u32)).await
    }

    /// How often it announced anything so far.
    pub(crate) fn count(&self) -> Json {
        let Announced { layouts, properties, icons, others } = &self.announced;
        let [layouts, properties, icons, others] =
            [layouts, properties, icons, others].map(|count| count.load(Ordering::Relaxed));
        json!({ "service": self.service, "layouts": layouts, "properties": properties, "icons": icons, "others": others })
    }
}

impl Announced {
    fn count(&self, signal: &Message) {
        let header = signal.header();
        let counter = match header.member().map(|member| member.as_str()) {
            Some("LayoutUpdated") => &self.layouts,
            Some("ItemsPropertiesUpdated") => &self.properties,
            Some("NewIcon") => &self.icons,
            _ => &self.others,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }
}

fn item_interface() -> InterfaceName<'static> {
    InterfaceName::from_static_str_unchecked(ITEM)
}

async fn uncached(
    connection: &Connection,
    owner: &OwnedBusName,
    path: OwnedObjectPath,
    interface: &'static str,
) -> zbus::Result<Proxy<'static>> {
    let builder = zbus::proxy::Builder::new(connection)
        .destination(owner.clone())?
        .path(path)?
        .interface(interface)?
        .cache_properties(CacheProperties::No);
    builder.build().await
}
