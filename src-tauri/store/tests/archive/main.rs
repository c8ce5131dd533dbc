//! What the archive promises, table by table and then as a whole, on real files under temporary folders.

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod compat;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod disk;
#[cfg(test)]
mod expected;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod lock;
#[cfg(test)]
mod other_process;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod table;
#[cfg(test)]
mod upgrade;
