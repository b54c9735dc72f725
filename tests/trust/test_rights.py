"""Rights: policies read strictly, decided by purpose, place and day, signed by holders, and never widened by strangers."""

from __future__ import annotations

import copy
import datetime
import json

import numpy as np
import pytest

from sora_nb.errors import CredentialsError, InvalidRequest, RightsRefused
from sora_nb.trust import fingerprints, holders, policies, rights
from sora_nb.trust.policies import Occasion
from sora_nb.trust.registers import Register
from sora_nb.trust.rights import Rules

ON = Occasion(day=datetime.date(2026, 11, 26))
PLAIN = {
    "uid": "urn:test:1", "profile": policies.PROFILE, "assigner": {"name": "Zorb Ltd", "contact": "rights@example.org"},
    "target": {
        "sora:kind": "character", "name": "Captain Zorblax",
        "sora:descriptions": ["a purple octopus pirate with a golden eye patch who sails a flying ship among the clouds"],
    },
}  # fmt: skip


def policy(**changes):
    return policies.read({**copy.deepcopy(PLAIN), **changes})


def permission(*constraints, duty=None, action="sora:generate"):
    rule = {
        "action": action,
        "constraint": [dict(zip(("leftOperand", "operator", "rightOperand"), c, strict=True)) for c in constraints],
    }
    return [rule | ({"duty": [{"action": duty}]} if duty else {})]


def judged(one, text="Captain Zorblax waves", on=ON, **more):
    return Rules([one]).judge([text], on=on, **more)


def test_a_refusal_names_the_rule_the_owner_and_what_is_allowed():
    one = policy(permission=permission(("purpose", "isAnyOf", ["sora:parody"])))
    with pytest.raises(RightsRefused, match=r"Zorb Ltd does not allow.*urn:test:1.*for parody.*rights@example\.org") as caught:
        judged(one)
    assert (caught.value.rule, caught.value.owner) == ("urn:test:1", "Zorb Ltd")
    assert "parody" in caught.value.instead


def test_silence_forbids_or_allows_as_the_posture_of_the_class_says():
    with pytest.raises(RightsRefused):
        judged(policy())
    assert judged(policy(), postures=rights.postures("opt-out")).rules == ("urn:test:1",)
    assert judged(policy(), postures=rights.postures("opt-in,character=opt-out")).rules
    with pytest.raises(InvalidRequest, match="opt-in or opt-out"):
        rights.postures("character=maybe")


@pytest.mark.parametrize(("constraint", "holds", "fails"), [
    (("purpose", "isAnyOf", ["sora:education"]), {}, {"purpose": "commercial"}),
    (("purpose", "isNoneOf", ["commercialize"]), {}, {"purpose": "commercial"}),
    (("spatial", "isAnyOf", ["urn:iso:3166:DEU"]), {"territory": "DEU"}, {"territory": "FRA"}),
    (("spatial", "isAnyOf", ["urn:iso:3166:DEU"]), {"territory": "DEU"}, {"territory": ""}),
    (("dateTime", "lteq", "2026-12-31"), {}, {"day": datetime.date(2027, 1, 1)}),
    (("dateTime", "gt", "2026-11-01"), {}, {"day": datetime.date(2026, 11, 1)}),
    (("sora:style", "isNoneOf", ["sora:photoreal"]), {"style": "paper"}, {"style": "photoreal"}),
])  # fmt: skip
def test_a_permission_holds_under_its_conditions_only(constraint, holds, fails):
    one = policy(permission=permission(constraint))
    plain = {"day": ON.day, "purpose": "education"}
    assert judged(one, on=Occasion(**plain | holds)).rules
    with pytest.raises(RightsRefused):
        judged(one, on=Occasion(**plain | fails))


def test_a_prohibition_wins_and_one_of_some_territory_holds_where_the_territory_is_unknown():
    one = policy(permission=permission(), prohibition=permission(("spatial", "isAnyOf", ["urn:iso:3166:FRA"])))
    with pytest.raises(RightsRefused):
        judged(one)
    assert judged(one, on=Occasion(day=ON.day, territory="DEU")).rules


def test_edits_and_training_are_uses_of_their_own():
    one = policy(permission=permission(), prohibition=[{"action": "derive"}])
    assert judged(one).rules
    for use in ("edit", "train"):
        with pytest.raises(RightsRefused):
            judged(one, uses=("generate", use))
    with pytest.raises(RightsRefused, match="changed films"):
        judged(one, text="at night", earlier=["Captain Zorblax waves"], uses=("generate", "edit"))


