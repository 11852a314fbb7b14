//! The models that find the words of Burmese, Khmer, Lao and Thai, as a file: what the engine is given where a text needs it.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use icu_provider::dynutil::UpcastDataPayload;
use icu_provider::export::{DataExporter, ExportMarker, FlushMetadata};
use icu_provider::prelude::*;
use icu_provider_blob::export::BlobExporter;
use icu_segmenter::provider::{Baked, SegmenterLstmAutoV1};

/// The models' names in `icu_segmenter`, as far as it asks for them.
const MODELS: [&DataMarkerAttributes; 4] = [
    DataMarkerAttributes::from_str_or_panic("Burmese_"),
    DataMarkerAttributes::from_str_or_panic("Khmer_"),
    DataMarkerAttributes::from_str_or_panic("Lao_"),
    DataMarkerAttributes::from_str_or_panic("Thai_"),
];

/// Writes the models that `icu_segmenter` brings along, in ICU4X's format of data.
pub(crate) fn write(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut exporter = BlobExporter::new_with_sink(Box::new(File::create(path)?));
    for name in MODELS {
        let id = DataIdentifierBorrowed::for_marker_attributes(name);
        let mut metadata = DataRequestMetadata::default();
        metadata.attributes_prefix_match = true;
        let response = DataProvider::<SegmenterLstmAutoV1>::load(&Baked, DataRequest { id, metadata })?;
        exporter.put_payload(SegmenterLstmAutoV1::INFO, id, &ExportMarker::upcast(response.payload))?;
    }
    exporter.flush(SegmenterLstmAutoV1::INFO, FlushMetadata::default())?;
    exporter.close()?;
    Ok(())
}
