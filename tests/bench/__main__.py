"""make bench: every figure beside its peer, measured in one run on this machine."""

import sys
from uuid import UUID

from tests.bench import county, media, phone_figures, sync_figures, web_servers


def main() -> int:
    lines: list[tuple[str, str]] = []
    bare = web_servers.bare_per_second()
    best = max(bare.values())
    lines += [(f"bare Flask route on {name}", f"{figure:,.0f}/s") for name, figure in bare.items()]
    with county.running() as running:
        phone, _ = running.enrolled()
        sync_figures.fill(running, UUID(str(phone.user_id)))
        rows = sync_figures.first_sync(running)
        lines.append(("first sync, 200 dossiers × 30 rows × 1 KiB", f"{rows:,.0f} rows/s"))
        quiet = sync_figures.nothing_new(running)
        lines.append(
            ("POST /api/sync, nothing new", f"{quiet:,.0f}/s = {quiet / best:.2f} of the faster bare route")
        )
        lines.append(("1,000 signed mutations", f"{sync_figures.pushes(running):,.0f}/s"))
    lines += media.run()
    lines += phone_figures.run()
    for name, figure in lines:
        print(f"{name:<46} {figure}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