def test_an_attribution_is_owed_where_it_is_a_duty():
    assert judged(policy(permission=permission(duty="attribute"))).credits == ("Captain Zorblax © Zorb Ltd",)
    assert judged(policy(permission=permission())).credits == ()


def test_a_description_without_the_name_is_asked_about_and_not_refused():
    found = judged(policy(), "a purple octopus with an eye patch of gold steers a pirate ship through the clouds")
    assert len(found.asks) == 1
    assert "urn:test:1" in found.asks[0]
    assert judged(policy(), "an octopus hides in a coral reef").asks == ()


def test_a_copy_of_a_registered_picture_is_known_again_and_another_is_not():
    rng = np.random.default_rng(3)
    small = rng.integers(0, 255, (2, 9, 12, 3), np.uint8)
    mine, other = (np.kron(each, np.ones((20, 20, 1), np.uint8)) for each in small)
    one = policy(target=PLAIN["target"] | {"sora:fingerprints": list(fingerprints.reference(mine))})
    for copied in (mine, mine[:, ::-1], mine[9:-9, 12:-12], (mine * 0.8).astype(np.uint8)):
        with pytest.raises(RightsRefused, match="shown in a picture"):
            judged(one, "somebody", marks=[fingerprints.fingerprint(np.ascontiguousarray(copied))])
    assert judged(one, "somebody", marks=[fingerprints.fingerprint(other)]).rules == ()
    assert fingerprints.fingerprint(np.full((64, 64, 3), 90, np.uint8)) is None


@pytest.mark.parametrize(("changes", "why"), [
    ({"profile": "other"}, "profile"), ({"target": []}, "target"), ({"uid": ""}, "uid"), ({"permission": {}}, "list of rules"),
    ({"permission": [{"action": "fly"}]}, "action"), ({"permission": [{"action": "use", "remedy": []}]}, "cannot honour"),
    ({"permission": [{"action": "use", "duty": [{"action": "pay"}]}]}, "duty"),
    ({"permission": permission(("moon", "eq", "full"))}, "leftOperand"),
    ({"permission": permission(("purpose", "near", "sora:parody"))}, "compares"),
    ({"permission": permission(("purpose", "eq", "sora:fun"))}, "purpose"),
    ({"permission": permission(("dateTime", "lt", "soon"))}, "day"),
])  # fmt: skip
def test_what_we_cannot_honour_is_refused_when_it_is_read(changes, why):
    with pytest.raises(InvalidRequest, match=why):
        policy(**changes)


def test_a_register_keeps_what_it_took_in_and_forgets_what_is_removed(tmp_path):
    Register(tmp_path / "shelf").add(PLAIN)
    register = Register(tmp_path / "shelf")
    assert [one.name for one in register.policies] == ["Captain Zorblax"]
    register.remove("urn:test:1")
    assert len(register) == 0
    with pytest.raises(InvalidRequest, match="No policy"):
        register.remove("urn:test:1")


def test_a_signed_policy_counts_and_an_altered_one_stops_everything(tmp_path):
    key = holders.new_key()
    text = holders.sign(PLAIN, key)
    (tmp_path / "good.jws").write_text(text)
    register = Register(tmp_path / "shelf")
    register.know("Zorb Ltd", holders.public(key))
    assert register.add(tmp_path / "good.jws")[0].owner == "Zorb Ltd"
    head, body, signature = text.split(".")
    (tmp_path / "bad.jws").write_text(f"{head}.{body[:-4]}AAAA.{signature}")
    with pytest.raises(CredentialsError, match="altered"):
        register.add(tmp_path / "bad.jws")
    (tmp_path / "false.jws").write_text(holders.sign(PLAIN, holders.new_key()))
    with pytest.raises(CredentialsError, match="not by their key"):
        register.add(tmp_path / "false.jws")


def test_nobody_widens_a_holders_policy_in_their_name(tmp_path):
    register = Register(tmp_path / "shelf")
    register.know("Zorb Ltd", holders.public(holders.new_key()))
    (one,) = register.add(PLAIN | {"permission": permission()})
    assert one.permissions == ()


def test_a_list_is_fetched_over_https_only_and_holds_without_a_network(tmp_path):
    register = Register(tmp_path / "shelf")
    for url in ("http://example.org/list.json", "file:///etc/passwd", "https://example.invalid/list.json"):
        with pytest.raises(InvalidRequest):
            register.fetch(url)
    lists = register.folder / "lists"
    lists.mkdir(parents=True)
    (lists / "a.json").write_text(json.dumps({"policies": [PLAIN | {"permission": permission()}]}))
    # From far away and signed by nobody known: what it allows does not count.
    assert [one.permissions for one in register.policies] == [()]
