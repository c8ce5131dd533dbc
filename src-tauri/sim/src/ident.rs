//! Ids that look like AWS's and follow from the seed alone, so that two runs agree and no library version changes them.

/// 64 well-mixed bits of a seed and a label (FNV-1a, then the finaliser of SplitMix64).
pub(crate) fn mix(seed: u64, label: &str) -> u64 {
    let hash = label.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut bits = hash ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number in `low..=high` drawn by seed and label.
pub(crate) fn between(seed: u64, label: &str, low: i64, high: i64) -> i64 {
    let width = high.saturating_sub(low).saturating_add(1).max(1).unsigned_abs();
    low.saturating_add_unsigned(mix(seed, label) % width)
}

fn spell(seed: u64, label: &str, alphabet: &[u8], length: usize) -> String {
    let base = alphabet.len() as u64;
    let mut bits = mix(seed, label);
    let mut text = String::with_capacity(length);
    for place in 0..length {
        // 64 bits do not fill the longest id, so fresh ones are drawn on the way.
        if place % 8 == 7 {
            bits = mix(bits, label);
        }
        let letter = alphabet.get((bits % base) as usize).copied().unwrap_or(b'0');
        text.push(char::from(letter));
        bits /= base;
    }
    text
}

/// `prefix` followed by 13 upper-case letters and digits, as clusters, steps, groups and fleets have.
pub(crate) fn emr_id(prefix: &str, seed: u64, label: &str) -> String {
    format!("{prefix}{}", spell(seed, label, b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 13))
}

/// `prefix` followed by 17 hex digits, as EC2 instances, volumes and subnets have.
pub(crate) fn ec2_id(prefix: &str, seed: u64, label: &str) -> String {
    format!("{prefix}0{}", spell(seed, label, b"0123456789abcdef", 16))
}

/// An id in the form of a UUID, for requests.
pub(crate) fn request_id(seed: u64, serial: u64) -> String {
    let digits = spell(seed, &format!("request/{serial}"), b"0123456789abcdef", 32);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_have_the_shape_of_real_ones_and_do_not_collide() {
        let ids: HashSet<String> = (0..20_000).map(|n| emr_id("j-", 1, &format!("cluster {n}"))).collect();
        assert_eq!(ids.len(), 20_000);
        assert!(ids.iter().all(|id| {
            id.len() == 15 && id[2..].bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        }));
        assert_ne!(emr_id("j-", 1, "a"), emr_id("j-", 2, "a"));
        assert_eq!(request_id(1, 1).len(), 36);
    }
}
