//! A budget of an account's own quotas.

use super::*;
use crate::source::QuotaPart;
use crate::time::MINUTE;
use proptest::prelude::*;

const T0: At = At(1_780_000_000_000);

fn doubled(part: QuotaPart) -> AccountQuota {
    let documented = Quotas::documented().of(Some(Operation::ListSteps));
    let value = match part {
        QuotaPart::Burst => 2.0 * documented.burst,
        QuotaPart::Refill => 2.0 * documented.refill,
    };
    AccountQuota { operation: Some(Operation::ListSteps), part, value }
}

#[test]
fn an_account_of_twice_the_quota_is_asked_twice_as_often_and_no_token_is_given() {
    let mut budget = Budget::new(0.5, T0);
    budget.spend(Operation::ListSteps, 5, T0);
    budget.refused(Operation::DescribeStep, T0);
    budget.quotas_read(&[doubled(QuotaPart::Burst), doubled(QuotaPart::Refill)], T0);
    assert!(!budget.ready(Operation::ListSteps));
    assert!((budget.rate(Operation::ListSteps) - 0.5).abs() < 1e-9);
    assert!((budget.rate(Operation::DescribeStep) - 0.125).abs() < 1e-9, "what was cut stays cut");
    let look = budget.look(Some(Operation::ListSteps));
    assert!((look.granted.burst - 20.0).abs() < 1e-9 && (look.burst - 10.0).abs() < 1e-9);
    budget.set_share(0.1, T0);
    assert!(
        (budget.rate(Operation::ListSteps) - 0.1).abs() < 1e-9,
        "another share is one of the same quotas"
    );
    assert_eq!(budget.reading().read, Some(T0));
}

#[test]
fn quotas_that_cannot_be_read_stay_as_they_are() {
    let mut budget = Budget::new(0.5, T0);
    budget.quotas_not_read(TroubleKind::Denied, T0);
    assert!((budget.rate(Operation::ListSteps) - 0.25).abs() < 1e-9 && budget.reading().read.is_none());
    budget.quotas_read(&[doubled(QuotaPart::Refill)], T0);
    budget.quotas_not_read(TroubleKind::Server, T0 + MINUTE);
    assert!((budget.rate(Operation::ListSteps) - 0.5).abs() < 1e-9 && budget.reading().read == Some(T0));
}

proptest! {
    #[test]
    fn whatever_quotas_are_read_when_no_more_is_asked_than_the_greatest_of_them_allows(
        moves in prop::collection::vec((0i64..20_000, prop::option::of(0.1f64..4.0)), 1..200),
    ) {
        let (mut budget, mut now, mut allowed, mut made) = (Budget::new(0.5, T0), T0, 5.0, 0.0);
        let mut refill = 0.25;
        for (wait, read) in moves {
            now = now + wait;
            #[expect(clippy::cast_precision_loss, reason = "a test's span is small")]
            let seconds = wait as f64 / 1000.0;
            allowed += refill * seconds;
            budget.advance(now);
            if let Some(times) = read {
                let told = AccountQuota { value: 0.5 * times, ..doubled(QuotaPart::Refill) };
                budget.quotas_read(&[told], now);
                refill = 0.25 * times;
            }
            if budget.ready(Operation::ListSteps) {
                budget.spend(Operation::ListSteps, 1, now);
                made += 1.0;
            }
            prop_assert!(made <= allowed + 1e-6, "{made} of {allowed}");
        }
    }
}
