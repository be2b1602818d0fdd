"""`sayso copies`: which reports of a case repeat which words of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from sayso.cli.find import CASE
from sayso.cli.output import safe, write_line
from sayso.cli.phrases import quoted, short

if TYPE_CHECKING:
    from sayso.case import Report
    from sayso.link import Copy


@click.command(name="copies")
@CASE
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(where: str, as_json: bool) -> None:
    """List the reports of a case that repeat the text of others: reprints, cut-downs of a wire's story, rewritten
    briefs.

    Five outlets that print one agency's words are one source. The share is of each report's own words, outside
    quotation marks; the longest passage that they share is shown.

    \b
    sayso copies --case crisis.db
    sayso copies --case crisis.db --json
    """
    from sayso.case import open_case
    from sayso.link import find_copies

    with open_case(where, create=False) as case:
        reports = {report.id: report for report in case.reports()}
        for copy in find_copies((id, case.document(id).text) for id in reports):
            if as_json:
                write_line(msgspec.json.encode(copy))
            else:
                _show(copy, reports)


def _show(copy: Copy, reports: dict[str, Report]) -> None:
    click.echo(f"{copy.kind}  {copy.left_share:.0%} / {copy.right_share:.0%}")
    for id in (copy.left, copy.right):
        report = reports[id]
        parts = ((report.published or "undated")[:10], report.publisher, report.title or report.key)
        click.echo(safe("    " + "  ".join(part for part in parts if part)))
    longest = max(copy.passages, key=lambda passage: len(passage.left.text))
    click.echo(safe(f"    {quoted(short(longest.left.text))}"))
