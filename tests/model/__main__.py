"""`make model`: the bounds, the counts, and the table of rules; RULE=P33 tells its traces in words; DEEP=1 goes further."""

import os
import sys
from collections.abc import Iterator

from tests.model import table
from tests.model.explorer import explore


def main() -> int:
    rule = os.environ.get("RULE")
    written = stories(rule) if rule else counts(deep=os.environ.get("DEEP") == "1")
    for text in written:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    return 0


def counts(*, deep: bool) -> Iterator[str]:
    for model in table.MODELS:
        made = model(**(model.deep if deep else model.full))
        yield f"{model.name}: {', '.join(f'{name} {bound}' for name, bound in made.bounds.items())}"
        found = explore(made, most=20_000_000)
        size = f"{found.states:,} states, {found.edges:,} edges, depth {found.depth}, {found.seconds:.0f} s"
        yield f"  {size}{'' if found.whole else ', not all of them'}: {found.broken or 'no promise broken'}"
        if found.broken:
            yield found.told()
    yield ""
    yield from table.lines()


def stories(rule: str) -> Iterator[str]:
    chosen = [(model, switch) for model, switch in table.holes() if rule in (switch, switch.split()[0])]
    if not chosen:
        yield table.reason(rule) or ""
    for model, switch in chosen:
        found = table.without(model, switch)
        yield f"{model.name} without {switch}: {found.states:,} states\n{found.told()}\n"


if __name__ == "__main__":
    sys.exit(main())
