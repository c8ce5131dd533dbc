//! The laws of the grammar.

use super::any::{any_cluster, any_filter, any_says, any_text};
use super::asking;
use crate::filter::{Filter, Known, Says, Subject, Term, complete};
use proptest::prelude::*;

fn one(negated: bool, says: Says) -> Filter {
    Filter { terms: vec![Term { negated, says }], faults: Vec::new() }
}

fn finds(filter: &Filter, subject: &Subject) -> bool {
    filter.settle(&asking()).finds(subject)
}

/// A term that takes several values, taken apart.
fn alternatives(says: &Says) -> Vec<Says> {
    fn each<T: Clone>(all: &[T], make: impl Fn(Vec<T>) -> Says) -> Vec<Says> {
        all.iter().map(|one| make(vec![one.clone()])).collect()
    }
    match says {
        Says::Text(key, texts) => each(texts, |one| Says::Text(*key, one)),
        Says::Tag(tag, texts) => each(texts, |one| Says::Tag(tag.clone(), one)),
        Says::Watch(texts) => each(texts, Says::Watch),
        Says::Status(all) => each(all, Says::Status),
        Says::State(all) => each(all, Says::State),
        Says::Has(all) => each(all, Says::Has),
        Says::Word(_) | Says::Amount(..) | Says::Day(..) => vec![says.clone()],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_text_can_be_read_and_every_fault_lies_in_it(text in any_text()) {
        let filter = Filter::parse(&text);
        for fault in &filter.faults {
            prop_assert!(text.get(fault.at.clone()).is_some_and(|place| !place.is_empty()), "{fault:?}");
            prop_assert!(!fault.why.to_string().is_empty());
        }
        for caret in 0..=text.len() {
            for offer in complete(&text, caret, &Known::default()) {
                prop_assert!(text.get(offer.at).is_some());
            }
        }
    }

    #[test]
    fn what_was_read_says_the_same_when_it_is_written_and_read_again(text in any_text()) {
        let filter = Filter::parse(&text);
        let again = Filter::parse(&filter.to_string());
        prop_assert_eq!(again.faults, []);
        prop_assert_eq!(again.terms, filter.terms);
    }

    #[test]
    fn any_filter_is_read_as_it_was_written(filter in any_filter()) {
        prop_assert_eq!(&Filter::parse(&filter.to_string()), &filter, "{}", filter);
    }

    #[test]
    fn terms_hold_together(filter in any_filter(), subject in any_cluster()) {
        let each = filter.terms.iter().all(|term| finds(&one(term.negated, term.says.clone()), &subject));
        prop_assert_eq!(finds(&filter, &subject), each);
        let reversed = Filter { terms: filter.terms.iter().rev().cloned().collect(), faults: Vec::new() };
        prop_assert_eq!(finds(&reversed, &subject), each);
    }

    #[test]
    fn a_minus_finds_exactly_the_others(says in any_says(), subject in any_cluster()) {
        prop_assert_ne!(finds(&one(true, says.clone()), &subject), finds(&one(false, says), &subject));
    }

    #[test]
    fn values_between_commas_are_alternatives(says in any_says(), subject in any_cluster()) {
        let any = alternatives(&says).into_iter().any(|says| finds(&one(false, says), &subject));
        prop_assert_eq!(finds(&one(false, says), &subject), any);
    }

    #[test]
    fn a_term_that_cannot_be_read_never_changes_what_the_others_say(
        before in any_filter(),
        bad in proptest::sample::select(vec!["-", "colour:red", "owner:", "cost>$10", "idle>5", "since:never", "status:x"]),
        after in any_filter(),
    ) {
        let filter = Filter::parse(&format!("{before} {bad} {after}"));
        prop_assert_eq!(filter.faults.len(), 1);
        prop_assert_eq!(filter.terms, [before.terms, after.terms].concat());
    }

    #[test]
    fn case_does_not_count(filter in any_filter(), subject in any_cluster()) {
        let text = filter.to_string().to_ascii_uppercase();
        let upper = Filter::parse(&text);
        prop_assert_eq!(&upper.faults, &[], "{}", text);
        prop_assert_eq!(finds(&upper, &subject), finds(&filter, &subject));
    }
}
