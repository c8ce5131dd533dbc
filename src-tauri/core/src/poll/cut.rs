//! What a refusal for rate takes from a bucket, and how it comes back. Pure.
//!
//! EMR's quotas are shared with callers that cannot be seen; a refusal is the only word from them. The numbers below were chosen by
//! running 4 and 8 of our apps and a bystander on one account for three hours (`tests/pace`, drawn in `docs/pace.svg`), with three
//! aims: refusals stay far below 1 in 100 calls, for us and for strangers; no app is left behind; one that is alone is whole
//! again soon after an hour.
//!
//! - Coming back is slow and in proportion, so that those who ask more are refused more often and shares draw level by themselves.
//! - A first cut goes no lower than the polite part of the quota, of which a dozen apps fit below it side by side. Only who is refused
//!   there goes lower; when not one call was answered on the way down, the first answer brings it back up to there.

use crate::time::{At, HOUR, MINUTE, Millis, SECOND};

/// What a cut leaves.
const LEAVES: f64 = 0.5;
/// The part of the account's quota at which a cut stops at first.
const POLITE: f64 = 1.0 / 12.0;
/// What a cut leaves of a rate that is no higher than the polite one.
const LEAVES_BELOW: f64 = 0.7;
/// No cut goes below this share of the rate, so that one call now and then finds out when AWS answers again.
const LOWEST: f64 = 1.0 / 16.0;
/// Refused so often without one answer between, nobody was served at all: that is not others taking their part, but an end of
/// service. Its own end is told by the first answer, and the polite part comes back with it.
const UNSERVED: u32 = 6;
/// Refusals within this span are one matter: cut once.
const ONE_MATTER: Millis = 30 * SECOND;
/// Nothing comes back so soon after a cut.
const HOLD: Millis = MINUTE;
/// Then the rate doubles in this time,
const DOUBLES: Millis = 2 * HOUR;
/// and in this when no refusal came for [`QUIET`]: whoever used the account up has gone.
const DOUBLES_SOON: Millis = 15 * MINUTE;
const QUIET: Millis = HOUR;

/// How much of a bucket's rate cuts have left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cut {
    /// The share that is left, up to 1.
    left: f64,
    at: Option<At>,
    /// The share at which a cut stops at first.
    polite: f64,
    /// Cuts since the last answer.
    unanswered: u32,
}

impl Cut {
    /// No cut, of a bucket that holds `share` (0 to 1) of its quota.
    pub(super) fn none(share: f64) -> Self {
        Self { left: 1.0, at: None, polite: polite(share), unanswered: 0 }
    }

    /// The share that is left, up to 1.
    pub(super) fn left(self) -> f64 {
        self.left
    }

    /// The bucket holds another share of its quota.
    pub(super) fn resize(&mut self, share: f64) {
        self.polite = polite(share);
    }

    /// AWS refused a call at `now`.
    pub(super) fn deepen(&mut self, now: At) {
        if self.at.is_some_and(|at| now.since(at) < ONE_MATTER) {
            return;
        }
        self.left = if self.left > self.polite {
            (self.left * LEAVES).max(self.polite)
        } else {
            (self.left * LEAVES_BELOW).max(LOWEST)
        };
        self.at = Some(now);
        self.unanswered = self.unanswered.saturating_add(1);
    }

    /// AWS answered a call.
    pub(super) fn answered(&mut self) {
        if std::mem::take(&mut self.unanswered) >= UNSERVED {
            self.left = self.left.max(self.polite);
        }
    }

    /// Lets time pass from `was` to `now`; the engine's clock never goes back.
    pub(super) fn mend(&mut self, was: At, now: At) {
        let Some(at) = self.at else { return };
        let (_, left) = self.course(millis(was.since(at)), millis(now.since(at)));
        self.left = left;
        if left >= 1.0 {
            self.at = None;
        }
    }

    /// When all is back, seen from `now`, if no other cut follows; None: nothing is missing.
    pub(super) fn whole_at(self, now: At) -> Option<At> {
        let at = self.at?;
        let (whole, _) = self.course(millis(now.since(at)), f64::INFINITY);
        #[expect(clippy::cast_possible_truncation, reason = "hours")]
        let whole = whole.ceil() as Millis;
        Some(at + whole)
    }

