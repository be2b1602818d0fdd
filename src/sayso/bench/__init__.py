"""How well and how fast sayso reads, measured: hand-made gold, PolNeAR's attributions, words a second."""
