//! What is told of a picture, so that a test can tell one from another without seeing it.

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A picture's measure and identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Icon {
    /// In pixels; absent when it is no PNG.
    pub(crate) width: Option<u32>,
    /// In pixels; absent when it is no PNG.
    pub(crate) height: Option<u32>,
    /// Of the bytes, in hexadecimal digits.
    pub(crate) sha256: String,
    /// Where it lies, for a picture that came as a file.
    pub(crate) file: Option<PathBuf>,
}

impl Icon {
    /// Of a picture's bytes.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Icon {
        let size = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().ok();
        let size = size.map(|reader| reader.info().size());
        let (width, height) = (size.map(|size| size.0), size.map(|size| size.1));
        Icon { width, height, sha256: sha256(bytes), file: None }
    }

    /// The picture that a tray shows for these two properties; `None` when there is no such file.
    pub(crate) fn of_name(name: &str, theme_path: &str) -> Option<Icon> {
        let named = Path::new(name);
        let candidates = if named.is_absolute() {
            vec![named.to_path_buf()]
        } else {
            ["", ".png", ".svg"].map(|ending| Path::new(theme_path).join(format!("{name}{ending}"))).to_vec()
        };
        let file = candidates.into_iter().find(|file| file.is_file())?;
        let bytes = std::fs::read(&file).ok()?;
        Some(Icon { file: Some(file), ..Icon::of_bytes(&bytes) })
    }
}

/// The hash in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        // Writing into a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