    /// What is left `to` milliseconds after the cut when it is what it is at `from`, and when the course ended: at `to`, or when
    /// all was back.
    fn course(self, from: f64, to: f64) -> (f64, f64) {
        let (mut at, mut left) = (from.max(millis(HOLD)), self.left);
        while at < to && left < 1.0 {
            let quiet = at >= millis(QUIET);
            let (doubles, until) = if quiet { (DOUBLES_SOON, to) } else { (DOUBLES, to.min(millis(QUIET))) };
            let needed = -left.log2() * millis(doubles);
            if at + needed <= until {
                (at, left) = (at + needed, 1.0);
            } else {
                left *= ((until - at) / millis(doubles)).exp2();
                at = until;
            }
        }
        (at, left)
    }
}

/// The polite part of the quota as a share of a bucket that holds `share` of it.
fn polite(share: f64) -> f64 {
    (POLITE / share).min(1.0)
}

fn millis(span: Millis) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 ms")]
    let millis = span as f64;
    millis
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T0: At = At(1_780_000_000_000);
    /// 59 of the 120 minutes of a doubling are back after the first hour, the rest eight times as fast.
    const ONE_CUT: Millis = HOUR + 61 * MINUTE / 8;

    fn cut(times: i64) -> Cut {
        let mut cut = Cut::none(0.5);
        (0..times).for_each(|n| cut.deepen(T0 + n * MINUTE));
        cut
    }

    #[test]
    fn a_refusal_halves_and_refusals_of_one_matter_count_once() {
        let mut one = cut(1);
        one.deepen(T0 + 29 * SECOND);
        assert!((one.left() - 0.5).abs() < 1e-9);
        one.deepen(T0 + 30 * SECOND);
        assert!((one.left() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn a_cut_stops_at_the_polite_part_and_goes_below_only_when_refused_there() {
        assert!((cut(3).left() - 1.0 / 6.0).abs() < 1e-9, "a twelfth of the quota at half of it");
        assert!((cut(4).left() - 0.7 / 6.0).abs() < 1e-9);
        assert!((cut(40).left() - LOWEST).abs() < 1e-9, "never to nothing");
        let mut small = Cut::none(0.05);
        small.deepen(T0);
        assert!((small.left() - LEAVES_BELOW).abs() < 1e-9, "a small share is polite from the start");
    }

    #[test]
    fn the_first_answer_after_none_at_all_brings_the_polite_part_back_and_others_change_nothing() {
        let mut unserved = cut(9);
        unserved.answered();
        assert!((unserved.left() - 1.0 / 6.0).abs() < 1e-9, "{}", unserved.left());
        let mut shared = cut(6);
        shared.answered();
        (6..9).for_each(|n| shared.deepen(T0 + n * MINUTE));
        let before = shared;
        shared.answered();
        assert!((shared.left() - before.left()).abs() < 1e-9, "others were served, too");
        let mut small = cut(2);
        small.answered();
        assert!((small.left() - 0.25).abs() < 1e-9);
    }

    #[test]
    fn one_cut_is_back_soon_after_an_hour_and_the_deepest_within_three() {
        assert_eq!(cut(1).whole_at(T0), Some(T0 + ONE_CUT));
        let deepest = cut(40);
        let whole = deepest.whole_at(T0 + 40 * MINUTE).unwrap();
        assert!(whole.since(T0 + 39 * MINUTE) < 3 * HOUR, "{}", whole.since(T0));
    }

    proptest! {
        #[test]
        fn what_comes_back_does_not_depend_on_how_often_one_looks(times in 1i64..12, looks in prop::collection::vec(1i64..600_000, 1..60)) {
            let from = T0 + (times - 1) * MINUTE;
            let (mut often, mut once) = (cut(times), cut(times));
            let mut now = from;
            for look in looks {
                often.mend(now, now + look);
                now = now + look;
            }
            once.mend(from, now);
            prop_assert!((often.left() - once.left()).abs() < 1e-6, "{} {}", often.left(), once.left());
        }

        #[test]
        fn it_is_whole_when_it_said_it_would_be(times in 1i64..12) {
            let from = T0 + (times - 1) * MINUTE;
            let mut cut = cut(times);
            let whole = cut.whole_at(from).unwrap();
            let mut before = cut;
            before.mend(from, whole - SECOND);
            prop_assert!(before.left() < 1.0);
            cut.mend(from, whole);
            prop_assert!(cut.left() >= 1.0 && cut.whole_at(whole).is_none());
        }
    }
}
