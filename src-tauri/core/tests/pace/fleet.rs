//! What is true at AWS: clusters and steps as functions of time, made once from a seed.

use emr_monitor_core::model::{ClusterId, ClusterState, ClusterSummary, StepId, StepState, StepSummary};
use emr_monitor_core::time::{At, HOUR, MINUTE, Millis};
use std::collections::BTreeMap;

/// Steps a cluster is given in its life, and how many at a time.
const STEPS: usize = 20;
const BATCH: usize = 5;
/// Clusters of the fleet that ended before the run begins, for each that lives.
const ENDED_EACH: usize = 3;

/// One step's life.
pub(crate) struct TrueStep {
    pub(crate) id: StepId,
    pub(crate) created: At,
    pub(crate) started: At,
    pub(crate) ended: At,
}

/// One cluster's life: its states in order, and its steps in order of submission.
pub(crate) struct TrueCluster {
    pub(crate) id: ClusterId,
    pub(crate) turns: Vec<(At, ClusterState)>,
    pub(crate) steps: Vec<TrueStep>,
}

/// Numbers that look random and are the same each time (the finaliser of SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn between(&mut self, low: Millis, high: Millis) -> Millis {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        low + ((z ^ (z >> 31)) % (high - low).unsigned_abs().max(1)).cast_signed()
    }
}

impl TrueCluster {
    /// A cluster born at `born`, whose steps run for 5 to 12 minutes and come in batches with waits between them.
    fn born(name: &str, born: At, dice: &mut Dice) -> Self {
        let booting = born + dice.between(3 * MINUTE, 6 * MINUTE);
        let up = booting + dice.between(MINUTE, 3 * MINUTE);
        let mut turns = vec![(born, ClusterState::Starting), (booting, ClusterState::Bootstrapping)];
        let (mut at, mut steps) = (up, Vec::new());
        for number in 0..STEPS {
            if number % BATCH == 0 {
                turns.push((at, ClusterState::Running));
            }
            let ended = at + dice.between(5 * MINUTE, 12 * MINUTE);
            let created = turns.last().map_or(born, |(turned, _)| *turned);
            steps.push(TrueStep {
                id: StepId::new(format!("s-{name}-{number:02}")),
                created,
                started: at,
                ended,
            });
            at = ended;
            if number % BATCH == BATCH - 1 {
                turns.push((at, ClusterState::Waiting));
                at = at + dice.between(2 * MINUTE, 6 * MINUTE);
            }
        }
        turns.push((at, ClusterState::Terminating));
        turns.push((at + 2 * MINUTE, ClusterState::Terminated));
        Self { id: ClusterId::new(format!("j-{name}")), turns, steps }
    }

    pub(crate) fn born_at(&self) -> At {
        self.turns[0].0
    }

    fn dead_at(&self) -> At {
        self.turns[self.turns.len() - 1].0
    }

    pub(crate) fn state(&self, now: At) -> &ClusterState {
        let turn = self.turns.iter().rev().find(|(at, _)| *at <= now);
        turn.map_or(&ClusterState::Starting, |(_, state)| state)
    }

    pub(crate) fn summary(&self, now: At) -> ClusterSummary {
        let state = self.state(now).clone();
        ClusterSummary {
            id: self.id.clone(),
            name: self.id.as_str().to_owned(),
            arn: None,
            ended: state.ended().then(|| self.dead_at()),
            ready: self.turns.get(2).map(|(at, _)| *at).filter(|at| *at <= now),
            state,
            reason: None,
            errors: Vec::new(),
            created: Some(self.born_at()),
            normalized_hours: None,
        }
    }

    /// The steps there are now, newest first as ListSteps gives them.
    pub(crate) fn steps(&self, now: At) -> Vec<StepSummary> {
        self.steps.iter().rev().filter(|step| step.created <= now).map(|step| step.summary(now)).collect()
    }
}

impl TrueStep {
    pub(crate) fn summary(&self, now: At) -> StepSummary {
        let state = match now {
            _ if now < self.started => StepState::Pending,
            _ if now < self.ended => StepState::Running,
            _ => StepState::Completed,
        };
        StepSummary {
            id: self.id.clone(),
            name: self.id.as_str().to_owned(),
            state,
            state_reason: None,
            failure: None,
            created: Some(self.created),
            started: (self.started <= now).then_some(self.started),
            ended: (self.ended <= now).then_some(self.ended),
            action_on_failure: Some("CONTINUE".into()),
            jar: None,
            main_class: None,
            args: Vec::new().into(),
            properties: BTreeMap::new(),
            log_uri: None,
            execution_role: None,
        }
    }
}

/// A fleet in which `live` clusters live at each moment from `from` to `until`, each followed by another at its end.
pub(crate) fn fleet(live: usize, (from, until): (At, At), seed: u64) -> Vec<TrueCluster> {
    let mut dice = Dice(seed);
    let mut clusters = Vec::new();
    for slot in 0..live {
        let mut born = from - dice.between(0, 3 * HOUR);
        for life in 0.. {
            let cluster = TrueCluster::born(&format!("{slot:03}-{life}"), born, &mut dice);
            born = cluster.dead_at();
            if born > from || life == 0 {
                clusters.push(cluster);
            }
            if born > until {
                break;
            }
        }
        for old in 0..ENDED_EACH {
            let mut cluster = TrueCluster::born(&format!("{slot:03}-old-{old}"), from - 20 * HOUR, &mut dice);
            cluster.turns.retain(|(at, _)| *at < from);
            clusters.push(cluster);
        }
    }
    clusters
}
