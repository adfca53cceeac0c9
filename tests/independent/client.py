"""A client of the sync protocol that knows only its specification."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from . import qr
from .answers import Answer, Outcome, read_answer, read_hand_over
from .chain import Mutation, check_row, from_wire, read_payload
from .encodings import Fields, Json, ShapeError, b64, check_uuid, uuid7
from .files import Files
from .outbox import Device, Disagreement, mutation_of
from .proof import Request
from .seen import Recorded, Report, RowView, Stuck
from .transport import Refused

ROUNDS = 500
PATIENCE = 5


class Client(Files):
    """One phone."""

    # recording and reading

    def record(
        self,
        dossier: str,
        name: str,
        args: Mapping[str, Json],
        base_rows: Sequence[str],
        media: Sequence[str | Path] = (),
        place: Mapping[str, Json] | None = None,
    ) -> Recorded:
        """P10-P15, P22: sign once and have it on disk before returning; too large or odd is refused here."""
        if self.guesses.refuse_nul and _has_nul(args):
            raise ShapeError("args: text should not contain U+0000 (P13)")
        names = [self.add_file(item) if isinstance(item, Path) else item for item in media]
        with self.store.transaction():
            device = self.outbox.device()
            if device.ended:
                raise ShapeError(f"this device has ended ({device.ended}); enrol a new key first")
            value = self._value(device, check_uuid(dossier, "dossier"), base_rows)
            value |= {"name": name, "args": args, "media": names, "place": place}
            mutation = self.outbox.append(device, value)
        content = read_payload(mutation.payload)
        return Recorded(content.id, content.seq, mutation.hash, content.head)

    def _value(self, device: Device, dossier: str, rows: Sequence[str]) -> dict[str, Json]:
        """P10, P14, P15, P70: all of a payload but what the person says."""
        now, anchor, elapsed = self.clock.now_ms(), self.store.get("anchor"), None
        if anchor and self.store.get("anchor_boot") == self.clock.boot():
            elapsed = max(0, self.clock.steady_ms() - int(self.store.get("anchor_at")))
        base: list[Json] = [{"row": row, "head": self.head(dossier, row)} for row in rows]
        return {
            "v": 1,
            "id": uuid7(now),
            "device": device.device,
            "seq": device.head_seq + 1,
            "dossier": dossier,
            "base": base,
            "made_by": device.user,
            "anchor": anchor or None,
            "boot": self.clock.boot(),
            "elapsed_ms": elapsed,
            "device_time": now,
        }

    def head(self, dossier: str, row: str) -> str | None:
        """P15: the head last seen of a row."""
        check_row(row)
        return self.outbox.head(dossier, row)

    def value(self, dossier: str, row: str) -> RowView | None:
        """P64, P117: a row as it is shown; null when there is none and nobody is writing it."""
        check_row(row)
        body, pending = self.outbox.server_body(dossier, row), self.outbox.pending(dossier, row)
        if body is None and not pending:
            return None
        fields = Fields(body or {}, "body")
        value = fields.raw.get("value")
        for content in pending:
            if content.name in self.effects:
                value = self.effects[content.name](value, content.args)
        by = fields.text("by") if fields.has("by") else None
        at = fields.integer("at") if fields.has("at") else None
        return RowView(value, self.head(dossier, row), by, at, tuple(fields.items("contest")), tuple(pending))

    def rows(self, dossier: str) -> list[str]:
        """Name the rows the server has shown of a dossier."""
        sql = "SELECT collection || '/' || key AS name FROM rows WHERE dossier = ? ORDER BY collection, key"
        return [str(row["name"]) for row in self.store.all(sql, dossier)]

    def outcome(self, seq: int, device: str = "") -> Outcome | None:
        """P37: the first word about a mutation."""
        sql = "SELECT * FROM outcomes WHERE device = ? AND seq = ?"
        found = self.store.one(sql, device or self.outbox.device().device, seq)
        return Outcome(*tuple(found)) if found else None

    def decision(self, mutation: str) -> RowView | None:
        """P38: later word about a mutation, on the author's desk."""
        return self.value(self.outbox.device().user, f"decisions/{mutation}")

    # sync

    def sync(self) -> Report:
        """P30-P67: push, pull page by page, until nothing is owed and the last page is in."""
        report, still = Report(), 0
        while report.rounds < ROUNDS and still < PATIENCE:
            before = self._mark()
            answer = self._round()
            report.rounds += 1
            report.outcomes += answer.outcomes
            report.closed = answer.closed
            if answer.closed or not self._more(answer):
                return report
            still = still + 1 if self._mark() == before else 0
        raise Stuck(f"nothing moves any more after {report.rounds} rounds")

    def _mark(self) -> tuple[object, ...]:
        device, store = self.outbox.device(), self.store
        counts = ("SELECT count(*) FROM staged_rows", "SELECT count(*) FROM mutations WHERE answered IS NULL")
        words = (store.get("cursor"), store.get("epoch"), store.get("pulls"))
        return device.settled_seq, device.send_from, *words, *(store.number(sql) for sql in counts)

    def _round(self) -> Answer:
        body = self.request()
        try:
            return self.take(self._post(self.guesses.sync_path, body, token=True))
        except Refused as refused:
            if refused.remedy == "hand_over":
                with self.store.transaction():
                    self.outbox.end(self.outbox.device().device, refused.code)
            raise

    def _more(self, answer: Answer) -> bool:
        device = self.outbox.device()
        unlifted = "SELECT count(*) FROM mutations WHERE lifted = 0 AND answered IS NOT NULL"
        open_pull = bool(self.store.get("want")) or not answer.last
        owed = bool(self.outbox.batch(device, 1) or self.outbox.relayed())
        return open_pull or owed or self.store.number(unlifted) > 0

    def request(self) -> dict[str, Json]:
        """P30-P33: the next request; its id is the only one an answer may name from now on."""
        device = self.outbox.device()
        with self.store.transaction():
            request = self._request(device, self.outbox.batch(device, self.guesses.most_mutations))
            self._open(request)
        return request.body(device.key, self._informs(device))

    def _open(self, request: Request) -> None:
        self.store.set("open", request.id)
        self.store.set("open_cursor", request.cursor)

    def _request(self, device: Device, mutations: Sequence[Mutation]) -> Request:
        relayed = self.outbox.relayed()
        if sum(len(m.payload) for m in [*mutations, *relayed]) > 512 * 1024:
            relayed = []
        cursor, epoch = self.store.get("cursor"), self.store.get("epoch")
        pushing = bool(mutations or relayed) and not self.guesses.digest_when_pushing
        as_digest = bool(epoch) and not (cursor or self.store.get("want") or pushing)
        return Request(
            id=self.guesses.request_id(),
            device=device.device,
            epoch=epoch,
            settled_seq=device.settled_seq,
            settled_link=self._settled_link(device),
            lowest=self._lowest(device),
            have=self.pull.have(),
            as_digest=as_digest,
            cursor=cursor,
            mutations=mutations,
            relayed=relayed,
        )

    def _settled_link(self, device: Device) -> str:
        return device.settled_link if device.settled_seq else self._link_at_zero(device)

    def _link_at_zero(self, device: Device) -> str:
        return device.settled_link if self.guesses.settled_link_at_zero == "link_0" else ""

    def _lowest(self, device: Device) -> int:
        lowest = self.outbox.lowest(device)
        empty = lowest > device.head_seq and self.guesses.lowest_when_empty == "zero"
        return 0 if empty else lowest

    def _informs(self, device: Device) -> dict[str, Json]:
        """P30: what only informs the office."""
        more: dict[str, Json] = {}
        if self.guesses.send_unsent:
            more["unsent"] = self.outbox.owing(device)
        if self.guesses.send_now:
            more["now"] = self.clock.now_ms()
        return more

    def take(self, body: bytes) -> Answer:
        """P33: use an answer only if it names the open request, and once; all of it or nothing."""
        answer = read_answer(body)
        with self.store.transaction():
            self._close_request(answer.id)
            asked_of, device = self.store.get("epoch"), self.outbox.device()
            self._take_epoch(answer, device)
            self._take_chain(answer, device)
            self._take_anchor(answer)
            if asked_of in ("", answer.epoch):
                self._take_pages(answer)
        return answer

    def _close_request(self, name: str) -> None:
        if not name or name != self.store.get("open"):
            raise ShapeError("an answer to no open request (P33)")
        self.store.set("open", "")

    def _take_epoch(self, answer: Answer, device: Device) -> None:
        """P66: another epoch: store it, empty what is held, and owe again what it does not know."""
        if answer.epoch != self.store.get("epoch"):
            self.pull.enter(answer.epoch)
            own = device.device == self.store.get("device")
            self.outbox.forget_answers(self.outbox.device(), answer.acknowledged.seq if own else 0)

    def _take_chain(self, answer: Answer, device: Device) -> None:
        """P37-P42: outcomes, how far the server is, what it wants next, whether the chain is closed."""
        ready = self.pull.number + (1 if self.store.get("open_cursor") else 0)
        for outcome in answer.outcomes:
            self.outbox.settle(outcome, ready)
        if answer.closed:
            self.outbox.end(device.device, answer.closed)
        self._acknowledge(device, answer, ready)
        if answer.expected:
            self.outbox.want(device, answer.expected)
        self.outbox.prune(self.outbox.device(device.device), answer.durable)

    def _acknowledge(self, device: Device, answer: Answer, ready: int) -> None:
        """P42, P60: a closed chain may stand on another history than this phone's; an open one may not."""
        try:
            self.outbox.acknowledge(device, answer.acknowledged, ready)
        except Disagreement:
            if not self.outbox.device(device.device).ended:
                raise

    def _take_anchor(self, answer: Answer) -> None:
        """P70: keep the anchor with the steady clock it came at."""
        if answer.anchor:
            self.store.set("anchor", answer.anchor)
            self.store.set("anchor_at", str(self.clock.steady_ms()))
            self.store.set("anchor_boot", self.clock.boot())

    def _take_pages(self, answer: Answer) -> None:
        """P61, P64, P65: stage; at the last page rows, `have` and the screen advance together."""
        self.pull.note_leaving(answer.leave)
        if answer.want == "have":
            self.store.set("want", "have")
            return
        if not self.pull.stage(answer.blocks):
            return
        self.store.set("cursor", answer.cursor)
        self.store.set("want", "have")
        if answer.last:
            self.outbox.lift(self.pull.number)
            self.pull.finish()
            self.pull.let_go()

    # relaying and hand-over

    def relay(self, items: Sequence[object]) -> int:
        """P117: take over a colleague's signed mutations in their wire form, all or none."""
        return self._keep_relayed([from_wire(item) for item in items])

    def _keep_relayed(self, mutations: Sequence[Mutation]) -> int:
        with self.store.transaction():
            return sum(self.outbox.take_over(mutation) for mutation in mutations)

    def show(self, dossier: str, name: str, *, everything: bool = False) -> list[str]:
        """P110-P112, P118: the codes that show this phone's signed work of one dossier."""
        device, files = self.outbox.device(), "state <> 'verified' AND dossier = ?"
        floor = 1 if everything else device.send_from
        sql = "SELECT * FROM mutations WHERE device = ? AND dossier = ? AND seq >= ? ORDER BY seq"
        found = self.store.all(sql, device.device, dossier, floor)
        count = f"SELECT count(DISTINCT sha256) FROM media JOIN files USING (sha256) WHERE {files}"
        greeting: dict[str, Json] = {
            "v": 1,
            "dossier": dossier,
            "device": device.device,
            "public_key": b64(device.key.public),
            "user": device.user,
            "name": name,
            "unsent": sum(row["seq"] >= device.send_from for row in found),
            "media": self.store.number(count, dossier),
            "at": self.clock.now_ms(),
        }
        mutations = [mutation_of(row) for row in found]
        return qr.frames(qr.make_stream(greeting, qr.runs_of(mutations)), dossier)

    def read(self, dossier: str, codes: Sequence[str], team: Collection[str]) -> int:
        """P115-P117: read a colleague's codes, check everything, keep all or nothing."""
        reader = qr.Reader(dossier)
        for code in codes:
            reader.add(code)
        greeting, runs = reader.result()
        if greeting.dossier != dossier:
            raise ShapeError("the greeting is of another task")
        return self._keep_relayed(qr.check(greeting, runs, team, self.outbox.device().device))

    def hand_over(self, *, files: bool = True) -> Report:
        """P90, P91: give the server the work of ended devices, or of this one, without a token."""
        report = Report()
        for device in self.outbox.stranded() or [self.outbox.device()]:
            self._hand_over(device, report)
            if files:
                self._hand_over_files(device)
        return report

    def _hand_over(self, device: Device, report: Report) -> None:
        while report.rounds < ROUNDS:
            owed = self.outbox.unanswered(device, self.guesses.most_mutations)
            body = self._hand_over_request(device, owed)
            answer, uploads = read_hand_over(self._post(self.guesses.hand_over_path, body, token=False))
            self._take_hand_over(answer, device)
            report.rounds += 1
            report.outcomes += answer.outcomes
            report.uploads |= uploads
            left = self.outbox.unanswered(device, self.guesses.most_mutations)
            if not left:
                return
            if [m.hash for m in left] == [m.hash for m in owed]:
                raise Stuck("handed over, but nothing was answered")

    def _hand_over_request(self, device: Device, owed: Sequence[Mutation]) -> dict[str, Json]:
        request = Request(
            id=self.guesses.request_id(),
            device=device.device,
            epoch=self.store.get("epoch"),
            settled_seq=device.settled_seq,
            settled_link=self._settled_link(device),
            lowest=self._lowest(device),
            have={},
            mutations=owed,
            relayed=self.outbox.relayed() if device.device == self.store.get("device") else (),
        )
        with self.store.transaction():
            self._open(request)
        return request.body(device.key, self._informs(device))

    def _take_hand_over(self, answer: Answer, device: Device) -> None:
        with self.store.transaction():
            self._close_request(answer.id)
            self._take_epoch(answer, device)
            for outcome in answer.outcomes:
                self.outbox.settle(outcome, self.pull.number)
            self._acknowledge(device, answer, self.pull.number)
            self.outbox.prune(self.outbox.device(device.device), answer.durable)


def _has_nul(value: object) -> bool:
    """P13: whether any text inside holds U+0000."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(_has_nul(item) for pair in value.items() for item in pair)
    return isinstance(value, (list, tuple)) and any(_has_nul(item) for item in value)
