//! Text from AWS, made harmless for places that show plain text in one line: notices, the tray's menu, titles.

/// What a text longer than allowed ends with.
const CUT: char = '…';

/// One line of at most `limit` characters: line breaks, tabs and other controls become one space, marks that reorder or hide
/// (bidi controls, characters without width but ZWNJ and ZWJ, which scripts and emoji need) are left out, the rest is kept.
/// The window shows a sign for each instead (`ui/src/view/inert.ts`): there a person reads closely, here a glance must do.
#[must_use]
pub fn inert(text: &str, limit: usize) -> String {
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
    cut(line, limit)
}

fn cut(line: String, limit: usize) -> String {
    if line.chars().count() <= limit {
        return line;
    }
    let kept: String = line.chars().take(limit.saturating_sub(1)).collect();
    let mut kept = kept.trim_end().to_owned();
    if limit > 0 {
        kept.push(CUT);
    }
    kept
}

/// The same ranges as the window's, less the controls that become spaces.
fn hides(sign: char) -> bool {
    matches!(
        u32::from(sign),
        0xad | 0x61c | 0x200b | 0x200e..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff | 0xfff9..=0xfffb
    )
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
