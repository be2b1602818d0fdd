"""Counts and amounts as bounds, from words alone: `scan_quantities(text)`, `resolve_quantity(words)`.

>>> found = resolve_quantity("at least 3,000")
>>> found.low, found.high
(3000, None)
"""

from sayso.resolve.quantities.scan import QuantityReading, resolve_quantity, scan_quantities

__all__ = ["QuantityReading", "resolve_quantity", "scan_quantities"]
