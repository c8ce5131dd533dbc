//! A clock that never goes back, over one that a person or the network may set: belief, plan and budget know moments by their order.

use super::Clock;
use crate::time::{At, Millis};
use futures::future::BoxFuture;
use std::sync::{Arc, Mutex, PoisonError};

/// The engine's clock. When the one beneath is set back, this one goes on from where it was and is ahead by as much from then on.
/// When that is set forward, or the computer slept, this one follows: time that may have passed unseen counts.
pub(crate) struct Onward {
    beneath: Arc<dyn Clock>,
    held: Mutex<Held>,
}

struct Held {
    /// What the clock beneath last said.
    last: At,
    ahead: Millis,
}

impl Onward {
    pub(crate) fn over(beneath: Arc<dyn Clock>) -> Arc<dyn Clock> {
        let held = Mutex::new(Held { last: beneath.now(), ahead: 0 });
        Arc::new(Self { beneath, held })
    }

    /// What it says, and how far that is ahead.
    fn read(&self) -> (At, Millis) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let said = self.beneath.now();
        held.ahead += held.last.since(said);
        held.last = said;
        (said + held.ahead, held.ahead)
    }
}

impl Clock for Onward {
    fn now(&self) -> At {
        self.read().0
    }

    fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            loop {
                let (now, ahead) = self.read();
                if until <= now {
                    return;
                }
                self.beneath.sleep_until(until - ahead).await;
            }
        })
    }

    fn speed(&self) -> f64 {
        self.beneath.speed()
    }

    fn ahead(&self) -> Millis {
        self.read().1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;
    use std::sync::atomic::{AtomicI64, Ordering};

    /// Stands still unless it is set; a wait on it ends at once, as after as much time awake.
    struct Set(AtomicI64);

    impl Clock for Set {
        fn now(&self) -> At {
            At(self.0.load(Ordering::SeqCst))
        }

        fn sleep_until(&self, until: At) -> BoxFuture<'_, ()> {
            let slept = until.since(self.now());
            self.0.fetch_add(slept, Ordering::SeqCst);
            Box::pin(std::future::ready(()))
        }

        fn speed(&self) -> f64 {
            1.0
        }
    }

    #[tokio::test]
    async fn it_never_goes_back_and_follows_forward() {
        let wall = Arc::new(Set(AtomicI64::new(10 * HOUR)));
        let clock = Onward::over(Arc::clone(&wall) as _);
        let set = |to: Millis| wall.0.store(to, Ordering::SeqCst);
        set(7 * HOUR);
        assert_eq!((clock.now(), clock.ahead()), (At(10 * HOUR), 3 * HOUR), "set back");
        set(7 * HOUR + 5);
        assert_eq!(clock.now(), At(10 * HOUR + 5), "it goes on");
        clock.sleep_until(At(10 * HOUR + 50)).await;
        assert_eq!(wall.now(), At(7 * HOUR + 50), "a wait takes as long as ever");
        set(9 * HOUR);
        assert_eq!((clock.now(), clock.ahead()), (At(12 * HOUR), 3 * HOUR), "set forward, or slept");
    }
}
