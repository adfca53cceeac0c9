"""Phones that run the product's own engine (pwa/src/sync) in Node, told what to do by JSON lines."""

import base64
import json
import random
import subprocess
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from sync.proofs.text import from_b64u
from tests.scenarios.chaos.disk import Disk
from tests.scenarios.chaos.network import FAIR, Front
from tests.scenarios.chaos.truth import Capture, Truth

PWA = Path(__file__).resolve().parents[3] / "pwa"
BUILD = [
    "npx",
    "vite",
    "build",
    "--config",
    "vite.phones.config.ts",
    "--logLevel",
    "error",
    "--emptyOutDir",
    "--outDir",
]


def bundle(folder: Path) -> Path:
    """The headless phone as one file."""
    subprocess.run([*BUILD, str(folder)], cwd=PWA, check=True, capture_output=True)
    return folder / "phone_process.js"


class NodeProcess:
    """One Node process with several phones in it."""

    def __init__(self, program: Path) -> None:
        self.child = subprocess.Popen(
            ["node", str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.number, self.lock = 0, threading.Lock()

    def tell(self, op: str, phone: str, **more: Any) -> dict[str, Any]:
        """Do one thing and wait for it."""
        with self.lock:
            self.number += 1
            assert self.child.stdin and self.child.stdout
            self.child.stdin.write(json.dumps({"id": self.number, "op": op, "phone": phone, **more}) + "\n")
            self.child.stdin.flush()
            answer: dict[str, Any] = json.loads(self.child.stdout.readline())
        assert answer["id"] == self.number
        return answer

    def stop(self) -> None:
        self.child.kill()
        self.child.wait()
        for pipe in (self.child.stdin, self.child.stdout):
            if pipe:
                pipe.close()


@dataclass
class NodePhone:
    """One phone of the product's engine. `disk` is filled when the judge comes."""

    name: str
    user: UUID
    department: str
    process: NodeProcess
    front: Front
    truth: Truth
    chance: random.Random
    disk: Disk = field(default_factory=Disk)
    why: str = ""

    def tell(self, op: str, **more: Any) -> dict[str, Any]:
        answer = self.process.tell(op, self.name, **more)
        self.why = str(answer.get("why", ""))
        return answer

    def enter(self, username: str, password: str) -> None:
        answer = self.tell("enter", origin=self.front.origin, username=username, password=password)
        assert answer["ok"], answer

    def arrive(self, dossier: str, user: UUID) -> None:
        """A member of the team checks in on this phone: the engine lets nobody record alone."""
        args = {
            "user": str(user), "method": "OWN" if user == self.user else "COLLEAGUE", "certificate_no": "",
            "certificate_shown": True, "handwriting": None, "photo": None,
        }  # fmt: skip
        self.capture("capture", dossier, {"name": "team.check_in/1", "args": args})

    def capture(self, op: str, dossier: str, step: dict[str, Any] | None = None, **more: Any) -> bool:
        """Record something; False where the phone itself refused."""
        answer = self.tell(op, dossier=dossier, **({"step": step} if step else {}), **more)
        made = answer.get("captured", [])
        for one in made:
            self.note(one)
        return bool(made)

    def note(self, made: dict[str, Any]) -> None:
        """What the screen called saved."""
        payload = from_b64u(made["payload"])
        said, digest = json.loads(payload), sha256(payload).digest()
        self.truth.captures[digest] = Capture(
            UUID(made["device"]), made["seq"], digest, bytes.fromhex(made["link"]), self.user, UUID(said["dossier"]),
            said["name"], [base["row"] for base in said["base"]], said["media"], said["args"],
        )  # fmt: skip

    def attach(self, dossier: str, content: bytes, step: dict[str, Any]) -> bool:
        name = sha256(content).hexdigest()
        self.truth.files[name] = content
        return self.capture("attach", dossier, step, content=base64.b64encode(content).decode())

    def calm(self) -> None:
        """Fair weather: everything it can do now."""
        self.front.road.weather = FAIR
        for _ in range(4):
            self.tell("run")
            if self.at_rest():
                return

    def at_rest(self) -> bool:
        state = self.tell("state")
        return bool(
            state["ok"] and state["mutations"] == 0 and state["media"] == 0 and state["phase"] == "idle"
        )

    def show(self) -> None:
        """Rows and versions as the engine holds them."""
        held = self.tell("rows")
        self.disk.have = held["have"]
        self.disk.rows = {(row[0], row[1], row[2]): row[3] for row in held["rows"]}

    def describe(self) -> str:
        return f"{self.name}: {json.dumps(self.tell('state'), ensure_ascii=False)} {self.why}"
