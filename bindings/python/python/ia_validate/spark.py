"""Findings of a Spark DataFrame, as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._validator import Validator

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .types import Options

_FINDINGS = ("rule string, severity string, message string, item long, line long, `column` long, offset long, end_line long, "
             "end_column long, end_offset long, fix string, fingerprint string, rejected string")
_FIXED = "text string, fixed long, rules string, left long, rejected string"


def check(df: Any, text: str = "html", id: str = "id", **options: Unpack[Options]) -> Any:
    """Checks the rows of whatever Spark reads: a DataFrame with the columns of findings, and `rejected`.

    A row that holds no text has no finding but one row here, whose `rejected` says why and whose `rule` is null.
    Giant rows: lower `spark.sql.parquet.columnarReaderBatchSize` and `spark.sql.execution.arrow.maxRecordsPerBatch`.
    """
    return _mapped(df, text, id, dict(options), "check", _FINDINGS)


def fix(df: Any, text: str = "html", id: str = "id", **options: Unpack[Options]) -> Any:
    """Mends the rows: `id`, `text`, how many findings were `fixed` by which `rules`, how many are `left`, and `rejected`."""
    return _mapped(df, text, id, dict(options), "fix", _FIXED)


def _mapped(df: Any, text: str, id: str, options: dict[str, Any], work: str, columns: str) -> Any:
    Validator(**options)
    for column in (text, id):
        if column not in df.columns:
            raise ValueError(f"the table has no column `{column}`; there are {', '.join(f'`{it}`' for it in df.columns)}")
    kind = df.schema[id].dataType.simpleString()

    # Passed on by value, so that it can say what executors lack.
    def batches(rows: Iterator[Any]) -> Iterator[Any]:
        try:
            import pyarrow as pa

            from ia_validate._engine import Engine
        except ModuleNotFoundError as error:
            raise RuntimeError(f"the executors' Python has no {error.name}: install the wheel of ia-validate and pyarrow for the "
                               "Python that PYSPARK_PYTHON names, on all nodes") from None
        engine = Engine(options, [])
        for batch in rows:
            made = engine.table(pa.Table.from_batches([batch]), "text", "id", None, work, 1)
            found, rejected = pa.table(made.rows), pa.table(made.rejected)
            found = found.append_column("rejected", pa.nulls(found.num_rows, pa.string()))
            if rejected.num_rows:
                nulls = [rejected["reason"] if it.name == "rejected" else rejected["id"] if it.name == "id" else pa.nulls(rejected.num_rows, it.type)
                         for it in found.schema]
                found = pa.concat_tables([found, pa.table(nulls, schema=found.schema)])
            yield from found.to_batches()

    def quoted(name: str) -> str:
        return "`" + name.replace("`", "``") + "`"

    # Not all names that Spark has can be passed on to Python.
    rows = df.selectExpr(f"{quoted(id)} as id", f"{quoted(text)} as text")
    return rows.mapInArrow(batches, f"id {kind}, {columns}")
