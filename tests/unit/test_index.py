"""The index of names, from mentions to letter groups."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_edition.model.alphabetical import Order
from reading_edition.model.places import Place
from reading_edition.model.records import Mention
from reading_edition.people.authority import Authority, Person
from reading_edition.people.index import CROWDED, Entry, Index, Reference, build

PERSONS = [
    Person("stalin", "Stalin, Joseph", "Stalin, Joseph"),
    Person("zizek", "Žižek, Slavoj", "Žižek, Slavoj"),
    Person("zinoviev", "Zinoviev, Grigory", "Zinoviev, Grigory"),
    Person("assad", "al-Assad, Bashar", "al-Assad, Bashar"),
    Person("trotsky", "Trotsky, Leon", "Trotsky, Leon", see_also=("stalin", "serge")),
    Person("serge", "Serge, Victor", "Serge, Victor"),
    Person("bronstein", "Bronstein, Lev", "Bronstein, Lev", see=("trotsky",)),
    Person("crimethinc", "CrimethInc.", "CrimethInc.", kind="collective"),
]
AUTHORITY = Authority({person.key: person for person in PERSONS})
SECTIONS = {
    "opening": Place(1, "§1"),
    "lib": Place(2, "§2"),
    "further": Place(3, "Further Reading", "item"),
}


def mention(
    key: str,
    paragraph: int,
    note: str = "",
    *,
    docname: str = "opening",
    kind: str = "mention",
    sub: str = "",
) -> Mention:
    anchor = f"note-{note}" if note else f"p{paragraph}"
    return Mention(key, docname, paragraph, note, kind, sub, anchor, "before ", key, " after")


def made(*mentions: Mention, order: str = "word") -> Index:
    return build(mentions, AUTHORITY, SECTIONS, order=Order(order))


def entry(index: Index, key: str) -> Entry:
    return next(entry for entry in index.entries if entry.key == key)


def printed(references: tuple[Reference, ...]) -> list[str]:
    return [reference.short for reference in references]


def test_locators_stand_in_reading_order_and_adjoining_paragraphs_join() -> None:
    index = made(
        mention("stalin", 2, docname="further"),
        mention("stalin", 12),
        mention("stalin", 1, docname="lib"),
        mention("stalin", 10),
        mention("stalin", 11),
        mention("stalin", 11),
        mention("stalin", 4, "6"),
        mention("stalin", 4),
    )
    assert printed(entry(index, "stalin").references) == [
        "§1 ¶4",
        "§1 n. 6",
        "§1 ¶¶10–12",
        "§2 ¶1",
        "Further Reading 2",
    ]
    assert [m.paragraph for m in entry(index, "stalin").mentions] == [4, 4, 10, 11, 11, 12, 1, 2]


def test_only_mentions_of_one_kind_join_and_the_weightiest_marks_a_place() -> None:
    index = made(
        mention("stalin", 1),
        mention("stalin", 2, kind="quotation"),
        mention("stalin", 2),
        mention("stalin", 3),
        mention("stalin", 4, kind="citation"),
        mention("stalin", 4, kind="principal"),
    )
    assert [(r.short, r.kind) for r in entry(index, "stalin").references] == [
        ("§1 ¶1", "mention"),
        ("§1 ¶2", "quotation"),
        ("§1 ¶3", "mention"),
        ("§1 ¶4", "principal"),
    ]


def test_a_range_is_spelled_out() -> None:
    three = made(*(mention("stalin", number) for number in (1, 2, 3)))
    assert entry(three, "stalin").references[0].spelled == "section 1, paragraphs 1 to 3"


def test_two_neighbours_are_two_mentions_and_no_range() -> None:
    two = made(mention("stalin", 1), mention("stalin", 2))
    assert printed(entry(two, "stalin").references) == ["§1 ¶1", "§1 ¶2"]


def test_sub_entries_stand_in_alphabetical_order() -> None:
    index = made(
        mention("serge", 3, sub="on the party"),
        mention("serge", 1, sub="as a novelist"),
        mention("serge", 2),
        mention("serge", 4, sub="on the party"),
    )
    serge = entry(index, "serge")
    assert printed(serge.references) == ["§1 ¶2"]
    assert [(sub.heading, printed(sub.references)) for sub in serge.subs] == [
        ("as a novelist", ["§1 ¶1"]),
        ("on the party", ["§1 ¶3", "§1 ¶4"]),
    ]


def test_groups_and_order() -> None:
    index = made(*(mention(key, 1) for key in ("zizek", "zinoviev", "assad", "crimethinc")))
    assert [(group.letter, [e.key for e in group.entries]) for group in index.groups] == [
        ("A", ["assad"]),
        ("C", ["crimethinc"]),
        ("Z", ["zinoviev", "zizek"]),
    ]


def test_letter_by_letter_is_an_option() -> None:
    persons = {k: Person(k, h, h) for k, h in (("a", "New York"), ("b", "Newark"))}
    for order, wanted in (("word", ["a", "b"]), ("letter", ["b", "a"])):
        index = build(
            [mention("a", 1), mention("b", 1)], Authority(persons), SECTIONS, order=Order(order)
        )
        assert [e.key for e in index.entries] == wanted


def test_see_has_no_locators_and_its_mentions_count_for_the_target() -> None:
    index = made(mention("bronstein", 1))
    assert [p.key for p in entry(index, "bronstein").see] == ["trotsky"]
    assert entry(index, "bronstein").references == ()
    assert printed(entry(index, "trotsky").references) == ["§1 ¶1"]


def test_a_blind_reference_is_left_out_and_told() -> None:
    index = made(mention("stalin", 1))
    assert "bronstein" not in {e.key for e in index.entries}
    assert ("blind", "bronstein") in {(f.rule, f.key) for f in index.findings}


def test_see_also_leads_only_to_entries_with_locators() -> None:
    index = made(mention("trotsky", 1), mention("serge", 1))
    assert [p.key for p in entry(index, "trotsky").see_also] == ["serge"]
    assert ("blind", "trotsky") in {(f.rule, f.key) for f in index.findings}
    both = made(mention("trotsky", 1), mention("serge", 1), mention("stalin", 1))
    assert [p.key for p in entry(both, "trotsky").see_also] == ["serge", "stalin"]


def test_findings_are_the_same_at_every_build() -> None:
    person = Person("a", "A", "A", see_also=("e", "d", "c", "b"))
    others = {k: Person(k, k, k) for k in "bcde"}
    index = build([mention("a", 1)], Authority({"a": person, **others}), SECTIONS)
    told = [f.message for f in index.findings if f.rule == "blind"]
    assert [message.split("'")[3] for message in told] == ["e", "d", "c", "b"]


@pytest.mark.parametrize(
    ("count", "told"), [(CROWDED - 1, False), (CROWDED, True), (CROWDED + 1, True)]
)
def test_many_locators_call_for_sub_entries(count: int, told: bool) -> None:
    apart = [mention("stalin", 2 * n) for n in range(1, count + 1)]
    assert any(f.rule == "crowded" for f in made(*apart).findings) is told


def test_citations_and_sub_entries_do_not_crowd() -> None:
    cited = [mention("stalin", 2 * n, kind="citation") for n in range(1, 9)]
    topics = [mention("stalin", 2 * n, sub="in 1936") for n in range(1, 9)]
    assert not any(f.rule == "crowded" for f in made(*cited, *topics).findings)


def test_what_cannot_be_indexed_is_told() -> None:
    index = made(mention("nobody", 1), mention("stalin", 1, docname="about"))
    unknown = [f for f in index.findings if f.rule == "unknown"]
    assert ["not in the authority" in unknown[0].message, "no section" in unknown[1].message] == [
        True,
        True,
    ]
    assert index.groups == ()
    assert {f.key for f in index.findings if f.rule == "unmentioned"} == {
        p.key for p in PERSONS if not p.see
    }


@given(
    st.lists(
        st.tuples(
            st.sampled_from([p.key for p in PERSONS]),
            st.integers(1, 8),
            st.sampled_from(["", "1", "2"]),
            st.sampled_from(["opening", "lib"]),
            st.sampled_from(["mention", "principal", "citation"]),
        ),
        max_size=40,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_mentions_does_not_matter(rows, chance) -> None:  # type: ignore[no-untyped-def]
    mentions = [mention(k, p, n, docname=d, kind=kind) for k, p, n, d, kind in rows]
    mixed = mentions[:]
    chance.shuffle(mixed)
    one, other = made(*mentions), made(*mixed)
    assert [(e.key, e.references, e.see, e.see_also) for e in one.entries] == [
        (e.key, e.references, e.see, e.see_also) for e in other.entries
    ]
    assert {e.key for e in one.entries if not e.see} == {AUTHORITY.resolve(m.key) for m in mentions}


def test_an_index_survives_pickling(tmp_path: Path) -> None:
    index = made(mention("stalin", 1))
    assert pickle.loads(pickle.dumps(index)) == index
