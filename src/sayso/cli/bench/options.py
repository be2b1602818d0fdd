"""The options that commands of `sayso bench` share."""

from __future__ import annotations

import click

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
