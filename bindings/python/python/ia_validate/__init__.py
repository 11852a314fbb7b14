"""A validator for Facebook Instant Articles: the engine of the program `ia-validate`."""

import sys as _sys

# Also where the GIL was switched on again: the module cannot be loaded by such a build.
if "t" in getattr(_sys, "abiflags", "") or not getattr(_sys, "_is_gil_enabled", lambda: True)():
    raise ImportError("ia_validate is not offered for free-threaded Python; take the usual build of this version")

try:
    from ._engine import Article, Diagnostic, Document, Edit, Fix, Place, Related, Summary, __version__, explain, rules
except ImportError as error:
    # By our word, or since 3.12 by Python's own.
    if "interpreter" in str(error):
        raise ImportError("ia_validate does not run in a sub-interpreter; import it in the main interpreter, or use processes") from None
    raise ImportError(
        f"the engine of ia_validate does not load here ({error}); install the wheel for this machine again with "
        "`pip install --force-reinstall ia-validate`"
    ) from None
from ._validator import Fixed, TableResult, Validator

__all__ = ["Article", "Diagnostic", "Document", "Edit", "Fix", "Fixed", "Place", "Related", "Summary", "TableResult", "Validator",
           "__version__", "explain", "rules"]
