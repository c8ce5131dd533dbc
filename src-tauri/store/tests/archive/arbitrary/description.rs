//! Any description and what stands beside it.

use super::{text, texts};
use emr_monitor_core::model::{Application, Collection, Configuration, Description};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, prop_oneof};
use std::collections::BTreeMap;

pub(super) fn description() -> impl Strategy<Value = Description> + Clone {
    let collection =
        prop_oneof![Just(Collection::Groups), Just(Collection::Fleets), text().prop_map(Collection::Other)];
    let inner = (text(), texts()).prop_map(|(classification, properties)| Configuration {
        classification,
        properties,
        inner: Vec::new(),
    });
    let application = (text(), of(text())).prop_map(|(name, version)| Application { name, version });
    (
        vec(of(text()), 4),
        vec(application, 0..2),
        vec((text(), text()), 0..2),
        of(collection),
        vec(inner, 0..2),
    )
        .prop_map(|(texts, applications, tags, collection, inner)| Description {
            release: texts[0].clone(),
            log_uri: texts[1].clone(),
            subnet: texts[2].clone(),
            custom_ami: texts[3].clone(),
            applications,
            tags: tags.clone(),
            security_groups: tags,
            collection,
            step_concurrency: Some(u32::MAX),
            auto_terminate: Some(false),
            configurations: vec![Configuration {
                classification: "outer".into(),
                properties: BTreeMap::new(),
                inner,
            }],
            ..Description::default()
        })
        .boxed()
}
