//! Linux: who shows notices and tray icons, asked of the session bus and heard from it.

use super::facts::{Facts, NoticesFact};
use super::session_bus::{BUS, NOTIFICATIONS, Place, SessionBus, ask, owner_of, owners_of, signals_of};
use futures::StreamExt as _;
use futures::stream::select_all;
use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use zbus::zvariant::OwnedValue;
use zbus::{Connection, MessageStream};

/// Keeps the hosts of tray icons (StatusNotifierItem).
const TRAY: Place = Place {
    name: "org.kde.StatusNotifierWatcher",
    path: "/StatusNotifierWatcher",
    interface: "org.kde.StatusNotifierWatcher",
};
/// How properties are read.
const TRAY_PROPERTIES: Place = Place { interface: "org.freedesktop.DBus.Properties", ..TRAY };
/// How long somebody on the bus may take to answer.
const ANSWER: Duration = Duration::from_secs(2);
/// How long a missing bus is left alone.
pub(super) const RETRY: Duration = Duration::from_secs(5);

/// Looks, and looks again when something came or went, until nobody wants to know. `notices_back` is called each time another
/// daemon than before is there.
pub(super) async fn keep_looking(
    session: SessionBus,
    retry: Duration,
    facts: watch::Sender<Facts>,
    notices_back: impl Fn() + Send + Sync + 'static,
) {
    let mut seen = None;
    let look = async {
        loop {
            if let Err(error) = look_until_lost(&session, &facts, &mut seen, &notices_back).await {
                tracing::debug!(%error, "the session bus cannot be asked");
            }
            seen = None;
            facts.send_replace(Facts { bus: false, tray: false, notices: NoticesFact::NoBus });
            sleep(retry).await;
        }
    };
    tokio::select! {
        () = look => {}
        () = facts.closed() => {}
    }
}

/// Ends when the bus is lost. `seen` is the daemon found last.
async fn look_until_lost(
    session: &SessionBus,
    facts: &watch::Sender<Facts>,
    seen: &mut Option<String>,
    notices_back: &impl Fn(),
) -> zbus::Result<()> {
    let bus = session.connect().await?;
    // Subscribed before the look, so that what happens between the two is looked at again.
    let mut news = select_all([
        owners_of(&bus, NOTIFICATIONS.name).await?,
        owners_of(&bus, TRAY.name).await?,
        signals_of(&bus, TRAY, 32).await?,
    ]);
    loop {
        let daemon = owner_of(&bus, NOTIFICATIONS.name).await?;
        let found =
            Facts { bus: true, tray: tray(&bus).await?, notices: notices(&bus, daemon.as_deref()).await? };
        facts.send_if_modified(|facts| {
            let changed = *facts != found;
            *facts = found;
            changed
        });
        if daemon != *seen {
            let came = daemon.is_some();
            *seen = daemon;
            if came {
                notices_back();
            }
        }
        if !next(&mut news).await {
            return Ok(());
        }
    }
}

/// False when the bus is lost.
async fn next(news: &mut futures::stream::SelectAll<MessageStream>) -> bool {
    matches!(news.next().await, Some(Ok(_)))
}

async fn notices(bus: &Connection, daemon: Option<&str>) -> zbus::Result<NoticesFact> {
    let Some(daemon) = daemon else {
        let startable: Vec<String> = ask(bus, BUS.name, BUS, "ListActivatableNames", &()).await?;
        let on_demand = startable.iter().any(|name| name == NOTIFICATIONS.name);
        return Ok(if on_demand { NoticesFact::OnDemand } else { NoticesFact::Missing });
    };
    let information = ask(bus, daemon, NOTIFICATIONS, "GetServerInformation", &());
    let told: Option<(String, String, String, String)> = in_time(information).await;
    Ok(told.map_or(NoticesFact::Silent, |(name, _, version, _)| NoticesFact::There { name, version }))
}

/// A watcher that cannot say whether it has a host is taken to have one.
async fn tray(bus: &Connection) -> zbus::Result<bool> {
    let Some(watcher) = owner_of(bus, TRAY.name).await? else { return Ok(false) };
    let asked = (TRAY.interface, "IsStatusNotifierHostRegistered");
    let host: Option<OwnedValue> = in_time(ask(bus, &watcher, TRAY_PROPERTIES, "Get", &asked)).await;
    Ok(host.and_then(|value| bool::try_from(value).ok()).unwrap_or(true))
}

async fn in_time<T>(answer: impl Future<Output = zbus::Result<T>>) -> Option<T> {
    match timeout(ANSWER, answer).await {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(error)) => {
            tracing::debug!(%error, "a part of the desktop answered with an error");
            None
        }
        Err(_) => None,
    }
}
