//! What a caller passes, before it is known what it should be: from TOML, JSON, or another language's values.

/// A value as it came, with its place: a span of a text, or a word for whoever has none.
#[derive(Clone, PartialEq, Debug)]
pub struct Raw<P> {
    /// Where it stands.
    pub at: P,
    /// What it is.
    pub value: RawValue<P>,
}

/// What came.
#[derive(Clone, PartialEq, Debug)]
pub enum RawValue<P> {
    /// A string.
    Text(String),
    /// A whole number; none if it is less than 0 or too large to count.
    Integer(Option<u64>),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Raw<P>>),
    /// A table, in its order.
    Table(Vec<Entry<P>>),
    /// Something that no key takes, in words such as `a date`.
    Other(&'static str),
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry<P> {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub at: P,
    /// Its value.
    pub value: Raw<P>,
}

impl<P> RawValue<P> {
    /// What it is, in words.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(what) => what,
        }
    }
}

impl From<&serde_json::Value> for Raw<()> {
    fn from(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        let value = match value {
            Value::Null => RawValue::Other("null"),
            Value::Bool(flag) => RawValue::Flag(*flag),
            Value::Number(number) if number.is_f64() => RawValue::Other("a number with a point"),
            Value::Number(number) => RawValue::Integer(number.as_u64()),
            Value::String(text) => RawValue::Text(text.clone()),
            Value::Array(list) => RawValue::List(list.iter().map(Self::from).collect()),
            Value::Object(table) => RawValue::Table(
                table
                    .iter()
                    .map(|(name, value)| Entry { name: name.clone(), at: (), value: value.into() })
                    .collect(),
            ),
        };
        Self { at: (), value }
    }
}
