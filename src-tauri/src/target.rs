//! The text of what is opened: on the command line, in a link, and as the id of a tray item.

use emr_monitor_core::model::{Account, ClusterId, ClusterKey, ProfileName, Region, Scope, StepId};
use emr_monitor_core::notices::Target;
use emr_monitor_core::settings::is_region;

/// The scheme of a link. A link only ever opens; nothing can be asked of AWS through one.
const SCHEME: &str = "emr-monitor://";
/// The longest id that is believed to be one; EMR's ids have about 15 characters.
const LONGEST: usize = 64;
/// How the list of alerts is written as a tray item's id.
const ALERTS: &str = "alerts";
/// How the window is.
const WINDOW: &str = "window";

/// Not the address of a cluster or step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no cluster: write <account>/<region>/<cluster>, and /<step> to open a step, as in 111122223333/eu-west-1/j-2KX8N4T7QWE1M."
)]
pub(crate) struct BadTarget(String);

/// Reads `<account>/<region>/<cluster>[/<step>]`, with or without the link's scheme before it. Strict: whoever made the text may
/// be anybody.
///
/// # Errors
/// It is anything else.
pub(crate) fn read(text: &str) -> Result<Target, BadTarget> {
    let address = text.strip_prefix(SCHEME).unwrap_or(text);
    let address = address.strip_suffix('/').filter(|_| text.starts_with(SCHEME)).unwrap_or(address);
    let parts: Vec<&str> = address.split('/').collect();
    let (account, region, cluster, step) = match parts[..] {
        [account, region, cluster] => (account, region, cluster, None),
        [account, region, cluster, step] => (account, region, cluster, Some(step)),
        _ => return Err(bad(text)),
    };
    let sound = is_account(account)
        && is_region(region)
        && is_id("j-", cluster)
        && step.is_none_or(|step| is_id("s-", step));
    if !sound {
        return Err(bad(text));
    }
    let scope = Scope { account: Account::Known(account.to_owned()), region: Region::new(region) };
    Ok(Target::Cluster(ClusterKey { scope, cluster: ClusterId::new(cluster) }, step.map(StepId::new)))
}

/// Whether an argument is meant as a link.
pub(crate) fn is_link(text: &str) -> bool {
    text.starts_with(SCHEME)
}

/// Writes a target so that [`from_id`] finds it again, also one in an account that is not known yet.
pub(crate) fn to_id(target: &Target) -> String {
    match target {
        Target::Alerts => ALERTS.to_owned(),
        Target::Window => WINDOW.to_owned(),
        Target::Cluster(key, step) => {
            let step = step.as_ref().map_or("-", StepId::as_str);
            format!("{key}/{step}")
        }
    }
}

/// Reads what [`to_id`] wrote; from the right, since only a profile's name may hold a slash.
pub(crate) fn from_id(id: &str) -> Option<Target> {
    match id {
        ALERTS => return Some(Target::Alerts),
        WINDOW => return Some(Target::Window),
        _ => {}
    }
    let mut parts = id.rsplitn(4, '/');
    let (step, cluster, region, account) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let account = match account.strip_prefix("unknown:") {
        Some(profile) => Account::Unknown(ProfileName::new(profile)),
        None => Account::Known(account.to_owned()),
    };
    let scope = Scope { account, region: Region::new(region) };
    let step = (step != "-").then(|| StepId::new(step));
    Some(Target::Cluster(ClusterKey { scope, cluster: ClusterId::new(cluster) }, step))
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_id(prefix: &str, text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.len() <= LONGEST
        && text.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain))
}

fn bad(text: &str) -> BadTarget {
    BadTarget(emr_monitor_core::words::inert(text, LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{from_id, read, to_id};
    use emr_monitor_core::model::{Account, ClusterId, ClusterKey, ProfileName, Region, Scope, StepId};
    use emr_monitor_core::notices::Target;
    use proptest::prelude::*;

    fn target(account: Account, step: Option<&str>) -> Target {
        let scope = Scope { account, region: Region::new("eu-west-1") };
        Target::Cluster(
            ClusterKey { scope, cluster: ClusterId::new("j-2KX8N4T7QWE1M") },
            step.map(StepId::new),
        )
    }

    fn known(step: Option<&str>) -> Target {
        target(Account::Known("111122223333".to_owned()), step)
    }

    #[test]
    fn a_cluster_or_a_step_is_opened_by_its_address() {
        let cluster = "111122223333/eu-west-1/j-2KX8N4T7QWE1M";
        assert_eq!(read(cluster), Ok(known(None)));
        assert_eq!(read(&format!("{cluster}/s-1A2B")), Ok(known(Some("s-1A2B"))));
        assert_eq!(read(&format!("emr-monitor://{cluster}")), Ok(known(None)));
        assert_eq!(read(&format!("emr-monitor://{cluster}/s-1A2B/")), Ok(known(Some("s-1A2B"))));
    }

    #[test]
    fn what_is_no_address_is_refused_in_one_short_sentence() {
        let long = format!("111122223333/eu-west-1/j-{}", "A".repeat(10_000));
        for text in [
            "",
            "/",
            "j-2KX8N4T7QWE1M",
            "alerts",
            "111122223333/eu-west-1",
            "1/eu-west-1/j-2KX8N4T7QWE1M",
            "111122223333/EU/j-2KX8N4T7QWE1M",
            "111122223333/eu-west-1/j-",
            "111122223333/eu-west-1/s-1A2B",
            "111122223333/eu-west-1/j-1A2B/j-1A2B",
            "111122223333/eu-west-1/j-1A2B/s-1A2B/terminate",
            "111122223333/eu-west-1/j-1A2B/",
            "111122223333/eu-west-1/j-1A2B?terminate",
            "https://example.com/x/y",
            "111122223333/../j-1A2B",
            "١١١١٢٢٢٢٣٣٣٣/eu-west-1/j-1A2B",
            "a\nb\u{202e}/c/d",
            long.as_str(),
        ] {
            let said = read(text).unwrap_err().to_string();
            assert!(said.len() < 400 && !said.chars().any(char::is_control), "{said:?}");
        }
    }

    proptest! {
        #[test]
        fn an_id_leads_back_to_what_it_was_made_of(profile in ".{0,12}", is_known: bool, step: bool) {
            let account = if is_known { Account::Known("111122223333".to_owned()) } else { Account::Unknown(ProfileName::new(profile)) };
            let target = target(account, step.then_some("s-1A2B"));
            prop_assert_eq!(from_id(&to_id(&target)), Some(target));
        }

        #[test]
        fn no_text_makes_reading_fail_otherwise_than_with_a_sentence(text in "(emr-monitor://)?[0-9]{0,13}/?.{0,40}") {
            if let Ok(target) = read(&text) {
                prop_assert!(text.contains(to_id(&target).trim_end_matches("/-")));
            }
            let _ = from_id(&text);
        }
    }

    #[test]
    fn the_list_of_alerts_has_an_id_too() {
        assert_eq!(from_id(&to_id(&Target::Alerts)), Some(Target::Alerts));
    }
}
