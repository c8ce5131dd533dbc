//! A filter as text: what is read again says the same.

use super::Filter;
use super::amount::span_text;
use super::key::{Key, STATUSES, name_of};
use super::parse::TAG;
use super::scan::quoted;
use super::term::{Day, Edge, Held, Operator, Says, Term};
use std::fmt;

/// The terms that could be read.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, term) in self.terms.iter().enumerate() {
            let blank = if index == 0 { "" } else { " " };
            write!(f, "{blank}{term}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.negated { "-" } else { "" }, self.says)
    }
}

impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Says::Word(word) => f.write_str(&typed(word)),
            Says::Text(key, texts) => {
                valued(f, name_of(Key::Text(*key)), texts.iter().map(|text| typed(text)))
            }
            Says::Tag(tag, texts) => {
                valued(f, &format!("{TAG}{}", typed(tag)), texts.iter().map(|text| typed(text)))
            }
            Says::Watch(texts) => valued(f, "watch", texts.iter().map(|text| typed(text))),
            Says::Status(statuses) => valued(f, "status", words(statuses, &STATUSES)),
            Says::Has(held) => valued(f, "has", words(held, &Held::ALL)),
            Says::State(states) => valued(f, "state", states.iter().map(|state| state.as_emr().to_owned())),
            Says::Amount(key, operator, amount) => {
                let sign = words(&[*operator], &Operator::ALL).next().unwrap_or_default();
                let amount = if key.is_span() { span_text(*amount) } else { amount.to_string() };
                write!(f, "{}{sign}{amount}", name_of(Key::Amount(*key)))
            }
            Says::Day(edge, day) => {
                let name = match edge {
                    Edge::Since => "since",
                    Edge::Until => "until",
                };
                match day {
                    Day::Today => write!(f, "{name}:today"),
                    Day::Yesterday => write!(f, "{name}:yesterday"),
                    Day::Date(date) => write!(f, "{name}:{date}"),
                }
            }
        }
    }
}

fn valued(f: &mut fmt::Formatter<'_>, name: &str, values: impl Iterator<Item = String>) -> fmt::Result {
    write!(f, "{name}:{}", values.collect::<Vec<_>>().join(","))
}

/// The words of what was chosen.
fn words<T: PartialEq>(chosen: &[T], known: &[(&'static str, T)]) -> impl Iterator<Item = String> {
    chosen
        .iter()
        .filter_map(|one| known.iter().find(|(_, choice)| choice == one))
        .map(|(word, _)| (*word).to_owned())
}

/// A text as it is typed: in quotes where it would be read as something else.
pub(super) fn typed(text: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\\' | ':' | ',' | '<' | '>');
    let is_plain = !text.is_empty() && !text.starts_with('-') && text.chars().all(plain);
    if is_plain { text.to_owned() } else { quoted(text) }
}
