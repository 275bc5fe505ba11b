//! Names for things that never change: the writer's short id, the number of the record that made
//! the thing, and the place in that record (`a:12.0`).
//!
//! An id is never used again and is the same in a repaired copy; two writers can never make the
//! same one. Each kind of thing has an id type of its own, so that a seat can't stand for a person.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A writer's short id: one to four lower-case letters or digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Writer([u8; 4]);

impl Writer {
    /// The first writer of a session.
    pub const FIRST: Self = Self([b'a', 0, 0, 0]);

    /// The letters.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(4);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl FromStr for Writer {
    type Err = BadId;
    fn from_str(s: &str) -> Result<Self, BadId> {
        let fits = (1..=4).contains(&s.len())
            && s.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !fits {
            return Err(BadId);
        }
        let mut bytes = [0; 4];
        bytes[..s.len()].copy_from_slice(s.as_bytes());
        Ok(Self(bytes))
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Writer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Writer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(
            deserializer,
            "a writer's id, one to four lower-case letters or digits",
        )
    }
}

/// What made a thing: writer, record and index of the event in the record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    /// Who wrote the record.
    pub writer: Writer,
    /// The record's sequence number, from 1.
    pub record: u32,
    /// The event's place in the record, from 0.
    pub index: u16,
}

impl Id {
    /// Its place in the journal, whoever wrote it: what comes later is greater.
    pub fn place(self) -> (u32, u16) {
        (self.record, self.index)
    }
}

/// In two pieces: things are looked up by their ids at every stroke that is replayed.
impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(u32::from_ne_bytes(self.writer.0));
        state.write_u64(u64::from(self.record) << 16 | u64::from(self.index));
    }
}

/// The text is not an id; ids look like `a:12.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id; ids look like a:12.0")
    }
}

impl std::error::Error for BadId {}

impl FromStr for Id {
    type Err = BadId;
    fn from_str(s: &str) -> Result<Self, BadId> {
        let (writer, rest) = s.split_once(':').ok_or(BadId)?;
        let (record, index) = rest.split_once('.').ok_or(BadId)?;
        let number = |s: &str| -> Result<u32, BadId> {
            // `parse` would take "+1" and "007" too, and then two texts would name one thing.
            let plain = s == "0" || !s.starts_with(['0', '+']);
            if plain {
                s.parse().map_err(|_| BadId)
            } else {
                Err(BadId)
            }
        };
        let index = u16::try_from(number(index)?).map_err(|_| BadId)?;
        Ok(Self {
            writer: writer.parse()?,
            record: number(record)?,
            index,
        })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}.{}", self.writer, self.record, self.index)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, "an id like a:12.0")
    }
}

fn parsed<'de, D: Deserializer<'de>, T: FromStr>(
    deserializer: D,
    expecting: &'static str,
) -> Result<T, D::Error> {
    struct Parse<T>(&'static str, std::marker::PhantomData<T>);
    impl<T: FromStr> Visitor<'_> for Parse<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
        fn visit_str<E: de::Error>(self, v: &str) -> Result<T, E> {
            v.parse()
                .map_err(|_| E::invalid_value(de::Unexpected::Str(v), &self))
        }
    }
    deserializer.deserialize_str(Parse(expecting, std::marker::PhantomData))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A person, named or not yet named.
    PersonId;
    /// A seat on the body.
    SeatId;
    /// An item of business.
    ItemId;
    /// An entry in the record of an item.
    EntryId;
    /// An action brought forward from an earlier meeting.
    PriorId;
    /// An item of the work programme.
    PlanId;
    /// A body that meets together with the first.
    BodyId;
    /// A query mark on words of an entry.
    QueryId;
    /// A correction that came back.
    CorrectionId;
    /// Somebody who asked to speak.
    SpeakerId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id: Id = "a:12.0".parse().unwrap();
        assert_eq!(id.to_string(), "a:12.0");
        for bad in [
            "",
            "a",
            "a:1",
            "a:1.",
            "A:1.0",
            "a:01.0",
            "a:+1.0",
            "abcde:1.0",
            "a:1.70000",
        ] {
            assert!(bad.parse::<Id>().is_err(), "{bad}");
        }
    }
}
