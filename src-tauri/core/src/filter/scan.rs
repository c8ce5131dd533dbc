//! From a text to tokens: what stands between blanks, with quotes kept together.

use std::ops::Range;

const QUOTE: char = '"';
const ESCAPE: char = '\\';

/// A piece of the text between blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// Where it begins in the whole text, in bytes.
    pub(super) from: usize,
    /// Whether its last quote has no end.
    pub(super) open: bool,
}

impl<'t> Token<'t> {
    /// The bytes of the whole text that a part of this token takes.
    pub(super) fn place(&self, part: &Piece<'t>) -> Range<usize> {
        self.from + part.from..self.from + part.from + part.text.len()
    }

    pub(super) fn whole(&self) -> Range<usize> {
        self.from..self.from + self.text.len()
    }
}

/// A part of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// Where it begins in its token, in bytes.
    pub(super) from: usize,
}

/// The tokens of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut from = None;
    let mut quotes = Quotes::default();
    for (at, c) in text.char_indices() {
        let inside = quotes.pass(c);
        match from {
            None if !c.is_whitespace() => from = Some(at),
            Some(begun) if c.is_whitespace() && !inside => {
                tokens.push(Token {
                    text: text.get(begun..at).unwrap_or_default(),
                    from: begun,
                    open: false,
                });
                from = None;
            }
            _ => {}
        }
    }
    if let Some(begun) = from {
        let rest = text.get(begun..).unwrap_or_default();
        tokens.push(Token { text: rest, from: begun, open: quotes.inside });
    }
    tokens
}

/// Where `text` is parted by the first of `signs` that stands outside quotes: what is before, the sign, what is behind.
pub(super) fn part<'t, 's>(text: &'t str, signs: &[&'s str]) -> Option<(&'t str, &'s str, Piece<'t>)> {
    let mut quotes = Quotes::default();
    for (at, c) in text.char_indices() {
        if quotes.pass(c) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        if let Some(sign) = signs.iter().find(|sign| rest.starts_with(**sign)) {
            let behind = at + sign.len();
            let piece = Piece { text: text.get(behind..).unwrap_or_default(), from: behind };
            return Some((text.get(..at).unwrap_or_default(), sign, piece));
        }
    }
    None
}

/// The values between commas; commas in quotes part nothing.
pub(super) fn values(piece: Piece<'_>) -> Vec<Piece<'_>> {
    let mut rest = piece;
    let mut values = Vec::new();
    while let Some((before, _, behind)) = part(rest.text, &[","]) {
        values.push(Piece { text: before, from: rest.from });
        rest = Piece { text: behind.text, from: rest.from + behind.from };
    }
    values.push(rest);
    values
}

/// The text without its quotes.
pub(super) fn unquoted(text: &str) -> String {
    let mut quotes = Quotes::default();
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let before = quotes.clone();
        quotes.pass(c);
        let is_sign = c == QUOTE && !before.escaped || c == ESCAPE && quotes.escaped;
        if !is_sign {
            plain.push(c);
        }
    }
    plain
}

/// The text as it is typed to be read as it is: in quotes.
pub(super) fn quoted(text: &str) -> String {
    let escaped = text.replace(ESCAPE, "\\\\").replace(QUOTE, "\\\"");
    format!("{QUOTE}{escaped}{QUOTE}")
}

/// Whether one is in quotes. In them a backslash takes the meaning from the quote or backslash behind it.
#[derive(Debug, Clone, Default)]
struct Quotes {
    inside: bool,
    escaped: bool,
}

impl Quotes {
    /// Goes past a character; true when it stands in quotes or is one.
    fn pass(&mut self, c: char) -> bool {
        if self.escaped {
            self.escaped = false;
        } else if self.inside && c == ESCAPE {
            self.escaped = true;
        } else if c == QUOTE {
            self.inside = !self.inside;
            return true;
        }
        self.inside
    }
}
