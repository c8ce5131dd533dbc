//! A tray menu, as `com.canonical.dbusmenu` tells it.

use crate::desk::icon::Icon;
use crate::desk::plain::bytes;
use serde::Serialize;
use std::collections::HashMap;
use zbus::Proxy;
use zbus::zvariant::{Structure, Value};

/// One line of a menu. What the protocol leaves out has its default here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Entry {
    /// It changes whenever the menu is built anew.
    pub(crate) id: i32,
    /// The label as it was sent.
    pub(crate) raw: String,
    /// The label as it is seen.
    pub(crate) label: String,
    /// `standard` or `separator`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) enabled: bool,
    pub(crate) visible: bool,
    pub(crate) icon: Option<Icon>,
    /// `checkmark` or `radio`; empty for none.
    pub(crate) toggle: String,
    /// Whether that is on.
    pub(crate) on: bool,
    pub(crate) children: Vec<Entry>,
}

/// The whole menu, read now.
pub(crate) async fn read(menu: &Proxy<'_>) -> zbus::Result<Vec<Entry>> {
    let answer = menu.call_method("GetLayout", &(0i32, -1i32, Vec::<&str>::new())).await?;
    let body = answer.body();
    let layout: Structure<'_> = body.deserialize()?;
    let [_revision, root] = layout.fields() else {
        return Err(zbus::Error::InvalidReply);
    };
    Ok(entry(root).ok_or(zbus::Error::InvalidReply)?.children)
}

// A line is (id, properties, children), each child in a variant.
fn entry(value: &Value<'_>) -> Option<Entry> {
    let Value::Structure(line) = bare(value) else { return None };
    let [Value::I32(id), Value::Dict(properties), Value::Array(children)] = line.fields() else {
        return None;
    };
    let properties: HashMap<&str, &Value<'_>> = properties
        .iter()
        .filter_map(|(name, value)| match name {
            Value::Str(name) => Some((name.as_str(), bare(value))),
            _ => None,
        })
        .collect();
    let text = |name: &str| match properties.get(name) {
        Some(Value::Str(text)) => Some(text.as_str().to_owned()),
        _ => None,
    };
    let truth = |name: &str| !matches!(properties.get(name), Some(Value::Bool(false)));
    let icon = match properties.get("icon-data") {
        Some(Value::Array(data)) => bytes(data).filter(|data| !data.is_empty()),
        _ => None,
    };
    let raw = text("label").unwrap_or_default();
    Some(Entry {
        id: *id,
        label: shown(&raw),
        raw,
        kind: text("type").unwrap_or_else(|| "standard".to_owned()),
        enabled: truth("enabled"),
        visible: truth("visible"),
        icon: icon.map(|data| Icon::of_bytes(&data)),
        toggle: text("toggle-type").unwrap_or_default(),
        on: matches!(properties.get("toggle-state"), Some(Value::I32(1))),
        children: children.iter().map(entry).collect::<Option<_>>()?,
    })
}

fn bare<'v, 'a>(value: &'v Value<'a>) -> &'v Value<'a> {
    match value {
        Value::Value(inner) => bare(inner),
        other => other,
    }
}

/// A label as people see it: `_` marks the letter that chooses the line and is not shown, `__` is shown as one `_`.
fn shown(raw: &str) -> String {
    let mut shown = String::with_capacity(raw.len());
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '_' => shown.extend(letters.next()),
            other => shown.push(other),
        }
    }
    shown
}

/// The lines from the top down to the one with these labels, one label a level; a single label is looked for on every level.
pub(crate) fn way_to(menu: &[Entry], labels: &[String]) -> Option<Vec<Entry>> {
    let [wanted, deeper @ ..] = labels else { return None };
    let visible = || menu.iter().filter(|entry| entry.visible);
    let below = |entry: &Entry, labels: &[String]| {
        let rest = way_to(&entry.children, labels)?;
        Some(std::iter::once(entry.clone()).chain(rest).collect())
    };
    let mut fitting = visible().filter(|entry| entry.label == *wanted);
    if deeper.is_empty() {
        let here = fitting.next().map(|entry| vec![entry.clone()]);
        here.or_else(|| visible().find_map(|entry| below(entry, labels)))
    } else {
        fitting.find_map(|entry| below(entry, deeper))
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_label_is_read_as_it_is_seen() {
        let cases = [
            ("_Quit", "Quit"),
            ("EU-WS__v12__2026Q2", "EU-WS_v12_2026Q2"),
            ("a___b", "a_b"),
            ("end_", "end"),
            ("____", "__"),
        ];
        for (raw, seen) in cases {
            assert_eq!(shown(raw), seen, "{raw}");
        }
    }
}
