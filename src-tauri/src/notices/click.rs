//! What comes back when somebody presses a notice.

use emr_monitor_core::notices::Target;

/// A notice was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Click {
    /// What it opens.
    pub(crate) target: Target,
    /// The desktop's leave to raise a window, where it gives one: an XDG activation token, or a startup id on X11.
    pub(crate) activation_token: Option<String>,
}
