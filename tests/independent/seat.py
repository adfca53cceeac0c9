"""The person at the phone: the store it lives in, signing in, enrolment, and the line to the server."""

from collections.abc import Callable, Mapping
from pathlib import Path

from .clock import Clock, SystemClock
from .encodings import Json, ShapeError, b64, canonical, check_uuid
from .guesses import Guesses
from .outbox import Device, Outbox
from .pull import Pull
from .store import Store
from .transport import Transport, refusal

Effect = Callable[[object, Mapping[str, object]], object]


class Seat:
    """Who holds this phone, and its line to the server."""

    def __init__(
        self,
        store: Path,
        transport: Transport,
        *,
        guesses: Guesses | None = None,
        clock: Clock | None = None,
        effects: Mapping[str, Effect] | None = None,
    ) -> None:
        """Open the phone's store; a killed client goes on where it was (P22)."""
        self.store = Store(store)
        self.transport = transport
        self.guesses = guesses or Guesses()
        self.clock = clock or SystemClock()
        self.effects = effects or {}
        self.outbox = Outbox(self.store)
        self.pull = Pull(self.store)

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    # sign-in and enrolment

    def sign_in(self, token: str) -> None:
        """P30: keep the bearer token of the device's user; how it is got the specification does not say."""
        with self.store.transaction():
            self.store.set("token", token)

    def prepare(self, user: str) -> Device:
        """P5, P14: make key and name for a person, offline if need be; the same again until it has ended."""
        check_uuid(user, "user")
        if self.store.get("device"):
            device = self.outbox.device()
            if not device.ended:
                if device.user != user:
                    raise ShapeError("the device is enrolled for another person")
                return device
            with self.store.transaction():
                self.store.set("closes", device.device)
        return self.outbox.new_device(user)

    def enrol(
        self, user: str, token: str, *, name: str = "independent", extra: Mapping[str, Json] | None = None
    ) -> str:
        """P42: make the device's key known to the server, naming the chain it closes."""
        device = self.prepare(user)
        self.sign_in(token)
        told = self.guesses
        body: dict[str, Json] = {
            told.enrol_id: device.device,
            told.enrol_public_key: b64(device.key.public),
            told.enrol_name: name,
        }
        if self.closes():
            body["closes"] = self.closes()
        self._post(told.enrol_path, {**body, **(extra or {})}, token=True)
        with self.store.transaction():
            self.store.set("closes", "")
        return device.device

    def closes(self) -> dict[str, Json]:
        """P42: the chain a new key closes."""
        if not self.store.get("closes"):
            return {}
        old = self.outbox.device(self.store.get("closes"))
        if self.guesses.closes_link == "head":
            return {"device": old.device, "seq": old.head_seq, "link": old.head_link}
        return {"device": old.device, "seq": old.settled_seq, "link": old.settled_link}

    # the line

    def _post(self, path: str, body: Mapping[str, Json], *, token: bool) -> bytes:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Language": self.guesses.language,
        }
        if token:
            headers["Authorization"] = f"Bearer {self.store.get('token')}"
        status, _, answer = self.transport.request("POST", path, headers, canonical(body).encode("utf-8"))
        if not 200 <= status < 300:
            raise refusal(status, answer)
        return answer
