//! Something that is told once ever: an empty file says that it was.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether it was told; without a folder, once a run.
#[derive(Debug)]
pub(crate) struct ToldOnce {
    file: Option<PathBuf>,
    this_run: AtomicBool,
}

impl ToldOnce {
    /// Remembered in this file.
    pub(crate) fn in_file(file: Option<PathBuf>) -> Self {
        Self { file, this_run: AtomicBool::new(false) }
    }

    /// Whether it was told before.
    pub(crate) fn already(&self) -> bool {
        self.this_run.load(Ordering::Relaxed) || self.file.as_ref().is_some_and(|file| file.exists())
    }

    /// It is told now. When that cannot be kept it is told again some day, which does no harm.
    pub(crate) fn keep(&self) {
        self.this_run.store(true, Ordering::Relaxed);
        let Some(file) = &self.file else { return };
        let kept =
            file.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(file, ""));
        if let Err(error) = kept {
            tracing::debug!(%error, "what was told is not kept");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ToldOnce;

    #[test]
    fn it_is_told_once_ever() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new").join("told");
        let first = ToldOnce::in_file(Some(file.clone()));
        assert!(!first.already());
        first.keep();
        assert!(first.already());
        assert!(ToldOnce::in_file(Some(file)).already());
    }

    #[test]
    fn without_a_folder_it_is_told_once_a_run() {
        let told = ToldOnce::in_file(None);
        told.keep();
        assert!(told.already());
        assert!(!ToldOnce::in_file(None).already());
    }
}
