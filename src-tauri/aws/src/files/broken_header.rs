//! Headers that AWS tools would pass over in silence, told before somebody wonders where a profile went.

use super::FileKind;
use super::problem::Finding;

/// Sections of the AWS CLI itself, which are no profiles.
const CLI_SECTIONS: [&str; 3] = ["plugins", "preview", "toggle"];

/// What is wrong with a header's text, if anything.
pub(crate) fn finding(kind: FileKind, header: Option<&str>) -> Option<Finding> {
    let Some(header) = header else {
        let example = match kind {
            FileKind::Config => "[profile name]",
            FileKind::Credentials => "[name]",
        };
        return Some(Finding::new(
            "The section's header does not end with a bracket, so the whole section is left out.",
            format!("Write it as {example}."),
        ));
    };
    let (prefix, name) = match header.split_once([' ', '\t']) {
        Some((prefix, name)) => (Some(prefix), name.trim()),
        None => (None, header),
    };
    if name.is_empty() {
        return Some(Finding::new(
            "The section has no name, so it is left out.",
            "Put the profile's name between the brackets.",
        ));
    }
    if !name.chars().all(allowed) {
        return Some(Finding::new(
            format!(
                "The name \"{name}\" holds a character that AWS's software kit does not take, so the section is left out."
            ),
            "Use letters, digits and _ - / . % @ : + only, without spaces or quotes.",
        ));
    }
    match (kind, prefix) {
        (FileKind::Config, None) if name != "default" && !CLI_SECTIONS.contains(&name) => Some(Finding::new(
            format!("AWS tools do not read a section [{name}] in this file, so it is left out."),
            format!("Write it as [profile {name}]."),
        )),
        (FileKind::Credentials, Some("profile")) => Some(Finding::new(
            format!("AWS tools do not read a section [profile {name}] in this file, so it is left out."),
            format!("Write it as [{name}]."),
        )),
        (FileKind::Credentials, Some(prefix)) => Some(Finding::new(
            format!("AWS tools do not read a section [{prefix} {name}] in this file, so it is left out."),
            "Move it to the config file.",
        )),
        (FileKind::Config | FileKind::Credentials, _) => None,
    }
}

fn allowed(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-/.%@:+".contains(letter)
}
