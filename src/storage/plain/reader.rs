//! Reading the plain form.

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::NotPlain;

type Read<T> = Result<T, NotPlain>;

/// What `text` says, if it is in the plain form.
pub(in crate::storage) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let mut reader = Reader { text, at: 0 };
    let value = T::deserialize(&mut reader).ok()?;
    (reader.at == text.len()).then_some(value)
}

struct Reader<'de> {
    text: &'de str,
    at: usize,
}

impl<'de> Reader<'de> {
    fn rest(&self) -> &'de [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Takes a sign, if it stands here.
    fn took(&mut self, sign: u8) -> bool {
        let there = self.rest().first() == Some(&sign);
        self.at += usize::from(there);
        there
    }

    fn take(&mut self, sign: u8) -> Read<()> {
        if self.took(sign) {
            Ok(())
        } else {
            Err(NotPlain)
        }
    }

    /// Goes on by `len` bytes and gives them back.
    fn pass(&mut self, len: usize) -> Read<&'de str> {
        let passed = self.text.get(self.at..self.at + len).ok_or(NotPlain)?;
        self.at += len;
        Ok(passed)
    }

    fn name(&mut self) -> Read<&'de str> {
        let rest = self.rest();
        if !matches!(rest.first(), Some(b) if b.is_ascii_alphabetic() || *b == b'_') {
            return Err(NotPlain);
        }
        let of_names = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
        self.pass(rest.iter().take_while(of_names).count())
    }

    fn number(&mut self) -> Read<u64> {
        let len = self
            .rest()
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        let digits = self.pass(len)?;
        // Anything but the plain form (a leading nought, for one) is for RON to judge.
        if digits.starts_with('0') && digits != "0" {
            return Err(NotPlain);
        }
        digits.parse().map_err(|_| NotPlain)
    }

    fn string<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        self.take(b'"')?;
        let stretch = self.stretch()?;
        if self.took(b'"') {
            return visitor.visit_borrowed_str(stretch);
        }
        let mut whole = String::with_capacity(stretch.len() + 32);
        whole.push_str(stretch);
        while !self.took(b'"') {
            self.take(b'\\')?;
            whole.push(self.escaped()?);
            whole.push_str(self.stretch()?);
        }
        visitor.visit_string(whole)
    }

    /// The letters up to the next escape or the end of the string.
    fn stretch(&mut self) -> Read<&'de str> {
        let end = memchr::memchr2(b'"', b'\\', self.rest()).ok_or(NotPlain)?;
        self.pass(end)
    }

    fn escaped(&mut self) -> Read<char> {
        let sign = *self.rest().first().ok_or(NotPlain)?;
        self.at += 1;
        Ok(match sign {
            b'\'' | b'"' | b'\\' => char::from(sign),
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'0' => '\0',
            b'u' => {
                self.take(b'{')?;
                let digits = self.rest().iter().take_while(|b| b.is_ascii_hexdigit());
                let digits = self.pass(digits.count())?;
                self.take(b'}')?;
                if digits.len() > 6 {
                    return Err(NotPlain);
                }
                let code = u32::from_str_radix(digits, 16).map_err(|_| NotPlain)?;
                char::from_u32(code).ok_or(NotPlain)?
            }
            _ => return Err(NotPlain),
        })
    }

    fn listed<V: Visitor<'de>>(&mut self, [begin, end]: [u8; 2], visitor: V) -> Read<V::Value> {
        self.take(begin)?;
        let value = visitor.visit_seq(Listed::new(self, end))?;
        self.take(end)?;
        Ok(value)
    }

    fn fields<V: Visitor<'de>>(&mut self, visitor: V) -> Read<V::Value> {
        self.take(b'(')?;
        let value = visitor.visit_map(Listed::new(self, b')'))?;
        self.take(b')')?;
        Ok(value)
    }
}

/// What stands between brackets, with commas between.
struct Listed<'a, 'de> {
    reader: &'a mut Reader<'de>,
    end: u8,
    begun: bool,
}

impl<'a, 'de> Listed<'a, 'de> {
    fn new(reader: &'a mut Reader<'de>, end: u8) -> Self {
        let begun = false;
        Self { reader, end, begun }
    }

    /// Whether another one comes.
    fn goes_on(&mut self) -> Read<bool> {
        if self.reader.rest().first() == Some(&self.end) {
            return Ok(false);
        }
        if std::mem::replace(&mut self.begun, true) {
            self.reader.take(b',')?;
        }
        Ok(true)
    }
}

impl<'de> SeqAccess<'de> for Listed<'_, 'de> {
    type Error = NotPlain;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if self.goes_on()? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> MapAccess<'de> for Listed<'_, 'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if self.goes_on()? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        self.reader.take(b':')?;
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = NotPlain;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        let value = seed.deserialize(&mut *self)?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = NotPlain;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        self.take(b'(')?;
        let value = seed.deserialize(&mut *self)?;
        self.take(b')')?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.listed(*b"()", visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.fields(visitor)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = NotPlain;

    /// What doesn't say which form it expects.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(NotPlain)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(NotPlain),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.name()? {
            "None" => visitor.visit_none(),
            "Some" => {
                self.take(b'(')?;
                let value = visitor.visit_some(&mut *self)?;
                self.take(b')')?;
                Ok(value)
            }
            _ => Err(NotPlain),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Read<V::Value> {
        self.take(b'(')?;
        let value = visitor.visit_newtype_struct(&mut *self)?;
        self.take(b')')?;
        Ok(value)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.listed(*b"[]", visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.listed(*b"()", visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Read<V::Value> {
        self.listed(*b"()", visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        self.fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let name = self.name()?;
        visitor.visit_borrowed_str(name)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f32 f64 char bytes byte_buf unit unit_struct map ignored_any
    }
}
