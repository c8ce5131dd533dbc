//! From a token to a term.

use super::amount::{number, span};
use super::fault::{FilterFault, Misread};
use super::key::{AmountKey, Key, STATUSES, TextKey, key};
use super::scan::{Piece, Token, part, unquoted, values};
use super::term::{Day, Edge, Held, Operator, Says, Term};
use crate::model::ClusterState;

/// What the key of a tag begins with.
pub(super) const TAG: &str = "tag.";

/// Reads one token.
pub(super) fn term(token: &Token<'_>) -> Result<Term, FilterFault> {
    if token.open {
        return Err(FilterFault { at: token.whole(), why: Misread::OpenQuote });
    }
    let (negated, body) = match token.text.strip_prefix('-') {
        Some("") => return Err(FilterFault { at: token.whole(), why: Misread::NothingLeftOut }),
        Some(rest) => (true, Piece { text: rest, from: 1 }),
        None => (false, Piece { text: token.text, from: 0 }),
    };
    let reading = Reading { token, body };
    reading.says().map(|says| Term { negated, says })
}

/// A token without its minus.
struct Reading<'r, 't> {
    token: &'r Token<'t>,
    body: Piece<'t>,
}

impl<'t> Reading<'_, 't> {
    fn says(&self) -> Result<Says, FilterFault> {
        let signs = [":", ">=", "<=", ">", "<"];
        let Some((head, sign, behind)) = part(self.body.text, &signs).filter(|(head, ..)| is_key(head))
        else {
            return self.word();
        };
        let behind = Piece { text: behind.text, from: self.body.from + behind.from };
        if let Some(tag) = tag_of(head) {
            return match sign {
                ":" => Ok(Says::Tag(tag, self.texts(head, behind)?)),
                _ => Err(self.fault(self.body, Misread::NotAnAmountKey(head.to_owned()))),
            };
        }
        let name = head.to_ascii_lowercase();
        let Some(key) = key(head) else {
            let head = Piece { text: head, from: self.body.from };
            return Err(self.fault(head, Misread::UnknownKey(name)));
        };
        if let Key::NotHeld(what) = key {
            return Err(self.fault(self.body, Misread::NotHeld { key: name, what }));
        }
        match (key, Operator::ALL.into_iter().find(|(known, _)| *known == sign)) {
            (Key::Amount(key), Some((_, operator))) => self.amount(key, &name, operator, behind),
            (Key::Amount(key), None) => {
                let example = key.example().split(',').next().unwrap_or_default();
                Err(self.fault(self.body, Misread::IsCompared { key: name, example }))
            }
            (_, Some(_)) => Err(self.fault(self.body, Misread::NotAnAmountKey(name))),
            (key, None) => self.valued(key, &name, behind),
        }
    }

    fn word(&self) -> Result<Says, FilterFault> {
        let word = unquoted(self.body.text);
        if word.trim().is_empty() {
            return Err(self.fault(self.body, Misread::NoValue("This quote".to_owned())));
        }
        Ok(Says::Word(word))
    }

    fn amount(
        &self,
        key: AmountKey,
        name: &str,
        operator: Operator,
        typed: Piece<'t>,
    ) -> Result<Says, FilterFault> {
        let amount = if key.is_span() { span(typed.text) } else { number(typed.text) };
        if typed.text.is_empty() {
            return Err(self.fault(self.body, Misread::NoValue(name.to_owned())));
        }
        amount.map(|amount| Says::Amount(key, operator, amount)).ok_or_else(|| {
            let why = Misread::BadAmount {
                key: name.to_owned(),
                typed: typed.text.to_owned(),
                example: key.example(),
            };
            self.fault(typed, why)
        })
    }

    fn valued(&self, key: Key, name: &str, behind: Piece<'t>) -> Result<Says, FilterFault> {
        match key {
            Key::Text(key) => Ok(Says::Text(key, self.texts(name, behind)?)),
            Key::Watch => Ok(Says::Watch(self.texts(name, behind)?)),
            Key::Status => Ok(Says::Status(self.choices(name, behind, &STATUSES)?)),
            Key::Has => self.has(name, behind),
            Key::State => self.states(name, behind),
            Key::Since => self.day(Edge::Since, name, behind),
            Key::Until => self.day(Edge::Until, name, behind),
            // Both were dealt with before; kept so that the match stays whole.
            Key::Amount(_) | Key::NotHeld(_) => Err(self.fault(self.body, Misread::NoValue(name.to_owned()))),
        }
    }

    fn texts(&self, name: &str, behind: Piece<'t>) -> Result<Vec<String>, FilterFault> {
        self.each(name, behind, |typed| Ok(typed.to_owned()))
    }

    fn choices<T: Copy>(
        &self,
        name: &str,
        behind: Piece<'t>,
        known: &[(&str, T)],
    ) -> Result<Vec<T>, FilterFault> {
        self.each(name, behind, |typed| {
            let found = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(typed));
            found
                .map(|(_, choice)| *choice)
                .ok_or_else(|| unknown(name, typed, &known.iter().map(|(word, _)| *word).collect::<Vec<_>>()))
        })
    }

    fn has(&self, name: &str, behind: Piece<'t>) -> Result<Says, FilterFault> {
        for value in values(behind) {
            if unquoted(value.text).eq_ignore_ascii_case("note") {
                let why = Misread::NotHeld { key: "has:note".to_owned(), what: "any notes" };
                return Err(self.fault(self.body, why));
            }
        }
        Ok(Says::Has(self.choices(name, behind, &Held::ALL)?))
    }

    fn states(&self, name: &str, behind: Piece<'t>) -> Result<Says, FilterFault> {
        let states =
            self.each(name, behind, |typed| match ClusterState::from(typed.to_ascii_uppercase()) {
                ClusterState::Other(_) => {
                    let known: Vec<_> = STATES.iter().map(ClusterState::as_emr).collect();
                    Err(unknown(name, typed, &known))
                }
                state => Ok(state),
            })?;
        Ok(Says::State(states))
    }

    fn day(&self, edge: Edge, name: &str, behind: Piece<'t>) -> Result<Says, FilterFault> {
        let days = self.each(name, behind, |typed| match typed.to_ascii_lowercase().as_str() {
            "today" => Ok(Day::Today),
            "yesterday" => Ok(Day::Yesterday),
            date => date.parse().map(Day::Date).map_err(|_| Misread::BadDay(typed.to_owned())),
        })?;
        match days.as_slice() {
            [day] => Ok(Says::Day(edge, *day)),
            _ => Err(self.fault(self.body, Misread::OneDay(name.to_owned()))),
        }
    }

    /// Every value between commas by `read`; the first that cannot be read is the fault.
    fn each<T>(
        &self,
        name: &str,
        behind: Piece<'t>,
        read: impl Fn(&str) -> Result<T, Misread>,
    ) -> Result<Vec<T>, FilterFault> {
        let one = |value: Piece<'t>| {
            let typed = unquoted(value.text);
            if typed.trim().is_empty() {
                return Err(self.fault(self.body, Misread::NoValue(name.to_owned())));
            }
            read(&typed).map_err(|why| self.fault(value, why))
        };
        values(behind).into_iter().map(one).collect()
    }

    fn fault(&self, piece: Piece<'t>, why: Misread) -> FilterFault {
        FilterFault { at: self.token.place(&piece), why }
    }
}

