//! What a failed call to the notification daemon means: nobody there, refused, or nobody knows.

use emr_monitor_core::notices::NoticeTrouble;
use zbus::Error;

/// Why the daemon did not take a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Untold {
    /// There is no bus or no daemon, so nothing was shown.
    Absent(String),
    /// The daemon, or the bus in its place, said no, so nothing was shown; another way may still work.
    Refused(String),
    /// It was asked and no answer came: it may have been shown.
    Unsure(String),
}

impl From<Untold> for NoticeTrouble {
    fn from(untold: Untold) -> Self {
        match untold {
            Untold::Absent(why) | Untold::Refused(why) => NoticeTrouble::NotShown(why),
            Untold::Unsure(why) => NoticeTrouble::NotKnown(why),
        }
    }
}

/// Reads the error of a call that was sent to a daemon. The names are those of the D-Bus specification and of the reference
/// bus: `NoReply` is the bus's word for a peer that went away after it was asked; `Spawn.*` is a daemon that could not be
/// started.
pub(super) fn untold(error: &Error) -> Untold {
    let why = error.to_string();
    let Error::MethodError(name, _, _) = error else { return Untold::Unsure(why) };
    let Some(of_bus) = name.as_str().strip_prefix("org.freedesktop.DBus.Error.") else {
        return Untold::Refused(why);
    };
    match of_bus {
        "NoReply" | "Timeout" | "TimedOut" | "Disconnected" => Untold::Unsure(why),
        "ServiceUnknown" | "NameHasNoOwner" | "NoServer" => Untold::Absent(why),
        of_bus if of_bus.starts_with("Spawn.") => Untold::Absent(why),
        _ => Untold::Refused(why),
    }
}
