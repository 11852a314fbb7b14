//! What stands in the rows: texts, whatever form their column has, and ids.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, StringArray};
use arrow_schema::{ArrowError, DataType};
use ia_validate_render::call::Text;

/// A column without a dictionary: none is in the output, where Spark takes none.
pub(super) fn plain(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    match column.as_any_dictionary_opt() {
        Some(dictionary) => arrow_select::take::take(dictionary.values(), dictionary.keys(), None),
        None => Ok(column.clone()),
    }
}

/// Ids without a dictionary, and strings in one form, which all readers take.
pub(super) fn ids(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let column = plain(column)?;
    if !is_string(column.data_type()) {
        return Ok(column);
    }
    let texts = Texts::of(&column);
    let text = |row| texts.bytes(row).map(String::from_utf8_lossy);
    Ok(Arc::new((0..column.len()).map(text).collect::<StringArray>()))
}

/// The type of the same.
pub(super) fn id_type(column: &DataType) -> &DataType {
    match column {
        DataType::Dictionary(_, values) => id_type(values),
        column if is_string(column) => &DataType::Utf8,
        other => other,
    }
}

fn is_string(column: &DataType) -> bool {
    matches!(column, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
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

    /// The bytes of a row, if it has any.
    fn bytes(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Short(texts, _) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Long(texts, _) => texts.is_valid(row).then(|| texts.value(row)),
            Self::View(texts, _) => texts.is_valid(row).then(|| texts.value(row)),
            Self::Other(_) => None,
        }
    }

    /// The text of a row, or why there is none. Bytes are decoded as files are.
    pub(super) fn get(&self, row: usize) -> Result<Text<'_>, Cow<'static, str>> {
        let is_string = match self {
            Self::Short(_, is_string) | Self::Long(_, is_string) | Self::View(_, is_string) => *is_string,
            Self::Other(what) => return Err(format!("not text, but {what}").into()),
        };
        let bytes = self.bytes(row).ok_or("null")?;
        if !is_string {
            return Ok(bytes.into());
        }
        simdutf8::basic::from_utf8(bytes).map(Text::from).map_err(|_| {
            let good = std::str::from_utf8(bytes).err().map_or(bytes.len(), |error| error.valid_up_to());
            format!("not text: no UTF-8 from byte {good} on").into()
        })
    }
}

/// What a row is called, of what [`ids`] gives; none where that is null, or of a type that names nothing.
pub(super) fn id(ids: &ArrayRef, row: usize) -> Option<Cow<'_, str>> {
    if ids.is_null(row) {
        return None;
    }
    Some(match ids.data_type() {
        DataType::Utf8 => ids.as_string::<i32>().value(row).into(),
        DataType::Int32 => ids.as_primitive::<Int32Type>().value(row).to_string().into(),
        DataType::Int64 => ids.as_primitive::<Int64Type>().value(row).to_string().into(),
        DataType::UInt32 => ids.as_primitive::<UInt32Type>().value(row).to_string().into(),
        DataType::UInt64 => ids.as_primitive::<UInt64Type>().value(row).to_string().into(),
        _ => return None,
    })
}

/// A number for an id: the same for the same id, in all runs of one version.
pub(super) fn number(id: &str) -> u64 {
    let mut state = DefaultHasher::new();
    id.hash(&mut state);
    state.finish()
}
