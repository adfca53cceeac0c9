"""After everything has come to rest: is anything lost, doubled, left different, overwritten unseen or half done?

The judge reads the ledger, the rows, the writes, the files and the phones, and compares them with what the phones
once said was saved. Each check is a function of one county that yields violations.
"""

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from tests.scenarios.chaos import judge_files, judge_ledger, judge_rows
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.evidence import Evidence
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.truth import Violation

Check = Callable[[Evidence], Iterator[Violation]]
CHECKS: tuple[Check, ...] = (
    judge_ledger.nothing_is_lost, judge_ledger.nothing_is_doubled, judge_ledger.applied_is_written,
    judge_ledger.nothing_is_half_done, judge_ledger.outcomes_are_honest,
    judge_ledger.nothing_waits_for_what_is_here, judge_ledger.chains_are_whole,
    judge_rows.nothing_is_overwritten_unseen, judge_rows.rows_say_what_was_recorded, judge_rows.the_lock_holds,
    judge_rows.phones_agree, judge_files.files_are_here, judge_files.evidence_knows_its_file,
)  # fmt: skip


def everything(county: County, session: Session, machine: Machine) -> list[Violation]:
    session.rollback()
    evidence = Evidence(county, session, machine)
    return [one for check in CHECKS for one in list(check(evidence))[:5]]
