//! What the archive promises, table by table and then as a whole, on real files under temporary folders.

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod table;
