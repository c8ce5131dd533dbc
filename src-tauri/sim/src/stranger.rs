//! Others who call in the same accounts: they draw from the quotas on the sim's clock, so that a caller meets a busy account.
//! Their calls are not in the log, which tells of those who asked the sim.

use crate::quota::Quotas;

/// Longer ago than this, what a stranger drew has long come back to the buckets.
const REMEMBERED_MS: i64 = 10 * 60_000;

/// Somebody who calls in bursts, at fixed moments, and takes a refusal as it comes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stranger {
    /// Who it is, in the scenario's words; also what its first moment is drawn by.
    pub(crate) name: &'static str,
    pub(crate) account: &'static str,
    pub(crate) region: &'static str,
    /// When its first burst begins, milliseconds since the epoch.
    pub(crate) first_ms: i64,
    /// From the beginning of a burst to that of the next.
    pub(crate) every_ms: i64,
    /// The operations of a burst, each so often, one call after another.
    pub(crate) calls: &'static [(&'static str, usize)],
    /// From one call of a burst to the next.
    pub(crate) apart_ms: i64,
}

/// The strangers of a scenario, and until when they have called.
pub(crate) struct Strangers {
    who: Vec<Stranger>,
    until_ms: i64,
}

impl Stranger {
    /// Its calls after `from` and until `to`: (when, operation).
    fn calls(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, &'static str)> + use<'_> {
        let burst = self.calls.iter().flat_map(|(operation, times)| std::iter::repeat_n(*operation, *times));
        let burst: Vec<&'static str> = burst.collect();
        let lasts = burst.len() as i64 * self.apart_ms;
        let every = self.every_ms.max(1);
        let earliest = ((from - lasts - self.first_ms) / every).max(0);
        let latest = (to - self.first_ms).div_euclid(every);
        (earliest..=latest)
            .flat_map(move |nth| {
                let begins = self.first_ms + nth * every;
                (0..)
                    .zip(burst.clone())
                    .map(move |(place, operation)| (begins + place * self.apart_ms, operation))
            })
            .filter(move |(at, _)| from < *at && *at <= to)
    }
}

impl Strangers {
    pub(crate) fn new(who: Vec<Stranger>, start_ms: i64) -> Self {
        Self { who, until_ms: start_ms - 1 }
    }

    /// Lets them call until `now`, in the order in which they would have.
    pub(crate) fn call_until(&mut self, now: i64, quotas: &mut Quotas) {
        let from = self.until_ms.max(now - REMEMBERED_MS);
        self.until_ms = self.until_ms.max(now);
        let mut calls: Vec<(i64, &Stranger, &str)> = Vec::new();
        for who in &self.who {
            calls.extend(who.calls(from, now).map(|(at, operation)| (at, who, operation)));
        }
        calls.sort_by_key(|(at, _, _)| *at);
        for (at, who, operation) in calls {
            // Refused or not, it goes on as it is used to.
            quotas.draw(who.account, who.region, operation, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHO: Stranger = Stranger {
        name: "poller",
        account: "1",
        region: "here",
        first_ms: 10_000,
        every_ms: 60_000,
        calls: &[("ListClusters", 1), ("ListSteps", 3)],
        apart_ms: 500,
    };

    #[test]
    fn a_stranger_calls_at_the_same_moments_however_often_it_is_asked() {
        let at_once: Vec<_> = WHO.calls(0, 200_000).collect();
        let bit_by_bit: Vec<_> = (0..200).flat_map(|s| WHO.calls(s * 1_000, (s + 1) * 1_000)).collect();
        assert_eq!(at_once, bit_by_bit);
        assert_eq!(at_once.len(), 16, "four bursts of four");
        assert_eq!(at_once.get(5), Some(&(70_500, "ListSteps")));
    }

    #[test]
    fn what_strangers_drew_is_refused_to_a_caller_until_it_comes_back() {
        let greedy = Stranger { calls: &[("ListSteps", 12)], apart_ms: 10, ..WHO };
        let mut strangers = Strangers::new(vec![greedy], 0);
        let mut quotas = Quotas::default();
        strangers.call_until(9_000, &mut quotas);
        assert!(quotas.draw("1", "here", "ListSteps", 9_000));
        strangers.call_until(10_200, &mut quotas);
        assert!(!quotas.draw("1", "here", "ListSteps", 10_200), "used up");
        assert!(quotas.draw("1", "elsewhere", "ListSteps", 10_200), "another Region");
        strangers.call_until(13_000, &mut quotas);
        assert!(quotas.draw("1", "here", "ListSteps", 13_000), "half a call a second came back");
    }

    #[test]
    fn a_long_jump_is_caught_up_without_replaying_all_of_it() {
        let mut strangers = Strangers::new(vec![WHO], 0);
        let mut quotas = Quotas::default();
        strangers.call_until(i64::MAX / 4, &mut quotas);
        assert_eq!(strangers.until_ms, i64::MAX / 4);
    }
}
