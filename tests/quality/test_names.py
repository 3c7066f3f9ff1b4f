"""The measure of names."""

from __future__ import annotations

from quality import mentions, names, treebanks

CONLLU = """# newdoc id = GUM_news_own
# sent_id = 1
# text = Mayor Ada Okoro left Nairobi.
1\tMayor\tMayor\tPROPN\tNNP\t_\t2\tcompound\t_\tEntity=(1-person-new-ssnsn-cf1-1,2,3-coref
2\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tOkoro\tOkoro\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5\tNairobi\tNairobi\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)|SpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


def test_a_name_is_right_by_its_head_and_kind() -> None:
    record = {"id": "own", "conllu": CONLLU}
    figures = names.figures([names.annotated(record)], [names.predicted(record)])
    assert figures == {"f1": 1.0, "f1_untyped": 1.0, "person": 1.0, "organisation": 1.0, "place": 1.0}


def test_the_name_in_a_mention_is_without_the_office() -> None:
    (sentence,) = treebanks.parse(CONLLU)
    ((_, (person, place)),) = mentions.proper([sentence])
    assert mentions.name_in(sentence.words, person, frozenset(["mayor"])) == (1, 2)
    assert mentions.name_in(sentence.words, place, frozenset()) == (4, 4)
