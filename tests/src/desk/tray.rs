//! A tray without pixels: registers items, reads what they show, and clicks their menus.

use crate::desk::item::Item;
use crate::desk::watcher::{NAME, PATH, Registration, Watcher};
use crate::desk::{obey, say};
use futures::StreamExt as _;
use serde::Deserialize;
use serde_json::Value as Json;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, watch};
use zbus::object_server::InterfaceRef;
use zbus::{Connection, fdo};

/// Items that ask at once; more wait.
const ASKING: usize = 16;

/// What a test may order.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    /// Click the line with this label, or with these from the top down.
    Click(Labels),
    /// Read anew and tell what is shown, all of it or what changed.
    Read(bool),
    /// Tell how often something was announced.
    Count(bool),
    /// Whether there is a tray that shows the items.
    Host(bool),
    /// End.
    Quit(bool),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Labels {
    One(String),
    Way(Vec<String>),
}

/// The items there are, and the list of them that is told on the bus.
struct Tray {
    items: Mutex<Vec<Arc<Item>>>,
    listed: watch::Sender<Vec<String>>,
}

/// Owns the watcher's name on the session bus, tells what items show, and obeys standard input until it is told to quit or hears no
/// more. Without a `host` nobody shows the items at first.
///
/// # Errors
/// There is no session bus, or somebody else has the name.
pub async fn watch_tray(host: bool) -> zbus::Result<()> {
    let (registrations, asking) = mpsc::channel(ASKING);
    let (listed, items) = watch::channel(Vec::new());
    let watcher = Watcher { registrations, items, host };
    let builder = zbus::connection::Builder::session()?.serve_at(PATH, watcher)?.name(NAME)?;
    let connection = builder.allow_name_replacements(false).replace_existing_names(false).build().await?;
    let watcher: InterfaceRef<Watcher> = connection.object_server().interface(PATH).await?;
    let tray = Arc::new(Tray { items: Mutex::default(), listed });
    let left = fdo::DBusProxy::new(&connection).await?.receive_name_owner_changed().await?;
    tokio::spawn(take_in(connection.clone(), tray.clone(), watcher.clone(), asking));
    tokio::spawn(let_go(tray.clone(), watcher.clone(), left));
    say("ready", NAME);
    obey(async |order| {
        match order {
            Order::Click(labels) => tray.click(&labels.way()).await?,
            Order::Read(all) => {
                for item in tray.items() {
                    item.tell(all).await.map_err(|error| error.to_string())?;
                }
            }
            Order::Count(wanted) => {
                if wanted {
                    say("count", tray.items().iter().map(|item| item.count()).collect::<Json>());
                }
            }
            Order::Host(host) => show(&watcher, host).await.map_err(|error| error.to_string())?,
            Order::Quit(now) => {
                return Ok(if now { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
            }
        }
        Ok(ControlFlow::Continue(()))
    })
    .await;
    Ok(())
}

async fn show(watcher: &InterfaceRef<Watcher>, host: bool) -> zbus::Result<()> {
    watcher.get_mut().await.host = host;
    let emitter = watcher.signal_emitter();
    watcher.get().await.is_status_notifier_host_registered_changed(emitter).await?;
    if host {
        Watcher::status_notifier_host_registered(emitter).await
    } else {
        Watcher::status_notifier_host_unregistered(emitter).await
    }
}

/// Gives each item that asks a place, and follows it.
async fn take_in(
    connection: Connection,
    tray: Arc<Tray>,
    watcher: InterfaceRef<Watcher>,
    mut asking: mpsc::Receiver<Registration>,
) {
    while let Some((owner, path)) = asking.recv().await {
        let service = format!("{owner}{path}");
        if tray.items().iter().any(|item| item.service == service) {
            continue;
        }
        let item = match Item::new(&connection, owner, path).await {
            Ok(item) => Arc::new(item),
            Err(error) => {
                say("strange", format!("{service}: {error}"));
                continue;
            }
        };
        tray.change(|items| items.push(item.clone()));
        // Nobody may be listening; then nobody minds.
        drop(Watcher::status_notifier_item_registered(watcher.signal_emitter(), &service).await);
        tokio::spawn(async move {
            if let Err(error) = item.follow().await {
                say("strange", format!("{}: {error}", item.service));
            }
        });
    }
}

/// Forgets the items of whoever left the bus.
async fn let_go(tray: Arc<Tray>, watcher: InterfaceRef<Watcher>, mut left: fdo::NameOwnerChangedStream) {
    while let Some(change) = left.next().await {
        let Ok(args) = change.args() else { continue };
        if args.new_owner().is_some() {
            continue;
        }
        let name = args.name().as_str();
        let gone: Vec<_> = tray.items().into_iter().filter(|item| item.owner.as_str() == name).collect();
        tray.change(|items| items.retain(|item| item.owner.as_str() != name));
        for item in gone {
            say("gone", item.service.as_str());
            let emitter = watcher.signal_emitter();
            drop(Watcher::status_notifier_item_unregistered(emitter, &item.service).await);
        }
    }
}

impl Tray {
    fn items(&self) -> Vec<Arc<Item>> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Arc<Item>>)) {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut items);
        self.listed.send_replace(items.iter().map(|item| item.service.clone()).collect());
    }

    async fn click(&self, labels: &[String]) -> Result<(), String> {
        let mut why = "no item is in the tray".to_owned();
        for item in self.items() {
            match item.click(labels).await {
                Ok(()) => return Ok(()),
                Err(error) => why = error,
            }
        }
        Err(why)
    }
}

impl Labels {
    fn way(self) -> Vec<String> {
        match self {
            Labels::One(label) => vec![label],
            Labels::Way(labels) => labels,
        }
    }
}
