//! A window of the same size with an empty page and nothing behind it: what any Tauri app costs. `npm run bench` divides by it.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// WebKit starts its process for pages only when there is one, so that about:blank would not do.
const PAGE: &str = "<!doctype html><title>Bare window</title>";

#[expect(
    clippy::disallowed_methods,
    reason = "Tauri's macro ends the process when its own thread cannot be made"
)]
fn main() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .register_uri_scheme_protocol("bare", |_, _| Response::new(PAGE.as_bytes()))
        .build(tauri::generate_context!())?;
    let page = WebviewUrl::CustomProtocol("bare://localhost/".parse().map_err(tauri::Error::InvalidUrl)?);
    let window = WebviewWindowBuilder::new(&app, "bare", page);
    window.title("Bare window").inner_size(1280.0, 800.0).build()?;
    app.run(|_, _| {});
    Ok(())
}
