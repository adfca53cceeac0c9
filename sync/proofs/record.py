"""The signed record's code 核验码: eight digits a person can compare."""


def code(record_hash: bytes) -> str:
    """The first 8 hex digits of the record's SHA-256 as a number, mod 10^8, eight digits: "48217730"."""
    return f"{int.from_bytes(record_hash[:4], 'big') % 10**8:08d}"


def shown(code: str) -> str:
    """As people read it: "4821 7730"."""
    return f"{code[:4]} {code[4:]}"
