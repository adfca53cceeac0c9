"""What stands beside the signed record on its papers, from the dossier's rows. Twin of pwa/src/field/forms/signing.ts. Pure."""

from collections.abc import Mapping
from typing import Any

from backend.fieldwork.evidence.rules import by_file

Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]
COLLECTIONS = ("confirmation", "parts", "witnesses", "services", "evidence")
NOTES = ("refusal", "unreachable", "uncooperative")


def signing_of(rows: Rows) -> dict[str, Any]:
    """Who signed with which handwriting, the witnesses, the proof of a refusal or absence, what was served.

    A stamped paper is no handwriting: its form keeps （盖章处）, the paper itself is the original.
    {signer_name, signer_role, party, officers: [{user, sha256}], witnesses, media, services}
    """
    answer = rows.get("confirmation", {}).get("self", {})
    note: Mapping[str, Any] = next((answer[name] for name in NOTES if answer.get(name)), {})
    return {
        "signer_name": answer.get("signer_name", ""),
        "signer_role": answer.get("signer_role", ""),
        "party": None if answer.get("mode") == "SEALED" else answer.get("signature"),
        "officers": officers(rows, note),
        "witnesses": in_order(rows, "witnesses"),
        "media": proof(rows, note.get("media", [])),
        "services": in_order(rows, "services"),
    }


def in_order(rows: Rows, collection: str) -> list[Mapping[str, Any]]:
    return [row for _, row in sorted(rows.get(collection, {}).items())]


def officers(rows: Rows, note: Mapping[str, Any]) -> list[dict[str, str]]:
    """Each officer once, by user: the signature of a refusal or absence stands before that of a closed part."""
    signed = [each for part in in_order(rows, "parts") for each in part["signatures"]]
    inks = {each["user"]: each["sha256"] for each in [*signed, *note.get("officers", [])]}
    return [{"user": user, "sha256": sha256} for user, sha256 in sorted(inks.items())]


def proof(rows: Rows, named: list[str]) -> list[dict[str, Any]]:
    """Recordings and photographs that prove what the note says (R88, R91, R92)."""
    evidence = by_file(rows.get("evidence", {}))
    keys = ("sha256", "kind", "captured_at", "duration_ms")
    return [{key: evidence[each].get(key) for key in keys} for each in named if each in evidence]


def pictures_in(signing: Mapping[str, Any]) -> list[str]:
    """The SHA-256 (hex) of every handwriting the papers show."""
    inks = [signing["party"], *(each["sha256"] for each in signing["officers"])]
    inks += [row["signature"] for row in [*signing["witnesses"], *signing["services"]]]
    return sorted({each for each in inks if each})
