"""Gold is read in both its forms, and refused with a reason where it cannot be trusted."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from sayso.bench.corpora import find_data, read_rows, read_text
from sayso.bench.gold import SPANS, Gold, find_gold, locate, read_gold
from sayso.errors import ConfigError, ReadError

TEXT = "Brandt said Orm would hold. Brandt said it again."


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Brandt", (0, 6)),
        ("Brandt #2", (28, 34)),
        ("said #2", (35, 39)),
        ("Or", None),
        ("Brandt #3", None),
        ("hold.", (22, 27)),
    ],
)
def test_words_are_located_as_whole_words(words: str, place: tuple[int, int] | None) -> None:
    assert locate(TEXT, words) == place


def test_the_quoted_form(gold: Gold) -> None:
    assert gold.published == "2031-03-05"
    assert not gold.transcript
    statement = gold.layers["statements"][2]
    assert gold.text[slice(*statement.span("cue") or ())] == "said"
    assert statement.span("cue") == (284, 288)
    assert gold.layers["statements"][5].optional
    assert [item.labels["text"] for item in gold.layers["places"]] == ["Velm", "Orm Island", "Straits of Orm"]


def stored(tmp_path: Path, gold: Gold, **header: object) -> Path:
    """The same gold in the stored form, its text in a folder of corpora."""
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "report.txt").write_text("Before. " + gold.text, encoding="utf-8")
    fields = {
        "file": "report.txt",
        "slice": [8, 8 + len(gold.text)],
        "sha256": sha256(gold.text.encode()).hexdigest(),
        "published": "2031-03-05",
    }
    layers: dict[str, list[object]] = {}
    for layer, items in gold.layers.items():
        spans = [{name: [list(span) for span in item.spans[name]] for name in SPANS[layer]} for item in items]
        layers[layer] = [item.labels | some for item, some in zip(items, spans, strict=True)]
    path = tmp_path / "stored.yaml"
    path.write_text(yaml.safe_dump({"document": fields | header, **layers}), encoding="utf-8")
    return path


def test_the_stored_form_says_the_same(tmp_path: Path, gold: Gold) -> None:
    again = read_gold(stored(tmp_path, gold), data=tmp_path / "data")
    assert again.text == gold.text
    assert {layer: [item.spans for item in items] for layer, items in again.layers.items()} == {
        layer: [item.spans for item in items] for layer, items in gold.layers.items()
    }


def test_another_text_is_refused(tmp_path: Path, gold: Gold) -> None:
    path = stored(tmp_path, gold, slice=[0, 40])
    with pytest.raises(ReadError, match="not the text that the gold was made on"):
        read_gold(path, data=tmp_path / "data")


def test_a_missing_text_is_said_to_be_missing(tmp_path: Path, gold: Gold) -> None:
    path = stored(tmp_path, gold, file="gone.txt")
    with pytest.raises(ReadError, match=r"gone\.txt: no such file; say where the corpora are"):
        read_gold(path, data=tmp_path / "data")


def test_words_that_the_text_does_not_hold_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text("document: {file: a.txt}\ntimes: [{text: Monday, value: 2031-03-03}]", encoding="utf-8")
    with pytest.raises(ReadError, match="does not hold 'Monday'"):
        read_gold(path)


@pytest.mark.parametrize("content", ["[1, 2", "- a list", "document: {}", "document: 3", "", "a: *b", "a: \x01"])
def test_what_is_no_gold_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_gold(path)
    assert "\n" not in str(caught.value)
    assert "; give a gold file" in str(caught.value)


def test_a_file_that_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nope\.yaml: there is no such file; give a gold file \(YAML\)"):
        read_gold(tmp_path / "nope.yaml")
    with pytest.raises(ReadError, match=r"cannot be read \(Is a directory\); give a gold file"):
        read_gold(tmp_path)
    (tmp_path / "latin.yaml").write_bytes(b"document: {file: caf\xe9.txt}")
    with pytest.raises(ReadError, match=r"is not UTF-8 \(byte \d+\); give a gold file"):
        read_gold(tmp_path / "latin.yaml")


@pytest.mark.parametrize("layer", ["places: [{}]", "events: 3", "times: [{text: 3}]"])
def test_a_layer_that_is_not_written_as_gold_is_named(tmp_path: Path, layer: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.yaml"
    path.write_text(f"document: {{file: a.txt}}\n{layer}", encoding="utf-8")
    with pytest.raises(ReadError, match=f"its {layer.partition(':')[0]} are not written as gold is"):
        read_gold(path)


def test_an_article_that_is_not_beside_its_gold(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("document: {file: nowhere.txt}", encoding="utf-8")
    with pytest.raises(ReadError, match=r"nowhere\.txt is neither beside it"):
        read_gold(path)


def test_one_article_of_many(tmp_path: Path) -> None:
    articles = '<articles>\n<article docid="7">\n<text><![CDATA[First & best.]]></text></article>\n'
    (tmp_path / "many.xml").write_text(articles + '<article docid="8"><text>Second.</text></article>', encoding="utf-8")
    assert read_text(tmp_path, file="many.xml", record="7") == "First & best."
    assert read_text(tmp_path, file="many.xml", record="docid 8", slice=(0, 3)) == "Sec"
    with pytest.raises(ReadError, match="holds no record '9'"):
        read_text(tmp_path, file="many.xml", record="9")


def test_one_line_of_many(tmp_path: Path) -> None:
    import json
    import lzma

    with lzma.open(tmp_path / "many.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"path": f"{n}.md", "text": f"Text {n}"}) + "\n" for n in range(3))
    assert read_text(tmp_path, file="many.jsonl.xz", record="2.md") == "Text 2"


def test_the_corpora_are_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DATA", str(tmp_path))
    assert find_data() == tmp_path
    assert find_data(tmp_path.parent) == tmp_path.parent
    with pytest.raises(ConfigError, match="no such folder"):
        find_data(tmp_path / "nowhere")


@pytest.mark.shared
def test_every_gold_file_of_the_dev_set_can_be_read() -> None:
    try:
        data = find_data()
    except ConfigError:
        pytest.skip("the corpora are not beside the checkout")
    golds = [read_gold(path, data=data) for path in find_gold("dev")]
    assert all(any(gold.layers.values()) for gold in golds)


def test_the_rows_of_a_corpus_end_where_its_lines_do(tmp_path: Path) -> None:
    path = tmp_path / "rows.txt"
    path.write_bytes("\ufeffVelm\u2028Orm\r\n\r\nKestan\n".encode())
    assert read_rows(path, "rows") == ["Velm\u2028Orm", "", "Kestan", ""]


@pytest.mark.parametrize(
    ("content", "said"), [(b"Vel\xff", r"is not UTF-8 \(byte 3\); give a file of rows"), (b"\n \n", "is empty; give")]
)
def test_a_corpus_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "rows.txt"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=rf"rows\.txt: {said}"):
        read_rows(path, "rows")
