//! Testing a connection: who am I, then one list of clusters, within the budget like every other call.

use super::wire::{ConnectionTest, TestCheck, TestOutcome};
use crate::clock::Clock;
use crate::engine::{Command, Handle};
use crate::model::{Account, ClusterState, Scope, TroubleKind, Watch};
use crate::poll::task::SharedBudget;
use crate::source::{AskError, Call, Operation, Source};
use crate::time::{At, Millis, SECOND};
use std::sync::{Arc, PoisonError};
use tokio::sync::oneshot;

/// A test does not wait longer than this for the budget, on the engine's clock.
const PATIENCE: Millis = 30 * SECOND;
/// STS's action, which needs no permission.
const IDENTITY: &str = "sts:GetCallerIdentity";

/// Codes by which AWS says that credentials have run out (STS and EMR, "Common Error Types").
const EXPIRED: [&str; 3] = ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"];

/// Asks both, and tells what came of it.
pub(super) async fn test(
    source: Result<Arc<dyn Source>, AskError>,
    watch: &Watch,
    clock: &dyn Clock,
    engine: &Handle,
) -> ConnectionTest {
    let at = clock.now();
    let identity = match &source {
        Ok(source) => source.identity().await,
        Err(error) => Err(error.clone()),
    };
    let (who, account, calls) = match identity {
        Ok(identity) => (good(IDENTITY), identity.account, identity.requests),
        Err(error) => (failed(IDENTITY, &error), None, error.requests),
    };
    let mut test = ConnectionTest {
        region: watch.region.to_string(),
        at: at.wire(),
        calls,
        account: account.clone().unwrap_or_default(),
        outcome: who.outcome,
        message: who.message.clone(),
        checks: vec![who],
    };
    let action = format!("elasticmapreduce:{}", Operation::ListClusters.as_emr());
    let list = match source {
        Ok(source) if !stops(test.outcome) => {
            let account = account.map_or_else(|| Account::Unknown(watch.profile.clone()), Account::Known);
            let scope = Scope { account, region: watch.region.clone() };
            list(source.as_ref(), scope, &action, (clock, engine), &mut test.calls).await
        }
        Ok(_) | Err(_) => TestCheck { action, outcome: TestOutcome::NotAsked, message: String::new() },
    };
    // Where the list answers, the account will be told by its clusters: STS is not needed.
    if list.outcome != TestOutcome::NotAsked {
        (test.outcome, test.message) = (list.outcome, list.message.clone());
    }
    test.checks.push(list);
    test
}

async fn list(
    source: &dyn Source,
    scope: Scope,
    action: &str,
    (clock, engine): (&dyn Clock, &Handle),
    calls: &mut u32,
) -> TestCheck {
    let (reply, answer) = oneshot::channel();
    engine.tell(Command::Budget { scope, reply }).await;
    let Ok(budget) = answer.await else {
        return TestCheck {
            action: action.to_owned(),
            outcome: TestOutcome::NotAsked,
            message: "EMR Monitor is closing.".to_owned(),
        };
    };
    if !granted(&budget, clock).await {
        let message = "The app's own budget for ListClusters is used up for now. Test again in a minute.";
        return TestCheck {
            action: action.to_owned(),
            outcome: TestOutcome::Throttled,
            message: message.to_owned(),
        };
    }
    let call = Call::ListClusters { states: ClusterState::LIVE.to_vec(), created_after: None, marker: None };
    let result = source.ask(&call).await;
    let requests = result.as_ref().map_or_else(|error| error.requests, |reply| reply.requests);
    *calls += requests;
    let throttled = matches!(&result, Err(error) if error.kind == TroubleKind::Throttled);
    settle(&budget, requests, throttled, clock.now());
    match result {
        Ok(_) => good(action),
        Err(error) => failed(action, &error),
    }
}

/// Takes the token of one ListClusters, waiting for it if need be; false when it does not come.
async fn granted(budget: &SharedBudget, clock: &dyn Clock) -> bool {
    let until = clock.now() + PATIENCE;
    loop {
        let now = clock.now();
        let next = {
            let mut budget = budget.lock().unwrap_or_else(PoisonError::into_inner);
            budget.advance(now);
            if budget.ready(Operation::ListClusters) {
                budget.spend(Operation::ListClusters, 1, now);
                return true;
            }
            budget.ready_at(Operation::ListClusters)
        };
        if next > until {
            return false;
        }
        clock.sleep_until(next).await;
    }
}

/// What the call truly cost, and a refusal.
fn settle(budget: &SharedBudget, requests: u32, throttled: bool, now: At) {
    let mut budget = budget.lock().unwrap_or_else(PoisonError::into_inner);
    budget.advance(now);
    budget.spend(Operation::ListClusters, requests.saturating_sub(1), now);
    if throttled {
        budget.refused(Operation::ListClusters, now);
    }
}

fn good(action: &str) -> TestCheck {
    TestCheck { action: action.to_owned(), outcome: TestOutcome::Good, message: String::new() }
}

fn failed(action: &str, error: &AskError) -> TestCheck {
    TestCheck { action: action.to_owned(), outcome: outcome(error), message: error.message.clone() }
}

/// Whether asking on would bring the same.
fn stops(outcome: TestOutcome) -> bool {
    match outcome {
        TestOutcome::WrongKey
        | TestOutcome::Expired
        | TestOutcome::WrongRegion
        | TestOutcome::ClockOff
        | TestOutcome::Keyring
        | TestOutcome::Profile => true,
        TestOutcome::Good
        | TestOutcome::Denied
        | TestOutcome::NoNetwork
        | TestOutcome::Throttled
        | TestOutcome::Failed
        | TestOutcome::NotAsked => false,
    }
}

fn outcome(error: &AskError) -> TestOutcome {
    match error.kind {
        TroubleKind::SignedOut => match error.code.as_deref() {
            Some(code) if EXPIRED.contains(&code) => TestOutcome::Expired,
            Some(_) => TestOutcome::WrongKey,
            // There were no credentials to ask with.
            None => TestOutcome::Expired,
        },
        TroubleKind::Denied => TestOutcome::Denied,
        TroubleKind::WrongRegion => TestOutcome::WrongRegion,
        TroubleKind::ClockWrong => TestOutcome::ClockOff,
        TroubleKind::Offline => TestOutcome::NoNetwork,
        TroubleKind::Throttled => TestOutcome::Throttled,
        TroubleKind::Keyring => TestOutcome::Keyring,
        TroubleKind::Profile => TestOutcome::Profile,
        TroubleKind::TimedOut | TroubleKind::Server | TroubleKind::BadAnswer | TroubleKind::Refused => {
            TestOutcome::Failed
        }
    }
}
