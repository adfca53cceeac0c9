"""The chain: crash, lost answer, restore, durable, gap, fork, hand-over, relay (P11-P23, P34-P44, P66, P90-P91).

One phone of one person; a second key takes over when a chain is closed. A link is written as the tuple of all payloads
up to it (a hash nobody can forge), a payload as a letter: whatever differs has another letter. The colleague carries
what he read from the phone's screen. The store may lose its last write, or damage a payload that was signed.
"""

from collections.abc import Iterator

from tests.model.chain_server import (
    CAPTURE,
    CRASH,
    DAMAGE,
    LOSE,
    ODD,
    RELAY,
    RESTORE,
    Answer,
    Chain,
    Ledger,
    Request,
    Servers,
    State,
    kept,
    put,
    spend,
    words,
)  # fmt: skip
from tests.model.explorer import Label


class Chains(Servers):
    name = "chain"
    holes = {
        "P11": "G11", "P16": "G11", "P20 bytes": "G7", "P20 order": "G12", "P21": "G5", "P22": "G2", "P23": "G12",
        "P23 every": "G12", "P32": "G5", "P34": "G1", "P36": "G14", "P38": "G1", "P39": "G5",
        "P40 pull": "G5", "P40 lowest": "G5", "P40 hole": "G5", "P40 relayed": "G5", "P40 agreed": "G12", "P41": "G5", "P42 server": "G1", "P42 phone": "G1", "P66 fork": "G12", "P43 move": "G1", "P43 damaged": "G11",
        "P44": "G14", "P66 resend": "G12", "P90": "G5", "P91": "G1", "P91 again": "G12",
    }  # fmt: skip
    small = {"captures": 2, "losses": 1, "damages": 0, "restores": 1, "relays": 0, "crashes": 0, "odd": False}
    full = {"captures": 3, "losses": 1, "damages": 0, "restores": 1, "relays": 1, "crashes": 0, "odd": False}
    deep = {"captures": 3, "losses": 1, "damages": 1, "restores": 1, "relays": 1, "crashes": 1, "odd": True}
    heavy = frozenset({"P40 agreed"})
    walls = {"P42 server": "P42 phone"}
    ODDS = {"captures": 2, "losses": 0, "restores": 0, "odd": True}
    hunts = {
        **dict.fromkeys(["P32", "P36", "P39", "P44"], ODDS),
        **dict.fromkeys(["P20 bytes", "P21", "P41"], {"losses": 0, "restores": 0, "damages": 1}),
        "P34": {"losses": 0, "restores": 0, "crashes": 1},
        "P40 pull": {"losses": 0},
        "P40 hole": {"captures": 3},
        "P40 agreed": {"captures": 3, "restores": 2},
        "P40 relayed": {"relays": 1},
        **dict.fromkeys(["P43 move", "P43 damaged"], {"losses": 0, "restores": 0, "relays": 1}),
    }

    def prepare(
        self, *, captures: int, losses: int, damages: int, restores: int, relays: int, crashes: int, odd: bool
    ) -> None:
        self.first = (captures, losses, damages, restores, relays, crashes)
        self.letters = ("a", ODD) if odd else ("a",)

    def start(self) -> State:
        empty = (0, (Ledger(), Ledger()))
        return State(0, (Chain(),), empty, (), (), (), frozenset(), frozenset(), None, self.first)

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        yield from self.person(state)
        yield from self.harm(state)
        yield from self.office(state)
        yield from self.asks(state)
        for request in state.requests:
            yield from self.arrives(state, request)
        for answer in state.answers:
            yield (
                ("the phone takes the answer: acknowledged {}, fork {}", len(answer.end), answer.fork),
                self.take(state, answer),
            )
        yield from self.hands_over(state)
        yield from self.relays(state)

    # --- the person, the store and the office -------------------------------------------------------

    def person(self, state: State) -> Iterator[tuple[Label, State]]:
        """P20, P22: chained to the head, in the store before the screen says saved."""
        key, chain = len(state.chains) - 1, state.chains[-1]
        if state.half:
            yield (
                ("what the screen called saved reaches the store",),
                kept(state, key, state.half)._replace(half=None),
            )
            yield ("the browser crashes",), state._replace(half=None)
        elif state.left[CAPTURE] and not chain.closed:
            for letter in self.letters:
                link = (*chain.made, self.fresh(state, key, letter))
                after = spend(state, CAPTURE)._replace(saved=state.saved | {(key, link)})
                after = kept(after, key, link) if self.on("P22") else after._replace(half=link)
                yield ("the person records number {} ({}); the screen says saved", len(link), link[-1]), after
        if not self.on("P16") and len(chain.made) > chain.settled:
            link = (*chain.made[:-1], chain.made[-1] + "'")
            if len(link[-1]) < 3:
                yield (
                    ("P16 removed: the person edits number {} before it is acknowledged", len(link)),
                    state._replace(
                        chains=put(state.chains, key, chain._replace(made=link)),
                        saved=state.saved - {(key, chain.made)} | {(key, link)},
                    ),
                )

    def fresh(self, state: State, key: int, letter: str) -> str:
        """What is recorded again after the store lost it is another payload."""
        return letter + "2" if state.left[LOSE] < self.first[LOSE] else letter

    def harm(self, state: State) -> Iterator[tuple[Label, State]]:
        key, chain = len(state.chains) - 1, state.chains[-1]
        if state.left[LOSE] and len(chain.made) in chain.kept and len(chain.made) > chain.settled:
            lost = chain._replace(made=chain.made[:-1], kept=chain.kept - {len(chain.made)})
            yield (
                ("the store loses its last write, number {}", len(chain.made)),
                spend(state, LOSE)._replace(
                    chains=put(state.chains, key, lost), saved=state.saved - {(key, chain.made)}
                ),
            )
        for seq in chain.kept - chain.damaged if state.left[DAMAGE] else ():
            if seq > chain.settled:
                hurt = chain._replace(damaged=chain.damaged | {seq})
                yield (
                    ("the store damages the payload of number {}", seq),
                    spend(state, DAMAGE)._replace(
                        chains=put(state.chains, key, hurt), saved=state.saved - {(key, chain.made[:seq])}
                    ),
                )

    def office(self, state: State) -> Iterator[tuple[Label, State]]:
        if not state.left[RESTORE]:
            return
        if len(state.backups) < 2 and state.server not in state.backups:
            yield ("a backup is made",), state._replace(backups=(*state.backups, state.server))
        if len(state.backups) == 2:
            yield ("the older backup is forgotten",), state._replace(backups=state.backups[1:])
        life = state.server[0] + 1
        for number, backup in enumerate(state.backups):
            if backup[1] != state.server[1]:
                yield (
                    ("the server is restored from backup {} under a new epoch", number + 1),
                    spend(state, RESTORE)._replace(
                        server=(life, backup[1]), backups=state.backups[: number + 1]
                    ),
                )
        if any(ledger.lines for ledger in state.server[1]):
            yield (
                ("nothing but a backup long forgotten is left: the server begins empty",),
                spend(state, RESTORE)._replace(
                    server=(life, (Ledger(), Ledger())), backups=(), saved=self.owed(state)
                ),
            )

    # --- the phone asks -----------------------------------------------------------------------------

    def asks(self, state: State) -> Iterator[tuple[Label, State]]:
        """P33: abandons the request before, which may still arrive; P11: the bytes stay what they were."""
        key, chain = len(state.chains) - 1, state.chains[-1]
        if chain.closed:
            return
        again = any(request.open and request.key == key and request.sent for request in state.requests)
        if not self.on("P11") and again and len(chain.made) > chain.settled and len(chain.made[-1]) < 3:
            saved = state.saved - {(key, chain.made)}
            chain = chain._replace(made=(*chain.made[:-1], chain.made[-1] + "'"))
            state = state._replace(chains=put(state.chains, key, chain), saved=saved | {(key, chain.made)})
        sent = tuple(
            chain.made[:seq] for seq in range(chain.settled + 1, len(chain.made) + 1) if seq in chain.kept
        )
        request = Request(key, sent, chain.damaged, chain.settled, self.lowest(chain), True)
        late = tuple(
            one._replace(open=False) for one in state.requests if one.open and one.sent and one != request
        )
        yield (
            ("the phone asks with {}", words(sent)),
            state._replace(requests=(request, *late[:1]), answers=()),
        )

    def lowest(self, chain: Chain) -> int:
        """P40: the first number still held; where the one after `settled` was lost here, the first beyond it."""
        held = chain.kept
        if self.on("P40 hole") and chain.settled + 1 not in held:
            held = frozenset(n for n in held if n > chain.settled) or held
        return min(held, default=len(chain.made) + 1)

    # --- the server ---------------------------------------------------------------------------------

    def arrives(self, state: State, request: Request) -> Iterator[tuple[Label, State]]:
        """P34: settled in order, each once, answered after the commit."""
        life, ledgers = state.server
        ledger, settled, fork, stuck = self.walk(ledgers[request.key], request)
        if stuck:
            yield ("the server refuses the whole request with {}", words(request.sent)), state
            return
        after = state._replace(server=(life, put(ledgers, request.key, ledger)))
        name = "" if request.open else " (abandoned)"
        label = ("the server settles the request{} with {}", name, words(request.sent))
        if not request.open:
            yield label, after._replace(requests=tuple(one for one in state.requests if one != request))
            return
        closed = fork or ledgers[request.key].closed
        answer = Answer(request.key, life, ledger.end, settled, closed, self.durable(state, request.key))
        if answer not in state.answers:
            yield label, after._replace(answers=(answer,))
        if state.left[CRASH] and len(request.sent) > 1:
            yield from self.half_settled(state, request)
        if state.left[CRASH] and not self.on("P34"):
            yield (
                ("P34 removed: the server answers, and dies before the commit",),
                spend(state, CRASH)._replace(answers=(answer,)),
            )

    def half_settled(self, state: State, request: Request) -> Iterator[tuple[Label, State]]:
        life, ledgers = state.server
        first = request._replace(sent=request.sent[:1])
        ledger = self.walk(ledgers[request.key], first)[0]
        yield (
            ("the server is killed between two transactions of a request",),
            spend(state, CRASH)._replace(server=(life, put(ledgers, request.key, ledger))),
        )

    # --- the phone takes an answer ------------------------------------------------------------------

    def take(self, state: State, answer: Answer) -> State:
        state = state._replace(requests=tuple(one for one in state.requests if not one.open), answers=())
        is_new_life = state.epoch != answer.epoch
        state = self.meet_epoch(state, answer.epoch)
        chain = state.chains[answer.key]
        if chain.closed:
            return state
        verdict = self.standing(chain, answer)
        if verdict == "forked":
            doubted = is_new_life and self.on("P66 fork")  # what another life acknowledged counts no more
            ended = chain._replace(closed=True, settled=0 if doubted else chain.settled)
            return state._replace(chains=(*put(state.chains, answer.key, ended), Chain()))
        if verdict == "wait":
            return state
        seq = len(answer.end)
        made = answer.end if seq > len(chain.made) else chain.made
        settled = seq if self.on("P66 resend") else max(seq, chain.settled)
        spare = min(answer.durable, settled) if self.on("P23") else settled
        gone = {n for n in chain.kept if n <= spare and n not in chain.damaged and made[n - 1] != ODD}
        chain = chain._replace(made=made, settled=settled, kept=chain.kept - gone)
        return state._replace(chains=put(state.chains, answer.key, chain))

    def meet_epoch(self, state: State, epoch: int) -> State:
        """P66; and what was handed over is handed over again, the whole closed chain (P91)."""
        if state.epoch == epoch:
            return state
        chains = state.chains
        if self.on("P91 again"):
            chains = tuple(c._replace(handed=frozenset(), settled=0) if c.closed else c for c in chains)
        return state._replace(epoch=epoch, chains=chains)

    def standing(self, chain: Chain, answer: Answer) -> str:
        """As pwa/src/sync/adopt.ts has it."""
        seq = len(answer.end)
        if answer.fork:
            return "forked"
        if seq <= len(chain.made):
            return "ours" if answer.end == chain.made[:seq] or not self.on("P42 phone") else "forked"
        doubtful = {n for n in chain.kept if n > chain.settled and n not in answer.settled}
        return "wait" if doubtful else "lost write"

    # --- hand-over and relay ------------------------------------------------------------------------

    def hands_over(self, state: State) -> Iterator[tuple[Label, State]]:
        """P90, P91: by the key alone; everything is kept, beside what stands where a number is taken."""
        if not self.on("P90"):
            return
        life, ledgers = state.server
        for key, chain in enumerate(state.chains):
            tail = sorted(n for n in chain.kept - chain.handed if n > chain.settled)
            if not chain.closed or not tail:
                continue
            ledger = ledgers[key]
            for seq in tail:
                ledger = self.keep(ledger, chain.made[:seq], seq in chain.damaged)
            met = self.meet_epoch(state, life)
            if met is not state:  # what the open chain had acknowledged is asked for again
                open_one = met.chains[-1]._replace(settled=0)
                met = met._replace(chains=put(met.chains, -1 % len(met.chains), open_one))
            told = met.chains[key]._replace(handed=met.chains[key].handed | set(tail))
            yield (
                ("the phone hands over {} of the closed chain", tail),
                met._replace(chains=put(met.chains, key, told), server=(life, put(ledgers, key, ledger))),
            )

    def relays(self, state: State) -> Iterator[tuple[Label, State]]:
        """P43: what a colleague carries is settled as its author's, and changes nothing else of his."""
        chain, (life, ledgers) = state.chains[0], state.server
        if state.left[RELAY]:
            for seq in chain.kept - chain.damaged:
                yield (
                    ("a colleague reads number {} from the phone's screen", seq),
                    spend(state, RELAY)._replace(carried=state.carried | {chain.made[:seq]}),
                )
        for link in state.carried:
            ledger = self.relayed(ledgers[0], link)
            if ledger != ledgers[0]:
                yield (
                    ("the colleague's phone brings number {}", len(link)),
                    state._replace(server=(life, put(ledgers, 0, ledger))),
                )
            if not self.on("P43 damaged") and not ledgers[0].closed:
                yield (
                    (
                        "P43 removed: number {} comes damaged from the colleague and closes the chain",
                        len(link),
                    ),
                    state._replace(server=(life, put(ledgers, 0, ledgers[0]._replace(closed=True)))),
                )

    # --- promises -----------------------------------------------------------------------------------

    def broken(self, state: State) -> str | None:
        life, ledgers = state.server
        for ledger in ledgers:
            for link, what in ledger.lines:
                if what == "twice":
                    return f"G1 number {len(link)} was applied twice"
                if what == "applied altered":
                    return f"G7 number {len(link)} was altered and nobody saw it"
                if what == "refused":
                    return f"G14 number {len(link)} was refused although the phone could not know why"
            if ledger.closed and state.left[LOSE] == self.first[LOSE]:
                return "G11 a chain was closed although the phone never wrote a number twice"
        for key, link in state.saved:
            if not self.somewhere(state, key, link):
                return f"{self.loss(state)} number {len(link)}, which the screen had called saved, is nowhere"
        if state.epoch == life:
            return self.false_success(state)
        return None

    def loss(self, state: State) -> str:
        return "G12" if state.left[RESTORE] < self.first[RESTORE] else "G2"

    def false_success(self, state: State) -> str | None:
        """What the phone says the server has, it has."""
        for key, chain in enumerate(state.chains):
            ledger = state.server[1][key]
            there = ledger.aside | {line[0] for line in ledger.lines}
            for seq in chain.kept:
                told = seq in chain.handed or seq <= chain.settled
                if told and chain.made[:seq] not in there:
                    promise = "G12" if self.loss(state) == "G12" else "G1"
                    return f"{promise} the phone says the server has number {seq}, and it has not"
        return None

    def is_done(self, state: State) -> bool:
        if state.epoch != state.server[0] or state.half:
            return False
        return all(seq in c.handed or seq <= c.settled for c in state.chains for seq in c.kept)
