//! A text in pieces: what still has to be looked through, and what stands for something that was taken out.

use std::collections::HashMap;
use std::ops::Range;

/// The kinds of things that are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Account,
    Profile,
    Cluster,
    Step,
    Arn,
    Key,
    Secret,
    Location,
    Url,
    Email,
    Resource,
    Address,
    Host,
    User,
    Home,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Profile => "profile",
            Kind::Cluster => "cluster",
            Kind::Step => "step",
            Kind::Arn => "arn",
            Kind::Key => "key",
            Kind::Secret => "secret",
            Kind::Location => "location",
            Kind::Url => "url",
            Kind::Email => "email",
            Kind::Resource => "resource",
            Kind::Address => "address",
            Kind::Host => "host",
            Kind::User => "user",
            Kind::Home => "~",
        }
    }
}

/// Something found at a place in a text: what it is, and which of its kind.
pub(super) struct Found {
    pub(super) at: Range<usize>,
    pub(super) kind: Kind,
    pub(super) thing: String,
}

enum Piece<'a> {
    Text(&'a str),
    Instead(String),
}

/// A text under way.
pub(super) struct Pieces<'a> {
    pieces: Vec<Piece<'a>>,
    numbers: HashMap<(Kind, String), usize>,
    counts: HashMap<Kind, usize>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { pieces: vec![Piece::Text(text)], numbers: HashMap::new(), counts: HashMap::new() }
    }

    /// Takes out what `find` finds in what is left: places in order, none within another.
    pub(super) fn take_out(&mut self, find: impl Fn(&str) -> Vec<Found>) {
        for piece in std::mem::take(&mut self.pieces) {
            let Piece::Text(text) = piece else {
                self.pieces.push(piece);
                continue;
            };
            let mut from = 0;
            for found in find(text) {
                let instead = self.instead(found.kind, found.thing);
                self.pieces.push(Piece::Text(&text[from..found.at.start]));
                self.pieces.push(Piece::Instead(instead));
                from = found.at.end;
            }
            self.pieces.push(Piece::Text(&text[from..]));
        }
    }

    /// The text with everything taken out.
    pub(super) fn text(&self) -> String {
        let text = |piece: &Piece<'a>| match piece {
            Piece::Text(text) => (*text).to_owned(),
            Piece::Instead(instead) => instead.clone(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// The same for the same thing, numbered in the order in which they are met.
    fn instead(&mut self, kind: Kind, thing: String) -> String {
        if kind == Kind::Home {
            return kind.word().to_owned();
        }
        let counts = &mut self.counts;
        let number = *self.numbers.entry((kind, thing)).or_insert_with(|| {
            let count = counts.entry(kind).or_insert(0);
            *count += 1;
            *count
        });
        format!("{}-{number}", kind.word())
    }
}
