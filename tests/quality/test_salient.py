from __future__ import annotations

from quality.salient import annotated, most_frequent, ours, precision

ROWS = (
    ("Harbour", "PROPN", "Entity=(1-organization-new-sssss-cf1-1,2-sgl"),
    ("Fund", "PROPN", "Entity=1)"),
    ("pays", "VERB", "_"),
    ("Edda", "PROPN", "Entity=(2-person-new-snnnn-cf2-1,2-coref"),
    ("Maurin", "PROPN", "Entity=2)|SpaceAfter=No"),
    (".", "PUNCT", "_"),
    ("Maurin", "PROPN", "Entity=(2-person-giv:act-snnnn-cf1-1-coref)"),
    ("thanks", "VERB", "_"),
    ("the", "DET", "Entity=(3-organization-new-nnnnn-cf3-2-sgl"),
    ("council", "NOUN", "_"),
    ("of", "ADP", "_"),
    ("Varne", "PROPN", "Entity=(4-place-new-nnnnn-cf4-1-sgl)3)"),
)
HEAD = """# meta::salientEntities = 1 (5*), 2 (1)
# newpar
# text = Harbour Fund pays Edda Maurin.
# newpar
# text = Maurin thanks the council of Varne.
"""
CONLLU = HEAD + "".join(
    f"{number}\t{word}\t{word}\t{tag}\t_\t_\t0\t_\t_\t{noted}\n" for number, (word, tag, noted) in enumerate(ROWS, 1)
)


def test_it_reads_entities_their_heads_and_their_salience() -> None:
    article = annotated(CONLLU)
    assert (article.title, article.text) == ("Harbour Fund pays Edda Maurin.", "Maurin thanks the council of Varne.")
    assert article.salient == {"1": 5, "2": 1}
    assert {entity: {tuple(sorted(each.heads)) for each in found} for entity, found in article.mentions.items()} == {
        "1": {("fund", "harbour")},
        "2": {("edda", "maurin"), ("maurin",)},
        "3": {("council",)},
        "4": {("varne",)},
    }


def test_a_name_is_right_when_it_is_the_entitys_and_an_entity_counts_once() -> None:
    article = annotated(CONLLU)
    names = ["Harbour Fund", "Maurin", "Edda Maurin", "Varne", "Harbour"]
    assert precision([names], [article], 1) == 0.4
    assert precision([names], [article], 3) == 0.2
    assert precision([["Edda Maurin of Varne"], []], [article, article], 1) == 0.1


def test_ours_and_the_baseline_are_spelt_as_in_the_article() -> None:
    article = annotated(CONLLU)
    assert most_frequent(article)
    assert set(ours(article)) | set(most_frequent(article)) <= {"Harbour Fund", "Edda Maurin", "Maurin", "Varne"}
