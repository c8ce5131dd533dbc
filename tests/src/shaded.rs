//! Sources whose answers can be held back or thinned out: what no endpoint here does by itself. The real SDK stays beneath.

use emr_monitor_core::model::{Account, Watch};
use emr_monitor_core::source::{AccountQuota, Answer, AskError, Call, Identity, Reply, Source, Sources};
use futures::future::BoxFuture;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// What is held back.
#[derive(Clone)]
pub struct Shade {
    hidden: Arc<Mutex<BTreeSet<String>>>,
    open: watch::Sender<bool>,
    pages: watch::Sender<Pages>,
}

/// How far a page of steps that is held back has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pages {
    /// None is held back.
    Free,
    /// The next one of this cluster will be.
    HoldsNext(String),
    /// One was answered and is held back; others pass.
    Held,
    /// It is delivered.
    Released,
}

impl Shade {
    /// Nothing is held back; with `open` false no watch is opened until [`Shade::lift`].
    #[must_use]
    pub fn new(open: bool) -> Self {
        Self {
            hidden: Arc::default(),
            open: watch::Sender::new(open),
            pages: watch::Sender::new(Pages::Free),
        }
    }

    /// Lets watches be opened.
    pub fn lift(&self) {
        self.open.send_replace(true);
    }

    /// The next page of this cluster's steps is held back once it is answered, until it is released; others pass.
    pub fn hold_next_page(&self, cluster: &str) {
        self.pages.send_replace(Pages::HoldsNext(cluster.to_owned()));
    }

    /// How far that page has come.
    #[must_use]
    pub fn page(&self) -> Pages {
        self.pages.borrow().clone()
    }

    /// Delivers it.
    pub fn release_page(&self) {
        self.pages.send_replace(Pages::Released);
    }

    async fn delayed(&self, call: &Call) {
        let next = |pages: &mut Pages| {
            let (Call::ListSteps { cluster, .. }, Pages::HoldsNext(held)) = (call, &*pages) else {
                return false;
            };
            let holds = cluster.as_str() == held;
            if holds {
                *pages = Pages::Held;
            }
            holds
        };
        if self.pages.send_if_modified(next) {
            let mut pages = self.pages.subscribe();
            // The sender is in this very struct.
            let _ = pages.wait_for(|pages| *pages == Pages::Released).await;
        }
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
        Box::pin(async move {
            let reply = self.beneath.ask(call).await?;
            self.shade.delayed(call).await;
            Ok(self.shade.thinned(reply))
        })
    }

    fn account(&self) -> BoxFuture<'_, Result<Option<Account>, AskError>> {
        self.beneath.account()
    }

    fn identity(&self) -> BoxFuture<'_, Result<Identity, AskError>> {
        self.beneath.identity()
    }

    fn quotas(&self) -> BoxFuture<'_, Result<Vec<AccountQuota>, AskError>> {
        self.beneath.quotas()
    }
}
