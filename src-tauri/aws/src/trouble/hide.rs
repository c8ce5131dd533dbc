//! Takes secrets out of text. AWS quotes the signed request in some refusals, session token and all.

/// What stands in a secret's place.
const HIDDEN: &str = "(hidden)";
/// Words longer than this are cut.
const LONGEST: usize = 600;
/// Access key ids begin so, by the IAM reference on unique identifiers.
const KEY_PREFIXES: [&str; 2] = ["AKIA", "ASIA"];
/// No secret of AWS's is shorter; something this short is a placeholder and would blot out ordinary words.
const SHORTEST: usize = 8;
/// An unbroken run of letters that could be a token; the longest name AWS gives is shorter.
const TOKEN: usize = 100;

/// The text without the given secrets, without anything that looks like a key id or a token, on one line and not too long.
pub(crate) fn hide(text: &str, secrets: &[String]) -> String {
    let mut text = text.to_owned();
    for secret in secrets.iter().filter(|secret| secret.len() >= SHORTEST) {
        text = text.replace(secret.as_str(), HIDDEN);
    }
    let words: Vec<String> = text.split_whitespace().map(hide_in_word).collect();
    cut(words.join(" "))
}

fn hide_in_word(word: &str) -> String {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "+/=_-".contains(letter);
    word.split_inclusive(|letter| !is_part(letter))
        .map(|part| {
            let token = part.trim_end_matches(|letter| !is_part(letter));
            let key = KEY_PREFIXES.iter().any(|prefix| token.starts_with(prefix)) && token.len() >= 16;
            if key || token.len() >= TOKEN {
                format!("{HIDDEN}{}", &part[token.len()..])
            } else {
                part.replace(char::is_control, "")
            }
        })
        .collect()
}

fn cut(text: String) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_secrets_key_ids_and_tokens_are_taken_out() {
        let secrets = ["wJalr+Secret/Key".to_owned()];
        let text = format!(
            "key wJalr+Secret/Key of ASIAEXAMPLEEXAMPLE1, x-amz-security-token:{} end",
            "t".repeat(200)
        );
        assert_eq!(hide(&text, &secrets), "key (hidden) of (hidden), x-amz-security-token:(hidden) end");
    }

    #[test]
    fn names_and_arns_stay() {
        let text = "User: arn:aws:sts::111122223333:assumed-role/Modeller/kim is not authorized to perform: elasticmapreduce:ListClusters";
        assert_eq!(hide(text, &[]), text);
    }

    #[test]
    fn long_texts_are_cut_at_a_letter() {
        let cut = hide(&"ä ".repeat(1_000), &[]);
        assert!(cut.ends_with('…') && cut.chars().count() == LONGEST + 1);
    }
}
