//! Pages and markers. A marker holds the key of the last item shown, so paging goes on at the same place while the fleet moves.

use super::Refusal;
use crate::ident::mix;

/// EMR's page of clusters and of steps.
pub(super) const PAGE: usize = 50;

fn seal(key: u64, salt: u64) -> u64 {
    mix(key, &format!("seal/{salt}"))
}

fn write(key: u64, salt: u64) -> String {
    format!("{:016x}{:016x}", key ^ salt, seal(key, salt))
}

fn read(marker: &str, salt: u64) -> Result<u64, Refusal> {
    let part =
        |from: usize, to: usize| marker.get(from..to).and_then(|part| u64::from_str_radix(part, 16).ok());
    let (Some(hidden), Some(sealed), 32) = (part(0, 16), part(16, 32), marker.len()) else {
        return Err(Refusal::bad_marker());
    };
    let key = hidden ^ salt;
    if seal(key, salt) == sealed { Ok(key) } else { Err(Refusal::bad_marker()) }
}

/// The items of one page, and the marker of the next one.
pub(super) fn page<T>(
    mut items: Vec<T>,
    key: impl Fn(&T) -> u64,
    marker: Option<&str>,
    salt: u64,
    size: usize,
) -> Result<(Vec<T>, Option<String>), Refusal> {
    let after = marker.map(|marker| read(marker, salt)).transpose()?;
    items.sort_by_key(|item| key(item));
    items.retain(|item| after.is_none_or(|after| key(item) > after));
    let more = items.len() > size;
    items.truncate(size);
    let next = items.last().filter(|_| more).map(|last| write(key(last), salt));
    Ok((items, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_every_item_once_and_a_marker_fits_its_own_list_only() {
        let items: Vec<u64> = (0..120).collect();
        let (first, marker) = page(items.clone(), |n| *n, None, 7, PAGE).unwrap();
        let marker = marker.unwrap();
        let (second, next) = page(items.clone(), |n| *n, Some(&marker), 7, PAGE).unwrap();
        let (third, end) = page(items.clone(), |n| *n, next.as_deref(), 7, PAGE).unwrap();
        assert_eq!([first, second, third].concat(), items);
        assert_eq!(end, None);
        assert!(page(items.clone(), |n| *n, Some(&marker), 8, PAGE).is_err());
        for bad in ["", "x", "é234567890123456", &marker[..31]] {
            assert!(page(items.clone(), |n| *n, Some(bad), 7, PAGE).is_err(), "{bad}");
        }
    }
}
