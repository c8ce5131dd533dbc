//! How the page is painted on Linux.

/// WebKitGTK's own switch; what it is set to outside the app counts.
#[cfg(target_os = "linux")]
const SWITCH: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Has WebKitGTK paint straight into the window instead of through OpenGL layers: the page is text, lines and one flat canvas, for
/// which layers only cost memory, and drivers that cannot share them with WebKit show an empty window. WebKit
/// reads the switch once, when it opens its first page.
///
/// Called first of all, while there is one thread: other threads may read the environment.
pub(crate) fn without_layers() {
    #[cfg(target_os = "linux")]
    if std::env::var_os(SWITCH).is_none()
        && let Err(error) = glib::setenv(SWITCH, "1", false)
    {
        tracing::debug!(%error, "the page is painted through layers");
    }
}
