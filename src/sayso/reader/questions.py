"""What the reader answers: the names and the order of its heads' outputs. Weights are made for just these."""

from __future__ import annotations

SPANS = ("source", "cue", "content")
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINKS = ("source", "content")  # of a cue
PARTIES = ("actor", "recipient", "both")  # of the event of a sentence; "both" act upon each other
SCALES = ("uds", "uw", "meantime")  # whose judges a measure of factuality follows
TYPES = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
)
# CAMEO's four classes, by the types of PLOVER that PLV's annotators give such sentences.
QUARTERS = {
    "1": ("AGREE", "CONSULT", "SUPPORT"),
    "2": ("AID", "CONCEDE", "COOPERATE", "RETREAT"),
    "3": ("ACCUSE", "REJECT", "REQUEST", "THREATEN"),
    "4": ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"),
}
