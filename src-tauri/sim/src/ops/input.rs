//! Requests as EMR reads them.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Refusal;

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct ListClusters {
    pub(super) created_after: Option<f64>,
    pub(super) created_before: Option<f64>,
    pub(super) cluster_states: Option<Vec<String>>,
    pub(super) marker: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct OfCluster {
    cluster_id: Option<String>,
    pub(super) marker: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct ListSteps {
    cluster_id: Option<String>,
    pub(super) step_states: Option<Vec<String>>,
    pub(super) step_ids: Option<Vec<String>>,
    pub(super) marker: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct DescribeStep {
    cluster_id: Option<String>,
    step_id: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "PascalCase", default)]
pub(super) struct ListInstances {
    cluster_id: Option<String>,
    pub(super) instance_group_id: Option<String>,
    pub(super) instance_group_types: Option<Vec<String>>,
    pub(super) instance_fleet_id: Option<String>,
    pub(super) instance_fleet_type: Option<String>,
    pub(super) instance_states: Option<Vec<String>>,
    pub(super) marker: Option<String>,
}

fn required<'a>(value: Option<&'a String>, field: &str) -> Result<&'a str, Refusal> {
    value.map(String::as_str).ok_or_else(|| Refusal::missing(field))
}

impl OfCluster {
    pub(super) fn cluster_id(&self) -> Result<&str, Refusal> {
        required(self.cluster_id.as_ref(), "clusterId")
    }
}

impl ListSteps {
    pub(super) fn cluster_id(&self) -> Result<&str, Refusal> {
        required(self.cluster_id.as_ref(), "clusterId")
    }
}

impl DescribeStep {
    pub(super) fn cluster_id(&self) -> Result<&str, Refusal> {
        required(self.cluster_id.as_ref(), "clusterId")
    }

    pub(super) fn step_id(&self) -> Result<&str, Refusal> {
        required(self.step_id.as_ref(), "stepId")
    }
}

impl ListInstances {
    pub(super) fn cluster_id(&self) -> Result<&str, Refusal> {
        required(self.cluster_id.as_ref(), "clusterId")
    }
}

/// Reads a request; an empty body is an empty one.
pub(super) fn read<T: DeserializeOwned + Default>(body: &[u8]) -> Result<T, Refusal> {
    if body.is_empty() {
        Ok(T::default())
    } else {
        serde_json::from_slice(body).map_err(|_| Refusal::not_json())
    }
}

/// A filter by state; a state that EMR does not know is refused.
pub(super) fn states(
    given: Option<&[String]>,
    known: &[&str],
    field: &str,
) -> Result<Option<Vec<String>>, Refusal> {
    let Some(given) = given.filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    match given.iter().find(|state| !known.contains(&state.as_str())) {
        Some(unknown) => Err(Refusal::not_in_enum(field, unknown, known)),
        None => Ok(Some(given.to_vec())),
    }
}