/// EMR's cluster states.
pub(super) const STATES: [ClusterState; 7] = [
    ClusterState::Starting,
    ClusterState::Bootstrapping,
    ClusterState::Running,
    ClusterState::Waiting,
    ClusterState::Terminating,
    ClusterState::Terminated,
    ClusterState::TerminatedWithErrors,
];

fn unknown(key: &str, typed: &str, known: &[&str]) -> Misread {
    Misread::UnknownValue { key: key.to_owned(), typed: typed.to_owned(), known: known.join(", ") }
}

/// Whether what stands before a sign is meant as a key: letters only, so that `s3://` and `12:30` stay words.
fn is_key(head: &str) -> bool {
    tag_of(head).is_some() || (!head.is_empty() && head.chars().all(|c| c.is_ascii_alphabetic()))
}

/// The tag's key of `tag.Team` or `tag."cost center"`.
fn tag_of(head: &str) -> Option<String> {
    let (tag, key) = head.split_at_checked(TAG.len())?;
    let key = unquoted(key);
    (tag.eq_ignore_ascii_case(TAG) && !key.trim().is_empty()).then_some(key)
}

/// The text key of a name, for what completes it.
pub(super) fn text_key(name: &str) -> Option<TextKey> {
    match key(name) {
        Some(Key::Text(key)) => Some(key),
        _ => None,
    }
}
