//! What was spent: calls and refusals by operation over the last minute and hour. Counted by second and by minute, so that it takes
//! the same memory however many calls there were. Pure, told the time.

use crate::source::Operation;
use crate::time::{At, HOUR, MINUTE, Millis, SECOND};
use std::collections::VecDeque;

/// Minutes for which refusals are told in the status bar.
const TOLD_MINUTES: i64 = 10;

const OPERATIONS: usize = Operation::ALL.len();

type Counts = [u32; OPERATIONS];

/// Calls and refusals, as of the last [`Spent::advance`].
#[derive(Debug, Clone, PartialEq)]
pub struct Spent {
    seconds: Counter,
    minutes: Counter,
    refused: Counter,
    refused_at: [Option<At>; OPERATIONS],
}

impl Default for Spent {
    fn default() -> Self {
        Self {
            seconds: Counter::over(MINUTE, SECOND),
            minutes: Counter::over(HOUR, MINUTE),
            refused: Counter::over(HOUR, MINUTE),
            refused_at: [None; OPERATIONS],
        }
    }
}

impl Spent {
    /// Lets time pass: what is older than an hour is forgotten.
    pub(super) fn advance(&mut self, now: At) {
        for counter in [&mut self.seconds, &mut self.minutes, &mut self.refused] {
            counter.advance(now);
        }
    }

    /// Notes calls that went out.
    pub(super) fn called(&mut self, operation: Operation, calls: u32, now: At) {
        self.seconds.add(operation, calls, now);
        self.minutes.add(operation, calls, now);
    }

    /// Notes that AWS refused one for rate.
    pub(super) fn refused(&mut self, operation: Operation, now: At) {
        self.refused.add(operation, 1, now);
        if let Some(last) = self.refused_at.get_mut(operation as usize) {
            *last = Some(now);
        }
    }

    /// Whether another operation than this was refused not longer ago than `span`.
    pub(super) fn another_refused(&self, operation: Operation, span: Millis, now: At) -> bool {
        Operation::ALL
            .into_iter()
            .filter(|other| *other != operation)
            .any(|other| self.last_refusal(other).is_some_and(|at| now.since(at) <= span))
    }

    /// Calls of an operation in the last minute.
    #[must_use]
    pub fn in_minute(&self, operation: Operation) -> u32 {
        self.seconds.of(operation)
    }

    /// Calls of an operation in the last hour.
    #[must_use]
    pub fn in_hour(&self, operation: Operation) -> u32 {
        self.minutes.of(operation)
    }

    /// Calls of an operation that AWS refused for rate in the last hour.
    #[must_use]
    pub fn refused_in_hour(&self, operation: Operation) -> u32 {
        self.refused.of(operation)
    }

    /// When AWS last refused this operation for rate, in this run.
    #[must_use]
    pub fn last_refusal(&self, operation: Operation) -> Option<At> {
        self.refused_at.get(operation as usize).copied().flatten()
    }

    /// Calls of all operations in the last minute.
    #[must_use]
    pub fn calls_a_minute(&self) -> u32 {
        Operation::ALL.into_iter().map(|operation| self.in_minute(operation)).sum()
    }

    /// Refusals of all operations in the last ten minutes.
    #[must_use]
    pub fn refusals(&self) -> u32 {
        self.refused.newest(TOLD_MINUTES)
    }
}

/// Counts in slots of equal length, the newest last; slots in which nothing happened take no place.
#[derive(Debug, Clone, PartialEq)]
struct Counter {
    slot: Millis,
    kept: i64,
    newest: i64,
    slots: VecDeque<(i64, Counts)>,
}

impl Counter {
    fn over(span: Millis, slot: Millis) -> Self {
        Self { slot, kept: span / slot, newest: i64::MIN, slots: VecDeque::new() }
    }

    fn advance(&mut self, now: At) {
        self.newest = now.0.div_euclid(self.slot);
        // A clock set back: what was counted ahead of it counts as of now, lest it stay for as long as the clock was wrong.
        let mut ahead: Counts = [0; OPERATIONS];
        while let Some((_, counts)) = self.slots.pop_back_if(|(at, _)| *at > self.newest) {
            sum_up(&mut ahead, &counts);
        }
        if ahead.iter().any(|count| *count > 0) {
            sum_up(self.current(), &ahead);
        }
        while self.slots.front().is_some_and(|(at, _)| *at <= self.newest - self.kept) {
            self.slots.pop_front();
        }
    }

    fn add(&mut self, operation: Operation, count: u32, now: At) {
        self.advance(now);
        let mut counts: Counts = [0; OPERATIONS];
        if let Some(own) = counts.get_mut(operation as usize) {
            *own = count;
        }
        sum_up(self.current(), &counts);
    }

