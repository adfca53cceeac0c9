import type zh from '../zh-CN/sync'

export default {
  title: 'Sync',
  safe: 'Nothing is unsent: you may sign out', safeHow: 'The server has everything recorded here.',
  unsafe: 'Do not sign out yet', unsafeHow: '{records} records and {media} files have not arrived. They are kept here and sent by themselves.',
  phase: { never: 'Not connected yet', idle: 'Connected', syncing: 'Syncing', offline: 'No network', failed: 'The last try failed', 'sign-in-needed': 'Sign in again', revoked: 'This phone was revoked' },
  phaseHow: {
    offline: 'Sent by itself when the network is back; nothing to do.', 'sign-in-needed': 'Your sign-in ended. Everything is still here and is sent once you signed in.',
    revoked: 'Your department revoked this phone. Unsent work goes to review; nothing is lost.',
  },
  contact: 'Last contact: {when}', never: 'No contact yet', now: 'Sync now', busy: 'Syncing…', signIn: 'Sign in',
  under: 'On its way and only here', only: 'Only here', sending: 'On its way', percent: 'On its way {n}%', paused: '{n}% sent, waiting', checking: 'Sent, being verified', records: '{n} records', noneHere: 'Nothing is unsent',
  trouble: 'Refused or waiting', state: { rejected: 'Refused', held: 'Waits for the office' }, correct: 'Correct and report again', heldHow: 'The server has it; the office decides. Do not report it again.', rejectedHow: 'It is still kept here. Open the task, correct what the reason says and record it again.',
  arrived: 'Arrived', receipt: 'Receipt {receipt}', arrivedState: { applied: 'Arrived', contested: 'Arrived, differs from a colleague\'s' }, more: '{n} more', noneArrived: 'Nothing has arrived yet',
  storage: { title: 'Room on this phone', used: '{used} used, {left} left', minutes: 'About {audio} of sound or {video} of video', few: '{n} minutes', many: 'more than {n} minutes', kept: 'The system promised to keep it', notKept: 'The system did not promise to keep it: connect once a day', unknown: 'This browser does not tell how much room is left', low: 'Little room left: clear delivered media first.', clear: 'Clear delivered media', clearHow: 'Only media the server has verified; they can still be seen online.', cleared: '{size} freed', nothing: 'Nothing to clear', video: 'Send video over mobile data', videoHow: 'Otherwise videos wait for Wi-Fi.' },
  evicted: 'The system removed this app\'s data', evictedHow: 'Noticed {when}. Unsent work may be gone: tell your administrator and check open tasks.', noted: 'I have read it',
  recovering: 'The server was restored from a backup', recoveringHow: 'What the backup did not hold is sent again by itself. Keep working; nothing on this phone is lost.',
  verb: {
    team_declare: 'Conflict declaration', replacement_request: 'Replacement asked for', surprise_request: 'Surprise check asked for', schedule_set: 'Time and vehicle', notice_give: 'Notice', urgent_start: 'Urgent start',
    visit_tell: 'Certificates shown', visit_suspend: 'Suspended', visit_resume: 'Resumed', visit_terminate: 'Terminated', department_no_activity: 'No relevant activity', party_uncooperative: 'Non-cooperation',
    measure_order: 'Order to rectify', sample_take: 'Sample', conclusion_adopt: 'Conclusion adopted', clue_record: 'Clue', recorder_note: 'Body camera', service_record: 'Document served',
    paper_attach: 'Signed paper', approval_decide: 'Approval', deputy_name: 'Deputy named', deputy_end: 'Deputy ended',
    team_check_in: 'Check-in', team_check_out: 'Check-out', team_confirm: 'Check-in confirmed', line_assign: 'Lines divided', finding_record: 'Finding', finding_settle: 'Finding settled', visit_settle: 'End of suspension chosen', contest_settle: 'Entry chosen',
    evidence_attach: 'Medium', contact_log: 'Contact attempt', witness_record: 'Witness', part_close: 'Part closed', party_confirm: 'Confirmation', party_refuse: 'Refusal', party_unreachable: 'Unreachable', record_lock: 'Record locked', supplement_propose: 'Supplement', other: 'Record',
  },
} satisfies typeof zh
