"""`python -m sayso.cli` is `sayso`."""

from sayso.cli.main import main

main()
