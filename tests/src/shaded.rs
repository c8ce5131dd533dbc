//! Sources whose answers can be held back or thinned out: what no endpoint here does by itself. The real SDK stays beneath.

use emr_monitor_core::model::{Account, Watch};
use emr_monitor_core::source::{Answer, AskError, Call, Reply, Source, Sources};
use futures::future::BoxFuture;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// What is held back.
#[derive(Clone)]
pub struct Shade {
    hidden: Arc<Mutex<BTreeSet<String>>>,
    open: watch::Sender<bool>,
}

impl Shade {
    /// Nothing is held back; with `open` false no watch is opened until [`Shade::lift`].
    #[must_use]
    pub fn new(open: bool) -> Self {
        Self { hidden: Arc::default(), open: watch::Sender::new(open) }
    }

    /// Lets watches be opened.
    pub fn lift(&self) {
        self.open.send_replace(true);
    }

    /// No list shows this cluster any more.
    pub fn hide(&self, cluster: &str) {
        self.hidden.lock().unwrap_or_else(PoisonError::into_inner).insert(cluster.to_owned());
    }

    /// Lists show every cluster again.
    pub fn show_all(&self) {
        self.hidden.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn thinned(&self, reply: Reply) -> Reply {
        let hidden = self.hidden.lock().unwrap_or_else(PoisonError::into_inner);
        match reply.answer {
            Answer::Clusters { mut clusters, marker } => {
                clusters.retain(|cluster| !hidden.contains(cluster.id.as_str()));
                Reply { answer: Answer::Clusters { clusters, marker }, ..reply }
            }
            answer => Reply { answer, ..reply },
        }
    }
}

/// Sources in the shade.
pub struct Shaded<S> {
    /// What is beneath.
    pub beneath: S,
    /// What is held back.
    pub shade: Shade,
}

impl<S: Sources> Sources for Shaded<S> {
    fn open<'a>(&'a self, watch: &'a Watch) -> BoxFuture<'a, Result<Arc<dyn Source>, AskError>> {
        Box::pin(async move {
            let mut open = self.shade.open.subscribe();
            // The shade is held by this very struct, so its sender is there.
            let _ = open.wait_for(|open| *open).await;
            let beneath = self.beneath.open(watch).await?;
            Ok(Arc::new(ShadedSource { beneath, shade: self.shade.clone() }) as Arc<dyn Source>)
        })
    }
}

struct ShadedSource {
    beneath: Arc<dyn Source>,
    shade: Shade,
}

impl Source for ShadedSource {
    fn ask<'a>(&'a self, call: &'a Call) -> BoxFuture<'a, Result<Reply, AskError>> {
        Box::pin(async move { self.beneath.ask(call).await.map(|reply| self.shade.thinned(reply)) })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        self.beneath.account()
    }
}
