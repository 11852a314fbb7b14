"""A validator for Facebook Instant Articles: the engine of the program `ia-validate`."""

from ._engine import __version__, explain, rules
from ._results import Document, Fixed
from ._validator import TableResult, Validator

__all__ = ["Document", "Fixed", "TableResult", "Validator", "__version__", "explain", "rules"]
