//! ListSteps and DescribeStep.

use serde_json::{Value, json};

use super::input::{DescribeStep, ListSteps, states};
use super::page::{PAGE, page};
use super::{Refusal, Scope, status};
use crate::cluster::{Cluster, Step};
use crate::course::StepState;
use crate::script::ActionOnFailure;

/// ListSteps tells of so many records of a cluster (EMR Management Guide, "View steps").
const RECORDS: usize = 1000;
const STEP_IDS: usize = 10;

/// Newest first, unless StepIds or StepStates is given (EMR API Reference, ListSteps).
pub(super) fn list_steps(scope: &Scope<'_>, input: &ListSteps) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    let wanted = states(input.step_states.as_deref(), &StepState::ALL.map(StepState::name), "stepStates")?;
    let ids = input.step_ids.as_deref().filter(|ids| !ids.is_empty());
    if ids.is_some_and(|ids| ids.len() > STEP_IDS) {
        return Err(Refusal::too_many_step_ids());
    }
    let mut steps: Vec<Step<'_>> = cluster.steps(scope.now).rev().take(RECORDS).collect();
    if let Some(unknown) =
        ids.and_then(|ids| ids.iter().find(|id| !steps.iter().any(|step| step.id == id.as_str())))
    {
        return Err(Refusal::no_such_step(unknown));
    }
    let newest_first = wanted.is_none() && ids.is_none();
    steps.retain(|step| {
        wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|state| state == step.state_name(scope.now)))
            && ids.is_none_or(|ids| ids.iter().any(|id| id == step.id))
    });
    let salt = scope.salt(&format!("steps/{}/{newest_first}", cluster.id));
    let key = |step: &Step<'_>| {
        if newest_first { u64::MAX - step.place } else { step.place }
    };
    let (steps, marker) = page(steps, key, input.marker.as_deref(), salt, PAGE)?;
    let steps: Vec<Value> = steps.iter().map(|step| summary(cluster, step, scope.now)).collect();
    Ok(status::with_marker(json!({"Steps": steps}), marker))
}

pub(super) fn describe_step(scope: &Scope<'_>, input: &DescribeStep) -> Result<Value, Refusal> {
    let cluster = scope.cluster(input.cluster_id()?)?;
    let id = input.step_id()?;
    let step =
        cluster.steps(scope.now).find(|step| step.id == id).ok_or_else(|| Refusal::no_such_step(id))?;
    let mut step = summary(cluster, &step, scope.now);
    if let Value::Object(fields) = &mut step {
        fields.insert(
            "ExecutionRoleArn".to_owned(),
            format!("arn:aws:iam::{}:role/demo-model-runtime", scope.account).into(),
        );
    }
    Ok(json!({"Step": step}))
}

fn summary(cluster: &Cluster, step: &Step<'_>, now: i64) -> Value {
    let action = match step.script.on_failure {
        ActionOnFailure::TerminateCluster => "TERMINATE_CLUSTER",
        ActionOnFailure::CancelAndWait => "CANCEL_AND_WAIT",
        ActionOnFailure::Continue => "CONTINUE",
    };
    json!({
        "Id": step.id,
        "Name": step.script.name,
        "Config": {"Jar": step.script.jar, "Properties": {}, "Args": step.script.args},
        "ActionOnFailure": action,
        "Status": status::step(cluster, step, now),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::{ClusterScript, StepScript};

    #[test]
    fn only_the_newest_thousand_records_are_told() {
        let steps = (0..1_003).map(|n| StepScript::spark(&format!("step {n}"), 1));
        let script = ClusterScript::new("many", "1", "here", 0).steps(steps);
        let clusters = [Cluster::new(script, 1)];
        let scope = Scope { clusters: &clusters, account: "1", region: "here", now: 60_000, seed: 1 };
        let mut input = json!({"ClusterId": clusters[0].id});
        let mut names = Vec::new();
        loop {
            let page = list_steps(&scope, &serde_json::from_value(input.clone()).unwrap()).unwrap();
            names.extend(page["Steps"].as_array().unwrap().iter().map(|step| step["Name"].clone()));
            match page.get("Marker") {
                Some(marker) => input["Marker"] = marker.clone(),
                None => break,
            }
        }
        assert_eq!(names.len(), 1_000);
        assert_eq!((&names[0], &names[999]), (&json!("step 1002"), &json!("step 3")));
    }
}
