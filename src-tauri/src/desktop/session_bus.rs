//! The desktop's session bus: reaching it, asking it, and who owns a name on it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::conn::Builder;
use zbus::message::Type as MessageType;
use zbus::zvariant::{DynamicType, Type};
use zbus::{Connection, Error, MatchRule, MessageStream};

/// Where programs that show notifications are found.
pub(crate) const NOTIFICATIONS: Place = Place {
    name: "org.freedesktop.Notifications",
    path: "/org/freedesktop/Notifications",
    interface: "org.freedesktop.Notifications",
};
/// The bus itself.
pub(crate) const BUS: Place =
    Place { name: "org.freedesktop.DBus", path: "/org/freedesktop/DBus", interface: "org.freedesktop.DBus" };

/// An object on the bus, and the interface it is asked by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The name its owner answers to.
    pub(crate) name: &'static str,
    /// The object.
    pub(crate) path: &'static str,
    /// The interface.
    pub(crate) interface: &'static str,
}

/// Which session bus.
#[derive(Debug, Clone)]
pub(crate) enum SessionBus {
    /// The one of this session, by the environment.
    OfSession,
    /// The one at this D-Bus address.
    #[cfg(test)]
    At(String),
}

impl SessionBus {
    /// A new connection of the app's own.
    ///
    /// # Errors
    /// There is no bus, or it refuses.
    pub(crate) async fn connect(&self) -> zbus::Result<Connection> {
        match self {
            SessionBus::OfSession => Builder::session()?.build().await,
            #[cfg(test)]
            SessionBus::At(address) => Builder::address(address.as_str())?.build().await,
        }
    }
}

/// Asks an object, at the owner's unique name or a well-known one, and reads its answer.
///
/// # Errors
/// The bus is lost, nobody answers to the name, the answer is an error or of another shape.
pub(crate) async fn ask<B, A>(
    bus: &Connection,
    whom: &str,
    place: Place,
    member: &str,
    body: &B,
) -> zbus::Result<A>
where
    B: Serialize + DynamicType + Sync,
    A: DeserializeOwned + Type,
{
    let answer = bus.call_method(Some(whom), place.path, Some(place.interface), member, body).await?;
    answer.body().deserialize()
}

/// The unique name of the program that owns a name now; None when nobody does.
///
/// # Errors
/// The bus is lost.
pub(crate) async fn owner_of(bus: &Connection, name: &str) -> zbus::Result<Option<String>> {
    match ask::<_, String>(bus, BUS.name, BUS, "GetNameOwner", &(name,)).await {
        Ok(owner) => Ok(Some(owner)),
        Err(Error::MethodError(..)) => Ok(None),
        Err(lost) => Err(lost),
    }
}

/// The signals of one interface at one object, whoever sends them. At most `queued` wait to be read.
///
/// # Errors
/// The bus is lost or refuses the subscription.
pub(crate) async fn signals_of(bus: &Connection, place: Place, queued: usize) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder()
        .msg_type(MessageType::Signal)
        .path(place.path)?
        .interface(place.interface)?
        .build();
    MessageStream::for_match_rule(rule, bus, Some(queued)).await
}

/// Tells each time a name gets, changes or loses its owner.
///
/// # Errors
/// The bus is lost or refuses the subscription.
pub(crate) async fn owners_of(bus: &Connection, name: &str) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder()
        .msg_type(MessageType::Signal)
        .sender(BUS.name)?
        .interface(BUS.interface)?
        .member("NameOwnerChanged")?
        .add_arg(name)?
        .build();
    MessageStream::for_match_rule(rule, bus, Some(8)).await
}
