"""The options that commands of `sayso bench` share."""

from __future__ import annotations

import click

AS_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
RULES = click.option("--rules", is_flag=True, help="The rules alone, without the trained reader.")
MODEL = click.option("--model", metavar="FOLDER", help="Another set of weights: its figures stand beside ours.")
