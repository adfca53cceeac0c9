"""A restored server that asks for less than the phone still holds: the gap is accepted once, and only knowingly (P40)."""

from sync import tables as t


def three(lab):
    """A phone that made three mutations and holds the last only; the server has none of them (any more)."""
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for number in (1, 2, 3):
        lab.note(phone, dossier, f"n{number}", f"{number}")
    return phone, phone.mutations[2]


def gaps(lab, phone):
    lab.session.commit()
    rows = lab.session.execute(t.gap.select().where(t.gap.c.device_id == phone.device_id))
    return [(row.after_seq, row.next_seq) for row in rows]


def test_p40_the_first_number_still_held_is_accepted_over_a_gap(lab):
    phone, last = three(lab)
    answer = lab.sync(phone, [last], lowest=3)
    assert (answer["acknowledged"]["seq"], gaps(lab, phone)) == (3, [(0, 3)])


def test_p40_not_before_the_phone_knows_what_the_server_has(lab):
    """Settled is of another life: what lies between may still be on the phone."""
    phone, last = three(lab)
    phone.settled_seq = 2
    answer = lab.post(phone, phone.request([last], lowest=3)).get_json()
    assert (answer["expected"], answer["acknowledged"]["seq"], gaps(lab, phone)) == (1, 0, [])


def test_p40_a_gap_whose_end_a_colleague_carried_is_accepted_all_the_same(lab):
    phone, last = three(lab)
    carrier = lab.phone()
    lab.post(carrier, carrier.request([], relayed=[last]))
    answer = lab.sync(phone, [last], lowest=3)
    assert (answer["acknowledged"]["seq"], gaps(lab, phone)) == (3, [(0, 3)])
    lab.note(phone, lab.dossier(phone.user_id), "n4", "4")
    assert lab.sync(phone)["acknowledged"]["seq"] == 4


def test_p40_a_gap_is_accepted_once_however_often_it_is_asked(lab):
    phone, last = three(lab)
    lab.sync(phone, [last], lowest=3)
    phone.settled_seq = 0
    assert lab.outcomes(lab.sync(phone, [last], lowest=3)) == [(3, "applied", None)]
    assert gaps(lab, phone) == [(0, 3)]
