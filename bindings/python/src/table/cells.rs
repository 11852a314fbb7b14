//! What stands in the rows: texts, whatever form their column has, and ids.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_schema::{ArrowError, DataType};
use ia_validate_render::call::Text;

/// A column without a dictionary: none is in the output, where Spark takes none.
pub(super) fn plain(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    match column.as_any_dictionary_opt() {
        Some(dictionary) => arrow_select::take::take(dictionary.values(), dictionary.keys(), None),
        None => Ok(column.clone()),
    }
}

/// The type of the same.
pub(super) fn plain_type(column: &DataType) -> &DataType {
    match column {
        DataType::Dictionary(_, values) => values,
        other => other,
    }
}

/// Texts, as the bytes that they are: whoever made a column of strings may have put there what is no UTF-8.
pub(super) enum Texts {
    Short(BinaryArray, bool),
    Long(LargeBinaryArray, bool),
    View(BinaryViewArray, bool),
    /// No texts, but this.
    Other(DataType),
}

impl Texts {
    pub(super) fn of(column: &ArrayRef) -> Self {
        match column.data_type() {
            DataType::Utf8 => Self::Short(BinaryArray::from(column.as_string::<i32>().clone()), true),
            DataType::LargeUtf8 => {
                Self::Long(LargeBinaryArray::from(column.as_string::<i64>().clone()), true)
            }
            DataType::Utf8View => Self::View(column.as_string_view().clone().to_binary_view(), true),
            DataType::Binary => Self::Short(column.as_binary::<i32>().clone(), false),
            DataType::LargeBinary => Self::Long(column.as_binary::<i64>().clone(), false),
            DataType::BinaryView => Self::View(column.as_binary_view().clone(), false),
            other => Self::Other(other.clone()),
        }
    }

    /// The text of a row, or why there is none. Bytes are decoded as files are.
    pub(super) fn get(&self, row: usize) -> Result<Text<'_>, Cow<'static, str>> {
        let (bytes, is_string) = match self {
            Self::Short(texts, is_string) => (texts.is_valid(row).then(|| texts.value(row)), *is_string),
            Self::Long(texts, is_string) => (texts.is_valid(row).then(|| texts.value(row)), *is_string),
            Self::View(texts, is_string) => (texts.is_valid(row).then(|| texts.value(row)), *is_string),
            Self::Other(what) => return Err(format!("not text, but {what}").into()),
        };
        let bytes = bytes.ok_or("null")?;
        match std::str::from_utf8(bytes) {
            Err(error) if is_string => {
                Err(format!("not text: no UTF-8 from byte {} on", error.valid_up_to()).into())
            }
            _ => Ok(Text::new(bytes, is_string)),
        }
    }
}

/// What a row is called, for people; none where that is null, or of a type that names nothing.
pub(super) fn id(ids: &ArrayRef, row: usize) -> Option<Cow<'_, [u8]>> {
    if ids.is_null(row) {
        return None;
    }
    Some(match ids.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => match Texts::of(&ids.slice(row, 1)) {
            Texts::Short(it, _) => it.value(0).to_vec().into(),
            Texts::Long(it, _) => it.value(0).to_vec().into(),
            Texts::View(it, _) => it.value(0).to_vec().into(),
            Texts::Other(_) => return None,
        },
        DataType::Int32 => ids.as_primitive::<Int32Type>().value(row).to_string().into_bytes().into(),
        DataType::Int64 => ids.as_primitive::<Int64Type>().value(row).to_string().into_bytes().into(),
        DataType::UInt32 => ids.as_primitive::<UInt32Type>().value(row).to_string().into_bytes().into(),
        DataType::UInt64 => ids.as_primitive::<UInt64Type>().value(row).to_string().into_bytes().into(),
        _ => return None,
    })
}

/// A number for an id: the same for the same id, in all runs of one version.
pub(super) fn number(id: &[u8]) -> u64 {
    let mut state = DefaultHasher::new();
    id.hash(&mut state);
    state.finish()
}
