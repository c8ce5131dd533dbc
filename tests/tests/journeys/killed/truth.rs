//! What the sim says failed, ended with errors or was done after the start, by a caller that shares nothing with the app.

use emr_monitor_sim::Sim;
use emr_monitor_tests::{START, Wire};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The keys of all that must be told, when all is over.
pub(super) async fn of(sim: &Sim) -> BTreeSet<String> {
    let profile = sim.profiles().remove(0);
    let region = profile.regions[0].clone();
    let wire = Wire::new(&sim.endpoint(), &profile.access_key_id, &region);
    let mut keys = BTreeSet::new();
    for cluster in all(&wire, "ListClusters", json!({}), "Clusters").await {
        let id = text(&cluster["Id"]).to_owned();
        let steps = all(&wire, "ListSteps", json!({"ClusterId": id}), "Steps").await;
        let failed: Vec<_> = steps.iter().filter(|step| state(step) == "FAILED").collect();
        let key = |step: &str, kind: &str| format!("{}/{region}/{id}/{step}/{kind}", profile.account);
        let late = failed.iter().filter(|step| since(step));
        keys.extend(late.map(|step| key(text(&step["Id"]), "step_failed")));
        let by_step = cluster["Status"]["StateChangeReason"]["Code"] == "STEP_FAILURE" && !failed.is_empty();
        if state(&cluster) == "TERMINATED_WITH_ERRORS" && since(&cluster) && !by_step {
            keys.insert(key("-", "cluster_failed"));
        }
        let over = matches!(state(&cluster), "WAITING" | "TERMINATED");
        let last = steps.iter().max_by_key(|step| ended(step));
        if over && last.is_some_and(|last| state(last) == "COMPLETED" && since(last)) {
            // ListSteps tells the newest first.
            keys.insert(key(text(&steps[0]["Id"]), "steps_done"));
        }
    }
    keys
}

async fn all(wire: &Wire, operation: &str, mut input: Value, list: &str) -> Vec<Value> {
    let mut found = Vec::new();
    loop {
        let answer = wire.answer(operation, &input).await;
        found.extend(answer[list].as_array().unwrap().iter().cloned());
        match answer.get("Marker") {
            Some(marker) => input["Marker"] = marker.clone(),
            None => return found,
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn state(thing: &Value) -> &str {
    text(&thing["Status"]["State"])
}

fn ended(thing: &Value) -> i64 {
    thing["Status"]["Timeline"]["EndDateTime"].as_f64().map_or(0, |seconds| (seconds * 1000.0) as i64)
}

fn since(thing: &Value) -> bool {
    ended(thing) > START
}
