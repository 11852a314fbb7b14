"""Findings of a Spark DataFrame, as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._validator import Validator

_TEXTS = "rule string, severity string, message string"
_PLACES = "item long, line long, `column` long, offset long, end_line long, end_column long, end_offset long"


def check(df: Any, text: str = "html", id: str = "id", **options: Any) -> Any:
    """Checks the rows of whatever Spark reads; rows without text are left out here, filter them by `text is null`.

    Giant rows: lower `spark.sql.parquet.columnarReaderBatchSize` and `spark.sql.execution.arrow.maxRecordsPerBatch`.
    """
    Validator(**options)
    for column in (text, id):
        if column not in df.columns:
            raise ValueError(f"the table has no column `{column}`; there are {', '.join(f'`{it}`' for it in df.columns)}")
    kind = df.schema[id].dataType.simpleString()

    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        import pyarrow as pa

        from ia_validate import Validator

        validator = Validator(**options)
        for batch in rows:
            found = validator.check_table(pa.Table.from_batches([batch]), text=text, id=id, threads=1)
            yield from pa.table(found).to_batches()

    return df.select(id, text).mapInArrow(batches, f"id {kind}, {_TEXTS}, {_PLACES}, fix string, fingerprint string")
