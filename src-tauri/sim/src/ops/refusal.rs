//! Refusals in EMR's and AWS's own shapes.

use serde_json::{Value, json};

/// An error answer: HTTP status, code, and what the body says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    /// Only InvalidRequestException has one.
    error_code: Option<&'static str>,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, error_code: None, message: message.into() }
    }

    fn invalid(error_code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status: 400,
            code: "InvalidRequestException",
            error_code: Some(error_code),
            message: message.into(),
        }
    }

    pub(super) fn no_such_cluster(id: &str) -> Self {
        Self::invalid("NoSuchCluster", format!("Cluster id '{id}' is not valid."))
    }

    pub(super) fn no_such_step(id: &str) -> Self {
        Self::invalid("NoSuchStep", format!("Step id '{id}' is not valid."))
    }

    pub(super) fn no_such_service(code: &str) -> Self {
        Self::new(
            400,
            "NoSuchResourceException",
            format!("The request failed because the specified service does not exist: {code}."),
        )
    }

    pub(super) fn bad_marker() -> Self {
        Self::invalid("InvalidMarker", "Marker is not valid.")
    }

    pub(super) fn too_many_step_ids() -> Self {
        Self::invalid("InvalidRequest", "The number of step ids exceeds the limit of 10.")
    }

    pub(super) fn wrong_collection(wanted: &str, instead: &str) -> Self {
        Self::invalid(
            "InvalidRequest",
            format!(
                "{wanted} and {instead} are mutually exclusive. The EMR cluster specified in the request uses {instead}. The {wanted} request does not support clusters that use {instead}."
            ),
        )
    }

    pub(super) fn missing(field: &str) -> Self {
        Self::validation(format!(
            "1 validation error detected: Value null at '{field}' failed to satisfy constraint: Member must not be null"
        ))
    }

    pub(super) fn not_in_enum(field: &str, value: &str, known: &[&str]) -> Self {
        let known = known.join(", ");
        Self::validation(format!(
            "1 validation error detected: Value '[{value}]' at '{field}' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [{known}]]"
        ))
    }

    fn validation(message: String) -> Self {
        Self::new(400, "ValidationException", message)
    }

    pub(super) fn not_json() -> Self {
        Self::new(400, "SerializationException", "Start of structure or map found where not expected.")
    }

    pub(crate) fn unknown_operation() -> Self {
        Self::new(400, "UnknownOperationException", "")
    }

    pub(crate) fn throttled() -> Self {
        Self::new(400, "ThrottlingException", "Rate exceeded")
    }

    /// The body in awsJson1_1.
    pub(crate) fn json(&self) -> Value {
        match (self.error_code, self.code) {
            (Some(error_code), code) => {
                json!({"__type": code, "ErrorCode": error_code, "Message": self.message})
            }
            (None, "AccessDeniedException" | "InternalServerException") => {
                json!({"__type": self.code, "Message": self.message})
            }
            (None, "UnknownOperationException") => json!({"__type": self.code}),
            (None, code) => json!({"__type": code, "message": self.message}),
        }
    }
}
