"""G3 and G4 as a property: whatever the order, loss and doubling, phones and server end with the same values."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.lab import Lab

KEYS = ["a", "b"]
PHONES = 3
steps = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, PHONES - 1), st.sampled_from(KEYS)),
        st.tuples(st.just("sync"), st.integers(0, PHONES - 1), st.just("")),
        st.tuples(st.just("lost answer"), st.integers(0, PHONES - 1), st.just("")),
        st.tuples(st.just("relay"), st.integers(0, PHONES - 1), st.sampled_from(["0", "1", "2"])),
        st.tuples(st.just("restart"), st.integers(0, PHONES - 1), st.just("")),
    ),
    max_size=25,
)


def play(lab: Lab, script: list[tuple[str, int, str]]) -> None:
    phones = [lab.phone() for _ in range(PHONES)]
    dossier = lab.dossier(*(phone.user_id for phone in phones))
    written: dict[str, list[tuple[int, str]]] = {key: [] for key in KEYS}
    for number, (what, who, extra) in enumerate(script):
        phone = phones[who]
        if what == "write":
            text = f"{who}-{number}"
            lab.note(phone, dossier, extra, text)
            written[extra].append((who, text))
        elif what == "sync":
            lab.sync(phone)
        elif what == "lost answer":
            assert lab.post(phone, phone.request()).status_code == 200
        elif what == "restart":
            phone.staged, phone.cursor = [], None
        else:
            author = phones[int(extra)]
            assert lab.post(phone, phone.request([], relayed=author.mutations[-3:])).status_code == 200
    for phone in [*phones, *phones]:
        lab.sync(phone)
    check(lab, phones, dossier, written)


def check(lab: Lab, phones: list[Any], dossier: Any, written: dict[str, list[tuple[int, str]]]) -> None:
    views = [
        {where[2]: body for where, body in p.rows.items() if where[:2] == (str(dossier), "notes")}
        for p in phones
    ]
    assert all(view == views[0] for view in views), "phones and server agree"
    for key, texts in written.items():
        if not texts:
            continue
        standing = lab.texts(dossier, key)
        assert len(standing) == len(set(standing)), "no value twice"
        for who in range(PHONES):
            own = [text for author, text in texts if author == who]
            seen_later = any(replaced(lab, dossier, key, text) for text in own[-1:])
            assert not own or own[-1] in standing or seen_later, "no last value is lost unseen"
            both_beside = bool(own) and own[-1] in standing[1:] and set(own[:-1]) & set(standing[1:])
            assert not both_beside, "beside, a value takes the place of its author's earlier one"


def replaced(lab: Lab, dossier: Any, key: str, text: str) -> bool:
    """Did somebody who saw this very value write over it?"""
    return any(base_names(lab, line, key, text, dossier) for line in lab.every_line(dossier))


def base_names(lab: Lab, line: Any, key: str, text: str, dossier: Any) -> bool:
    return lab.text_of_head(lab.base_of(line, f"notes/{key}")) == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=steps)
@pytest.mark.rule("R139")
def test_phones_and_server_converge(lab, script):
    play(lab, script)


@pytest.mark.soak
@settings(max_examples=800, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=steps)
def test_phones_and_server_converge_for_long(lab, script):
    play(lab, script)