    fn current(&mut self) -> &mut Counts {
        let newest = self.newest;
        if self.slots.back().is_none_or(|(at, _)| *at != newest) {
            self.slots.push_back((newest, [0; OPERATIONS]));
        }
        let last = self.slots.len() - 1;
        &mut self.slots[last].1
    }

    fn of(&self, operation: Operation) -> u32 {
        self.slots.iter().filter_map(|(_, counts)| counts.get(operation as usize)).sum()
    }

    /// The sum over the newest slots.
    fn newest(&self, slots: i64) -> u32 {
        let young = self.slots.iter().filter(|(at, _)| *at > self.newest - slots);
        young.flat_map(|(_, counts)| counts).sum()
    }
}

fn sum_up(into: &mut Counts, more: &Counts) {
    for (sum, count) in into.iter_mut().zip(more) {
        *sum = sum.saturating_add(*count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T0: At = At(1_780_000_000_000);

    fn operation() -> impl Strategy<Value = Operation> {
        prop::sample::select(Operation::ALL.to_vec())
    }

    #[test]
    fn a_call_counts_for_a_minute_and_for_an_hour() {
        let mut spent = Spent::default();
        spent.called(Operation::ListSteps, 3, T0);
        spent.called(Operation::ListClusters, 1, T0);
        let seen =
            |spent: &Spent| (spent.in_minute(Operation::ListSteps), spent.in_hour(Operation::ListSteps));
        assert_eq!((seen(&spent), spent.calls_a_minute()), ((3, 3), 4));
        spent.advance(T0 + 58 * SECOND);
        assert_eq!(seen(&spent), (3, 3));
        spent.advance(T0 + MINUTE);
        assert_eq!(seen(&spent), (0, 3));
        spent.advance(T0 + HOUR);
        assert_eq!(seen(&spent), (0, 0));
    }

    #[test]
    fn a_refusal_is_told_for_ten_minutes_and_remembered_with_its_time() {
        let mut spent = Spent::default();
        assert_eq!(spent.last_refusal(Operation::ListSteps), None);
        spent.refused(Operation::ListSteps, T0);
        assert_eq!((spent.refusals(), spent.last_refusal(Operation::ListSteps)), (1, Some(T0)));
        assert!(!spent.another_refused(Operation::ListSteps, HOUR, T0), "itself is no other");
        assert!(spent.another_refused(Operation::ListClusters, SECOND, T0 + SECOND));
        assert!(!spent.another_refused(Operation::ListClusters, SECOND, T0 + 2 * SECOND));
        spent.advance(T0 + 11 * MINUTE);
        assert_eq!((spent.refusals(), spent.refused_in_hour(Operation::ListSteps)), (0, 1));
    }

    #[test]
    fn a_clock_set_back_loses_no_call_and_keeps_none_for_ever() {
        let mut spent = Spent::default();
        spent.called(Operation::ListSteps, 2, T0 + 10 * HOUR);
        spent.advance(T0);
        assert_eq!(spent.in_minute(Operation::ListSteps), 2);
        spent.advance(T0 + 2 * HOUR);
        assert_eq!(spent.in_hour(Operation::ListSteps), 0);
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_list_of_calls_within_a_slot(
            calls in prop::collection::vec((operation(), 0i64..90_000, 1u32..4), 1..300),
        ) {
            let (mut spent, mut list, mut now) = (Spent::default(), Vec::new(), T0);
            for (operation, wait, count) in calls {
                now = now + wait;
                spent.called(operation, count, now);
                list.push((operation, now, count));
            }
            for operation in Operation::ALL {
                let within = |span: Millis| {
                    let young = list.iter().filter(|(of, at, _)| *of == operation && now.since(*at) < span);
                    young.map(|(_, _, count)| count).sum::<u32>()
                };
                let minute = spent.in_minute(operation);
                prop_assert!(within(MINUTE - SECOND) <= minute && minute <= within(MINUTE));
                let hour = spent.in_hour(operation);
                prop_assert!(within(HOUR - MINUTE) <= hour && hour <= within(HOUR));
            }
        }

        #[test]
        fn however_many_calls_there_are_and_wherever_the_clock_goes_it_stays_small(
            moves in prop::collection::vec((operation(), -7_200_000i64..7_200_000, 1u32..9), 1..400),
        ) {
            let (mut spent, mut now) = (Spent::default(), T0);
            for (operation, jump, count) in moves {
                now = now + jump;
                spent.called(operation, count, now);
                spent.refused(operation, now);
            }
            let slots = spent.seconds.slots.len() + spent.minutes.slots.len() + spent.refused.slots.len();
            prop_assert!(slots <= 180);
        }
    }
}
