//! Taking out of a text what must not leave the computer.

use super::dictionary::Dictionary;
use super::names::Names;
use super::patterns;
use super::pieces::Pieces;

/// The text without keys, tokens, account numbers, ARNs, addresses, folders of people, and without the known names. The same thing
/// has the same placeholder wherever it stood (`account-1`, `profile-2`, `cluster-3`), so that who reads it can still follow. Names
/// of one or two letters stay: they tell nobody apart. Too much may be taken out, never too little.
#[must_use]
pub fn redact(text: &str, names: &Names) -> String {
    let dictionary = Dictionary::of(names);
    let mut pieces = Pieces::of(text);
    // What holds others goes first, and whole.
    pieces.take_out(patterns::arns);
    pieces.take_out(|text| dictionary.find(text));
    // A secret may hold what looks like something else.
    pieces.take_out(patterns::tokens);
    for find in patterns::OTHERS {
        pieces.take_out(find);
    }
    pieces.text()
}
