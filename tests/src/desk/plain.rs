//! Values of the bus as plain JSON.

use crate::desk::icon;
use serde_json::{Value as Json, json};
use zbus::zvariant::{Array, Value};

/// The value without its types. Bytes become their number and hash, lest pictures fill the lines.
pub(crate) fn plain(value: &Value<'_>) -> Json {
    match value {
        Value::U8(number) => json!(number),
        Value::Bool(truth) => json!(truth),
        Value::I16(number) => json!(number),
        Value::U16(number) => json!(number),
        Value::I32(number) => json!(number),
        Value::U32(number) => json!(number),
        Value::I64(number) => json!(number),
        Value::U64(number) => json!(number),
        Value::F64(number) => json!(number),
        Value::Str(text) => json!(text.as_str()),
        Value::Signature(signature) => json!(signature.to_string()),
        Value::ObjectPath(path) => json!(path.as_str()),
        Value::Value(inner) => plain(inner),
        Value::Array(array) => bytes(array).map_or_else(
            || array.iter().map(plain).collect(),
            |bytes| json!({ "bytes": bytes.len(), "sha256": icon::sha256(&bytes) }),
        ),
        Value::Dict(dict) => dict.iter().map(|(key, value)| (text(key), plain(value))).collect(),
        Value::Structure(structure) => structure.fields().iter().map(plain).collect(),
        // A file handed over; there is nothing to show of it.
        Value::Fd(_) => Json::Null,
    }
}

/// What an array of bytes holds; `None` for other arrays.
pub(crate) fn bytes(array: &Array<'_>) -> Option<Vec<u8>> {
    let byte = |value: &Value<'_>| match value {
        Value::U8(byte) => Some(*byte),
        _ => None,
    };
    (*array.element_signature() == zbus::zvariant::Signature::U8)
        .then(|| array.iter().filter_map(byte).collect())
}

fn text(key: &Value<'_>) -> String {
    match plain(key) {
        Json::String(text) => text,
        other => other.to_string(),
    }
}
