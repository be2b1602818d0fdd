"""sayso reads reports of international crises and keeps the record behind them: who said it, how sure, on what condition."""

__version__ = "0.1.0"
