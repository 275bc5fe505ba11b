//! Writing the plain form.

use std::fmt::{self, Display, Write};

use serde::Serialize;
use serde::ser::{
    Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::NotPlain;

type Written = Result<(), NotPlain>;

/// The plain form of `value`, if it has one.
pub(in crate::storage) fn write<T: Serialize>(value: &T) -> Option<String> {
    let mut writer = Writer(String::with_capacity(256));
    value.serialize(&mut writer).ok()?;
    Some(writer.0)
}

struct Writer(String);

impl Writer {
    /// The name of a field or a variant.
    fn name(&mut self, name: &str) -> Written {
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        // RON marks names that could be taken for values.
        let marked = matches!(name, "true" | "false" | "Some" | "None");
        if !plain || marked || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(NotPlain);
        }
        // Nor is this one written as it stands: infinities and what is no number.
        if name.starts_with("inf") || name.starts_with("NaN") {
            return Err(NotPlain);
        }
        self.0.push_str(name);
        Ok(())
    }

    fn number(&mut self, number: impl Display) -> Written {
        write!(self.0, "{number}").map_err(|_| NotPlain)
    }

    /// Words as they stand between quotes. Most stand as they are.
    fn escaped(&mut self, words: &str) {
        let plain = |b: u8| matches!(b, b' '..=b'~') && !matches!(b, b'"' | b'\'' | b'\\');
        let mut rest = words;
        while !rest.is_empty() {
            let end = rest.bytes().position(|b| !plain(b)).unwrap_or(rest.len());
            let (stretch, other) = rest.split_at(end);
            self.0.push_str(stretch);
            let mut letters = other.chars();
            self.0
                .extend(letters.next().into_iter().flat_map(char::escape_debug));
            rest = letters.as_str();
        }
    }

    fn listed(&mut self, begin: char, end: char) -> Listed<'_> {
        self.0.push(begin);
        Listed {
            writer: self,
            end,
            begun: false,
        }
    }
}

/// Words that are written as they are made.
struct Quoted<'a>(&'a mut Writer);

impl Write for Quoted<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        self.0.escaped(words);
        Ok(())
    }
}

/// What stands between brackets, with commas between.
struct Listed<'a> {
    writer: &'a mut Writer,
    end: char,
    begun: bool,
}

impl Listed<'_> {
    fn next<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.comma();
        self.writer.name(name)?;
        self.writer.0.push(':');
        value.serialize(&mut *self.writer)
    }

    fn comma(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            self.writer.0.push(',');
        }
    }

    fn close(self) {
        self.writer.0.push(self.end);
    }
}

macro_rules! listed {
    ($($of:ident: $each:ident),*) => {
        $(impl $of for Listed<'_> {
            type Ok = ();
            type Error = NotPlain;

            fn $each<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.next(value)
            }

            fn end(self) -> Written {
                self.close();
                Ok(())
            }
        })*
    };
}

listed!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
);

macro_rules! fields {
    ($($of:ident),*) => {
        $(impl $of for Listed<'_> {
            type Ok = ();
            type Error = NotPlain;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Written {
                self.field(name, value)
            }

            fn end(self) -> Written {
                self.close();
                Ok(())
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

/// What our records don't hold is left to RON.
macro_rules! left_out {
    ($($one:ident: $what:ty),*) => {
        $(fn $one(self, _: $what) -> Written {
            Err(NotPlain)
        })*
    };
}

macro_rules! numbers {
    ($($one:ident: $what:ty),*) => {
        $(fn $one(self, number: $what) -> Written {
            self.number(number)
        })*
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = NotPlain;
    type SerializeSeq = Listed<'a>;
    type SerializeTuple = Listed<'a>;
    type SerializeTupleStruct = Listed<'a>;
    type SerializeTupleVariant = Listed<'a>;
    type SerializeMap = Impossible<(), NotPlain>;
    type SerializeStruct = Listed<'a>;
    type SerializeStructVariant = Listed<'a>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }
    left_out! {
        serialize_i128: i128, serialize_u128: u128, serialize_f32: f32, serialize_f64: f64,
        serialize_char: char, serialize_bytes: &[u8], serialize_unit_struct: &'static str
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, words: &str) -> Written {
        self.0.reserve(words.len() + 2);
        self.0.push('"');
        self.escaped(words);
        self.0.push('"');
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Written {
        self.0.push('"');
        write!(Quoted(self), "{value}").map_err(|_| NotPlain)?;
        self.0.push('"');
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.0.push_str("None");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        self.0.push_str("Some(");
        value.serialize(&mut *self)?;
        self.0.push(')');
        Ok(())
    }

    fn serialize_unit(self) -> Written {
        Err(NotPlain)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.name(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        self.0.push('(');
        value.serialize(&mut *self)?;
        self.0.push(')');
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.name(variant)?;
        self.serialize_newtype_struct("", value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Listed<'a>, NotPlain> {
        Ok(self.listed('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Listed<'a>, NotPlain> {
        Ok(self.listed('(', ')'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Listed<'a>, NotPlain> {
        Ok(self.listed('(', ')'))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Listed<'a>, NotPlain> {
        self.name(variant)?;
        Ok(self.listed('(', ')'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotPlain> {
        Err(NotPlain)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Listed<'a>, NotPlain> {
        Ok(self.listed('(', ')'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Listed<'a>, NotPlain> {
        self.name(variant)?;
        Ok(self.listed('(', ')'))
    }
}
