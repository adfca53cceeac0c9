"""The server of the chain's model: what it has of each key, and how it walks along what is sent (sync/mutations.py)."""

from typing import Any, NamedTuple

from tests.model.explorer import Model

Link = tuple[str, ...]
ODD = "o"  # a letter of its own for work whose handler fails, that is large, or whose author lost access


class Chain(NamedTuple):
    """What the phone keeps of one key."""

    made: Link = ()
    kept: frozenset[int] = frozenset()  # numbers whose payload is still in the store
    settled: int = 0
    handed: frozenset[int] = frozenset()
    damaged: frozenset[int] = frozenset()
    closed: bool = False


class Ledger(NamedTuple):
    """What the server has of one key."""

    lines: frozenset[tuple[Link, str]] = frozenset()  # applied, held, altered, twice
    aside: frozenset[Link] = frozenset()  # quarantine, by payload hash
    end: Link = ()
    closed: bool = False


Server = tuple[int, tuple[Ledger, ...]]  # epoch and ledgers


class Request(NamedTuple):
    key: int
    sent: tuple[Link, ...]
    damaged: frozenset[int]
    settled: int
    lowest: int
    open: bool


class Answer(NamedTuple):
    key: int
    epoch: int
    end: Link
    settled: frozenset[int]  # the numbers outcomes are given for
    fork: bool
    durable: int


class State(NamedTuple):
    epoch: int
    chains: tuple[Chain, ...]
    server: Server
    backups: tuple[Server, ...]
    requests: tuple[Request, ...]
    answers: tuple[Answer, ...]
    carried: frozenset[Link]  # by the colleague, of the first key
    saved: frozenset[tuple[int, Link]]  # what the screen has called saved and nothing excuses
    half: Link | None  # on the screen, not yet in the store (without P22)
    left: tuple[int, ...]  # captures, lost writes, damages, restores, relays, crashes


CAPTURE, LOSE, DAMAGE, RESTORE, RELAY, CRASH = range(6)


class Servers(Model[State]):
    """The rules the server keeps."""

    def durable(self, state: State, key: int) -> int:
        """P23: what every backup holds that a restore may still choose."""
        held = [len(ledgers[key].end) for _, ledgers in state.backups]
        return (min(held) if self.on("P23 every") else max(held)) if held else 0

    def walk(self, ledger: Ledger, request: Request) -> tuple[Ledger, frozenset[int], bool, bool]:
        """Along the chain: ledger, numbers answered for, fork, and whether the whole request is refused."""
        numbers, begun = set[int](), len(ledger.end)
        for link in request.sent:
            if ledger.closed:
                break
            seq, damaged = len(link), len(link) in request.damaged
            if (
                damaged
                and not self.on("P41")
                or link[-1] == ODD
                and not self.on("P39")
                or link[-1] == ODD
                and not self.on("P32")
            ):
                return ledger, frozenset(), False, True
            if damaged and not self.on("P21"):
                break  # the number is read from the payload, which is nonsense: a gap
            there = [line for line in ledger.lines if len(line[0]) == seq]
            if there and (there[0][0] == link or not self.on("P42 server")):
                if not self.on("P38"):
                    ledger = ledger._replace(lines=ledger.lines - set(there) | {(link, "twice")})
                over = self.on("P40 relayed") and self.over_gap(ledger, request, seq, begun)
                ledger = ledger._replace(end=link) if link[:-1] == ledger.end or over else ledger
                numbers.add(seq)
            elif there:
                return (
                    ledger._replace(aside=ledger.aside | {link}, closed=True),
                    frozenset(numbers),
                    True,
                    False,
                )
            elif (
                link[:-1] == ledger.end or seq < len(ledger.end) or self.over_gap(ledger, request, seq, begun)
            ):
                ledger = self.settle(ledger, link, damaged)
                numbers.add(seq)
            elif seq == len(ledger.end) + 1:
                return (
                    ledger._replace(aside=ledger.aside | {link}, closed=True),
                    frozenset(numbers),
                    True,
                    False,
                )
            else:
                return ledger, frozenset(numbers), False, not self.on("P40 pull")
        return ledger, frozenset(numbers), False, False

    def over_gap(self, ledger: Ledger, request: Request, seq: int, begun: int) -> bool:
        if not self.on("P20 order"):
            return True
        if self.on("P40 agreed") and request.settled > begun:
            return False  # the phone has not heard yet that we have less
        return seq == request.lowest and seq > len(ledger.end) + 1 and self.on("P40 lowest")

    def settle(self, ledger: Ledger, link: Link, damaged: bool) -> Ledger:
        what = "applied"
        if damaged and self.on("P20 bytes"):
            what = "altered"  # P41: held, its bytes in quarantine, the chain goes on
        elif damaged:
            what = "applied altered"
        elif link[-1] == ODD:
            what = "held" if self.on("P44") and self.on("P36") else "refused"
        end = link if len(link) > len(ledger.end) else ledger.end
        return ledger._replace(lines=ledger.lines | {(link, what)}, end=end)

    def keep(self, ledger: Ledger, link: Link, damaged: bool) -> Ledger:
        there = [line[0] for line in ledger.lines if len(line[0]) == len(link)]
        if link in there:
            return ledger
        if there or damaged:
            return ledger._replace(aside=ledger.aside | {link}) if self.on("P91") else ledger
        return ledger._replace(lines=ledger.lines | {(link, "held")})

    def relayed(self, ledger: Ledger, link: Link) -> Ledger:
        there = [line[0] for line in ledger.lines if len(line[0]) == len(link)]
        if there:
            return ledger if there[0] == link else ledger._replace(aside=ledger.aside | {link}, closed=True)
        if ledger.closed:
            return ledger._replace(lines=ledger.lines | {(link, "held")})
        end = ledger.end
        ledger = self.settle(ledger, link, damaged=False)
        return ledger if not self.on("P43 move") else ledger._replace(end=end)

    def owed(self, state: State) -> frozenset[tuple[int, Link]]:
        """What can still be asked for when every backup is gone: what was promised to be in them is lost."""
        here = {(key, chain.made[:seq]) for key, chain in enumerate(state.chains) for seq in chain.kept}
        return frozenset(one for one in state.saved & here if len(one[1]) > self.durable(state, one[0]))

    def somewhere(self, state: State, key: int, link: Link) -> bool:
        chain, ledger = state.chains[key], state.server[1][key]
        on_phone = len(link) in chain.kept and chain.made[: len(link)] == link or state.half == link
        return on_phone or link in ledger.aside or any(line[0] == link for line in ledger.lines)


def put(items: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*items[:at], value, *items[at + 1 :])


def spend(state: State, what: int) -> State:
    return state._replace(left=put(state.left, what, state.left[what] - 1))


def kept(state: State, key: int, link: Link) -> State:
    chain = state.chains[key]
    chain = chain._replace(made=link, kept=chain.kept | {len(link)})
    return state._replace(chains=put(state.chains, key, chain))


def words(sent: tuple[Link, ...]) -> str:
    return ", ".join(f"{len(link)} ({link[-1]})" for link in sent) or "nothing new"
