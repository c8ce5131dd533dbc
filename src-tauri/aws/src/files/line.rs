//! What one line of an AWS file is, by the rules AWS tools share.

/// What AWS tools take for white space inside a line.
const BLANK: [char; 2] = [' ', '\t'];
const COMMENT: [char; 2] = ['#', ';'];

/// A line by its looks; whether it is in its place is for the lint to tell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Nothing, or a comment from the first column.
    Nothing,
    /// A section's header: the text between the brackets, or None when they do not close.
    Header(Option<&'a str>),
    /// `name = value`, or None when it is not.
    Setting(Option<(&'a str, &'a str)>),
}

/// Reads a line, whatever its indentation.
pub(crate) fn read(line: &str) -> Line<'_> {
    let text = line.trim_matches(BLANK);
    if text.is_empty() || text.starts_with(COMMENT) {
        return Line::Nothing;
    }
    if let Some(rest) = text.strip_prefix('[') {
        let before_comment = rest.split(COMMENT).next().unwrap_or(rest).trim_matches(BLANK);
        return Line::Header(before_comment.strip_suffix(']').map(|name| name.trim_matches(BLANK)));
    }
    let setting = without_comment(text)
        .split_once('=')
        .map(|(name, value)| (name.trim_matches(BLANK), value.trim_matches(BLANK)))
        .filter(|(name, _)| !name.is_empty());
    Line::Setting(setting)
}

/// How far a line is indented, in characters.
pub(crate) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(BLANK).len()
}

/// After a value, a comment begins only where white space stands before its mark.
fn without_comment(text: &str) -> &str {
    let mut after_blank = false;
    for (at, letter) in text.char_indices() {
        if after_blank && COMMENT.contains(&letter) {
            return &text[..at];
        }
        after_blank = letter.is_whitespace();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_aws_tools_read_it() {
        assert_eq!(read("region = eu-west-1"), Line::Setting(Some(("region", "eu-west-1"))));
        assert_eq!(read("a=b#c # d"), Line::Setting(Some(("a", "b#c"))));
        assert_eq!(read("no setting"), Line::Setting(None));
        assert_eq!(read("= value"), Line::Setting(None));
        assert_eq!(read("[profile x] # mine"), Line::Header(Some("profile x")));
        assert_eq!(read("[profile x"), Line::Header(None));
        assert_eq!(read("  ; comment"), Line::Nothing);
    }
}
