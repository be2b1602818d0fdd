"""The command line: one file per command; `output` is the one place that prints. Heavy parts are imported late."""
