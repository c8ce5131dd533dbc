//! Text from AWS, made harmless for places that show plain text in one line: notices, the tray's menu, titles.

use unicode_segmentation::UnicodeSegmentation;

/// What stands where something was cut out.
const CUT: char = '…';
/// How much of a long name's end stays, as in the window: sensitivities and dates are told by their ends.
const TAIL: usize = 8;

/// One line of at most `limit` characters: line breaks, tabs and other controls become one space, marks that reorder or hide
/// (bidi controls, characters without width but ZWNJ and ZWJ, which scripts and emoji need) are left out, the rest is kept.
/// What is too long loses its end. The window shows a sign for each instead (`ui/src/view/inert.ts`): there a person reads
/// closely, here a glance must do.
#[must_use]
pub fn inert(text: &str, limit: usize) -> String {
    cut(&one_line(text), limit, 0)
}

/// Like [`inert`], for names that differ in their ends (`…_sens-A`, `…_sens-B`): what is too long loses its middle.
#[must_use]
pub fn inert_name(text: &str, limit: usize) -> String {
    cut(&one_line(text), limit, TAIL)
}

/// For notification daemons that read a body as markup (capability `body-markup` of the Desktop Notifications Specification):
/// what it says is shown, and nothing of it is obeyed.
#[must_use]
pub fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\'' => plain.push_str("&apos;"),
            other => plain.push(other),
        }
    }
    plain
}

fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut gap = false;
    for sign in text.chars().filter(|sign| !hides(*sign)) {
        if sign.is_control() || sign.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && !line.is_empty() {
            line.push(' ');
        }
        gap = false;
        line.push(sign);
    }
    trimmed(&line).to_owned()
}

/// Spaces, and joiners that have nothing to join: a text of these alone is empty, and not merely looks so.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|sign: char| sign.is_whitespace() || joins(sign))
}

fn joins(sign: char) -> bool {
    matches!(sign, '\u{200c}' | '\u{200d}')
}

/// At most `limit` characters, of which up to `tail` are the text's last; no letter or joined sign is torn where that can be helped.
fn cut(line: &str, limit: usize, tail: usize) -> String {
    if line.chars().count() <= limit {
        return line.to_owned();
    }
    let Some(room) = limit.checked_sub(1) else { return String::new() };
    let end = trimmed(last(line, tail.min(room / 2)));
    let start = trimmed(first(line, room - end.chars().count()));
    format!("{start}{CUT}{end}")
}

/// The most whole signs from the start that have at most `limit` characters together. One endless sign is torn.
fn first(line: &str, limit: usize) -> &str {
    let whole = line.grapheme_indices(true).map(|(at, sign)| at + sign.len());
    let fits = whole.take_while(|end| line[..*end].chars().take(limit + 1).count() <= limit).last();
    let torn = || line.char_indices().nth(limit).map_or(line.len(), |(at, _)| at);
    &line[..fits.unwrap_or_else(torn)]
}

/// The same from the end; nothing when the last sign alone has more.
fn last(line: &str, limit: usize) -> &str {
    let whole = line.grapheme_indices(true).rev().map(|(at, _)| at);
    let fits = whole.take_while(|at| line[*at..].chars().take(limit + 1).count() <= limit).last();
    &line[fits.unwrap_or(line.len())..]
}

/// The same ranges as the window's, less the controls that become spaces.
fn hides(sign: char) -> bool {
    matches!(
        u32::from(sign),
        0xad | 0x61c | 0x200b | 0x200e..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff | 0xfff9..=0xfffb
    )
}
