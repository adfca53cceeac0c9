import type zh from '../zh-CN/office'
import door from './desk_door'
import recovery from './desk_recovery'
import heldDesk from './desk_held'
import reviewFlag from './review_flags'

const words: typeof zh = {
  door,
  recovery,
  heldDesk,
  reviewFlag,
  appName: 'Liancha Office', loading: 'Loading', retry: 'Try again', close: 'Close', cancel: 'Cancel', save: 'Save', saving: 'Saving', saved: 'Saved.', change: 'Change',
  total: '{n} in all', filterByState: 'Filter by state', allStates: 'All states', noOutcome: 'No result yet', historyEmpty: 'Nothing has happened yet.',
  offline: 'You are offline. What is on the page can still be read; enter and review when the network is back. Nothing you typed is lost.',
  page: {
    home: 'To do', lists: 'Unified checklists', libraries: 'Libraries', tasks: 'Inspection tasks', results: 'Inspection results', held: 'Held work', review: 'Review of a result', search: 'Search', users: 'Users', departments: 'Departments', devices: 'Devices', recovery: 'Data recovery',
    signIn: 'Sign in', nowhere: 'No such page',
  },
  nav: {
    label: 'Office navigation', skip: 'Skip to content', life: 'Life of an inspection', administration: 'Administration', signOut: 'Sign out',
    home: 'To do', lists: 'Lists', objects: 'Libraries', tasks: 'Tasks', results: 'Results', held: 'Held work', users: 'Users', departments: 'Departments', devices: 'Devices', recovery: 'Data recovery',
  },
  notFound: { title: 'Not found', text: 'It may no longer be yours to see, or the address is incomplete.' },
  nowhere: { title: 'There is no such page', text: 'The address may have changed, or you may not see it.', home: 'Back to To do' },
  signIn: {
    lead: 'Joint inspections under double-random, one-disclosure', username: 'User name', password: 'Password', submit: 'Sign in', busy: 'Signing in', help: 'Forgot the password? Your department administrator can reset it. On-site checks are done on the phone.',
    roles: 'Demo: enter as', portal: 'Published results', field: 'On-site checks (phone)', again: 'Please sign in again', againText: '{name}, your session has ended. Enter the password to return to the page; nothing you typed is lost.', other: 'Sign in as somebody else',
  },
  problem: {
    network_unreachable: { title: 'The server cannot be reached', text: 'Try again when the network is back; what you typed is still here.' },
    network_unreadable: { title: 'The answer of the server cannot be read', text: 'Try again later; if it keeps happening, tell the administrator the code below.' },
  },
  fieldName: { username: 'User name', name: 'Name', code: 'Code', department: 'Department', roles: 'Roles', opinion: 'Opinion', ground: 'Ground', lines: 'Items', password: 'Password' },
  empty: { title: 'Nothing here', filtered: 'Nothing matches; widen the conditions.' },
  column: {
    object: 'Inspected party', departments: 'Departments', exceptions: 'Look into', media: 'Media', completed: 'Completed on', deadline: 'Deadline', taskNo: 'Task no.', planned: 'Planned', state: 'State', do: 'Action',
  },
  copy: { do: 'Copy', copied: 'Copied', refused: 'Please copy by hand', label: 'Copy {what}' },
  deadline: {
    left: '{n} working days left (until {date})', leftProvisional: '{n} working days left (until {date}, provisional)', today: 'Last day ({date})', todayProvisional: 'Last day ({date}, provisional)',
    late: '{n} days late (was due {date})', lateProvisional: '{n} days late (was due {date}, provisional)',
  },
  resultState: { OPEN: 'Open', COMPLETED: 'Completed', ENTERED: 'Entered', RETURNED: 'Returned by review', REVIEWED: 'Reviewed', PUBLISHED: 'Published', NOT_DISCLOSED: 'Not disclosed', TERMINATED: 'Terminated' },
  home: {
    hello: 'Hello {name}', nothing: 'Nothing waits for you', nothingText: 'Entered results appear here, the most urgent first.', chart: 'Results due by week', late: 'Late', thisWeek: 'This week', weekFrom: 'From {date}',
    andMore: ', and {n} more', devices: 'Devices', silent: '“{label}” of {name} has not been heard of since {at}', devicesFine: 'All devices were in contact within the last {n} days.',
    duty: { review: 'To review', publish: 'To publish', supplement: 'To supplement', enter: 'To enter', late: 'Late' },
    dutyText: {
      review: 'check the evidence, then pass or return', publish: 'reviewed, the head decides', supplement: 'returned; supplement on the phone', enter: 'entered by itself once all media are here, or by hand', late: 'past 20 working days',
    },
  },
  search: { placeholder: 'Task number, credit code, name, certificate', title: 'Found for “{q}”', none: 'Nothing found.', all: 'Show all {n}' },
  tasks: { filter: 'Task number, inspected party', surprise: 'Surprise', empty: 'Tasks appear here once a draw is locked and inspectors are matched.' },
  task: { name: 'Task name', field: 'Field', checklist: 'Checklist', team: 'Team', done: '{title} {done} / {all}', toReview: 'Show the result' },
  approve: { act: 'Approve', title: 'Approve the inspection of {object}', opinion: 'Opinion', usual: 'Approved', text: 'The team may start once the head of every department has approved.', done: 'Approved.' },
  audit: { title: 'Audit trail', empty: 'No entries yet.', more: 'Show {n} more' },
  library: { objects: 'Object library', inspectors: 'Inspector library' },
  object: {
    filter: 'Name, credit code', town: 'Town', status: 'Status', address: 'Registered address', kind: 'Kind', registration: 'Registration no.', scope: 'Business scope', contact: 'Contact', risk: 'Credit-risk class', riskClass: 'Class {of} (not public)', flag: 'Flag',
  },
  flag: { HIGH_RISK: 'High risk', MANY_COMPLAINTS: 'Many complaints', ABNORMAL_LIST: 'Abnormal-operation list', SERIOUS_DISHONESTY_LIST: 'Serious-dishonesty list', SERIOUS_VIOLATION_RECORD: 'Serious violation on record' },
  objectKind: { ENTERPRISE: 'Enterprise', SOLE_TRADER: 'Sole trader', COOPERATIVE: 'Cooperative', OTHER_UNIT: 'Other unit', PRODUCT: 'Product', PROJECT: 'Project', BEHAVIOUR: 'Behaviour' },
  inspector: {
    filter: 'Name, certificate no.', no: 'No.', name: 'Name', department: 'Department', position: 'Position', specialties: 'Specialties', certificate: 'Certificate no.', valid: 'Valid until', status: 'Status',
  },
  inspectorStatus: { ACTIVE: 'Active', TRANSFERRED_OUT: 'Transferred', RETIRED: 'Retired', SUSPENDED: 'Suspended', ON_LEAVE: 'On leave' },
  certificate: { valid: 'Valid', soon: 'Expires soon', expired: 'Expired', none: 'No certificate (auxiliary)' },
  lists: {
    lead: 'One checklist per industry, with the items of all departments.', about: 'Lead: {lead}   With: {others}   Version {n}', version: '{title} (version {n})', code: 'Code', department: 'Inspecting body', item: 'Item', content: 'Content',
    class: 'Class', methods: 'Methods', materials: 'Materials', how: 'How to check', basis: 'Legal basis', outcomes: 'Possible outcomes',
  },
  basisMark: { V: 'text verified', E: 'excerpt, to be verified', G: 'to be verified' },
  queue: {
    lead: 'By working days left, the most urgent first.', empty: 'No results', emptyText: 'Results appear here once the record is locked and uploaded.', noExceptions: 'None',
    tab: { all: 'All', ENTERED: 'To review', RETURNED: 'Returned', REVIEWED: 'To publish', PUBLISHED: 'Published', TERMINATED: 'Terminated' },
  },
  desk: {
    back: 'Back to results', actFor: 'Act for', evidence: 'Evidence', lines: 'Items', overall: 'Record and confirmation', overallShort: 'Record', open: 'Not recorded', nobody: 'Not checked: unreachable', resisted: 'Not checked: non-cooperation', terminated: 'Not checked: terminated', summaryOnly: 'You may see the summary', summaryText: 'Items and evidence are seen by the inspecting department and its reviewers.', notChecked: 'Not checked: {reason}', pieces: '{n} pieces of evidence', until: ' (by {date})',
    noEvidence: 'No media for this item.', noEvidenceAtAll: 'No record and no media yet.', strip: 'All evidence, {n} pieces', paper: 'Record', paperLong: 'Joint inspection record (F-09), made from the signed record', openPaper: 'Open in a new window', savePaper: 'Download',
    noPdf: 'This browser cannot show PDF; open or download it.', fetching: 'Fetching the original', fetchingSize: 'Fetching the original ({size})', photoAlt: '{kind}, {purpose}',
  },
  forms: { title: 'Papers', signed: 'Signed paper', line: '{n}/{of} pages, {name}, {at}', missing: 'Page {pages} missing', whole: 'All pages here and checked', unread: 'Codes could not be read: check by eye', other: 'The codes name another record: look into it' },
  finding: { fact: 'Fact', clause: 'Clause', measure: 'Measure', note: 'Note' },
  photo: { tools: 'Photo tools', in: 'Zoom in', out: 'Zoom out', fit: 'Fit', turn: 'Rotate' },
  sound: { play: 'Play', pause: 'Pause', position: 'Position' },
  side: { label: 'Check', facts: 'Facts', checks: 'Checklist', history: 'History', missing: '{n} not met' },
  check: { ok: 'Met: ', missing: 'Not met: ', look: 'Look into: ', none: 'No checklist for this task yet.' },
  evidence: {
    source: 'Source', watermark: 'Watermarked copy', what: 'What', who: 'Captured by', maker: 'Made by', device: 'Device time', server: 'Server received', where: 'Where', phone: 'Phone', timeUnverified: 'Phone time not verified; the server time counts', size: 'Size', notYet: 'Not yet', noPlace: 'No position', place: '{lat}° N {lon}° E (±{n} m)',
    clockBehind: 'Phone clock {n} min slow', clockAhead: 'Phone clock {n} min fast', trust: 'Trust', custody: 'Custody', noCustody: 'No custody steps yet.',
  },
  purpose: { SITE: 'site', REFUSAL: 'refusal', UNREACHABLE: 'unreachable', NOTICE: 'notice', SERVICE: 'service', WITNESS: 'witness', CHECK_IN: 'check-in', CONFIRMATION: 'confirmation', UNCOOPERATIVE: 'Non-cooperation', SUSPENSION: 'Suspension', VOICE_NOTE: 'Voice note', SAMPLE: 'Sampling', MEASURE: 'Order to rectify', ADOPTED: 'Adopted conclusion', CLUE: 'Lead', PAPER: 'Paper', NO_ACTIVITY: 'No relevant activity', OFF_SITE: 'off-site' },
  source: { ALBUM: 'From the album', SCAN: 'Scan', RECORDER: 'Body camera', OFF_SITE: 'Fixed electronic monitoring', albumText: 'From the album, not taken in the app' },
  flagged: { title: 'Worth a look', line: '{by} · {at} · {what}', times: '{n} times' },
  offSite: {
    title: 'Legal and technical review', text: 'Before this material supports an investigation two people review it. The result is then entered by itself.', kind: { LEGAL: 'Legal review', TECHNICAL: 'Technical review' },
    open: 'Not reviewed', usable: 'May be used', refused: 'Not to be used', act: 'Review', verdict: 'Conclusion', opinion: 'Opinion', next: 'A review is not changed. Another person makes the other one.', done: 'The review is saved',
    look: { LEGAL: 'Is the device where it may be, marked and announced? Was the material obtained lawfully?', TECHNICAL: 'Is the device verified and up to standard? Is the material true, clear, whole and exact?' },
  },
  gaps: { title: 'Breaks', lost: 'From {at}, {n} s missing: {why}', seen: 'At {at}: {why}; the recording went on', follows: 'Goes on from {hash}…', why: { MUTED: 'a call or another app', HIDDEN: 'locked or another app', ENDED: 'taken by the system', STALLED: 'the system paused', FULL: 'the phone was full' } },
  recorders: {
    title: 'Body cameras', awaited: 'Awaited', imported: '{n} files imported', open: 'end not noted', import: 'Import files', more: 'Import more', choose: 'Choose files of {device}', hashing: 'Hashing {name} {n}%', sending: 'Uploading {name} {n}%', matching: 'Checking and matching',
    notedBy: 'Noted by', notedFrom: 'Beginning as noted', unsigned: 'Imported from the camera', unsignedText: 'Noted and signed on site by a phone; the file itself bears no phone signature and was hashed at import.', verifiedText: 'What the server received equals the hash made at import.',
  },
  custody: { declared: 'Announced by the phone', delivered: 'Bytes delivered', verified: 'Hash verified', quarantined: 'Failed verification, quarantined', lost: 'Confirmed lost', derived: 'Preview made', expired: 'Upload expired', missing: 'Bytes not found after a restore, asked for again' },
  mediaState: { declared: 'Not here yet', receiving: 'Receiving', assembled: 'To be verified', verified: 'Verified', quarantined: 'Quarantined', lost: 'Lost', missing: 'Asked for again' },
  mediaText: {
    declared: 'The phone has announced it; the original is still there and is sent when there is network.', receiving: 'The original is being uploaded; an interruption resumes where it stopped.', assembled: 'Complete; the server is computing its hash.', verified: 'What the server received equals what the phone hashed at capture.',
    quarantined: 'What came does not match its hash or type; it is kept apart and not shown as evidence.', lost: 'Registered as lost with approval; the reason is in the custody steps.', missing: 'After the server was restored its bytes were not found; the phone that still has it sends it again.',
  },
  signature: {
    valid: 'Signature valid', invalid: 'Signature invalid', unknown: 'Not verified yet', validText: 'Signed by the enrolled phone and unchanged since.', invalidText: 'Does not match the enrolled phone or the content; return it and find out.', unknownText: 'The server has not verified this signature yet.',
  },
  hash: { do: 'Check the hash here', busy: 'Fetching and hashing ({size})', same: 'Equals the original (computed here)', different: 'Differs from the original' },
  record: {
    code: 'Check code', lockedAt: 'Locked at', lockedBy: 'Locked by', mode: 'Confirmation', signer: 'Signer', opinion: 'Opinion of the party', refusal: 'Reason of refusal', note: 'Note', behaviours: 'How it showed', warning: 'Warning given', registered: 'Registered address', visited: 'Address visited', hash: 'Record hash',
  },
  mode: { SIGNED: 'Signed', SEALED: 'Sealed', REFUSED: 'Refused to sign or seal', NOT_PRESENT: 'Unreachable', UNCOOPERATIVE: 'Serious non-cooperation' },
  pause: { suspended: 'Suspended: {reason}', RESUMED: 'Resumed: {reason}', TERMINATED: 'Terminated: {reason}', allowed: '{name} agreed', unconfirmed: '{name} agreed by phone; not confirmed yet' },
  held: { title: 'Something waits for a decision' },
  contested: { title: 'Two values for one item: {what}', text: 'An inspector of the owning department settles it on the phone; the other value stays on record.' },
  action: {
    held_release: 'Held work let through', held_decline: 'Held work declined', export_import: 'Export imported', loss_ask: 'Asked to declare lost', loss_approve: 'Declared lost', loss_decline: 'Loss declined',
    approval_ask: 'Put to the head', approval_decide: 'Decided by the head', sample_report: 'Laboratory report entered', draw_lock: 'Draw locked', task_make: 'Task made', task_approval: 'Approved by a department', task_approve: 'Approved by all', task_carry: 'Dossier filled', task_preparation: 'Preparation filled', task_prepare: 'Prepared', task_notify: 'Party told', task_surprise: 'Surprise approved',
    task_start: 'Started', task_confirm: 'Confirmed by the party', task_refuse: 'Refused to sign', task_unreachable: 'Unreachable', task_uncooperative: 'Non-cooperation', task_suspend: 'Suspended', task_resume: 'Resumed', task_terminate: 'Terminated', visit_suspend: 'Visit suspended', visit_resume: 'Visit resumed', visit_terminate: 'Visit terminated', result_terminate: 'Result: terminated', refusal_report: 'Refusal reported to the head', task_complete: 'Completed', task_deadline: 'Deadline recomputed', task_view: 'Task viewed', team_replace: 'Inspector replaced',
    presence_in: 'Arrived', visit_tell: 'Party told', party_ask: 'Request of the party', party_decide: 'Request answered', door_view: 'Arrivals viewed', presence_out: 'Left', record_lock: 'Record locked', form_print: 'Form made', result_enter: 'Result entered', result_return: 'Returned', result_pass: 'Passed', result_publish: 'Published', result_withhold: 'Not disclosed',
  },
  own: { menu: 'Change password', title: 'Change your password', fresh: 'New password', again: 'Once more', differ: 'The two differ.', short: 'At least 10 characters.', text: 'Every sign-in then needs the new password; offline work on the phone is not affected.', act: 'Change and sign in again' },
  keys: { title: 'Keys', piece: 'previous, next piece', line: 'previous, next item', play: 'play or pause', zoom: 'closer, further, fit', rotate: 'rotate', pass: 'pass', return: 'return', help: 'show the keys', close: 'close a dialog' },
  verb: { enter: 'Enter', pass: 'Pass', return: 'Return', publish: 'Publish…', withhold: 'Do not disclose…' },
  enter: { title: 'Enter the result of {department}', text: 'It is entered as signed, in your name, and goes to review.', busy: 'Entering' },
  pass: { title: 'Pass the result of {department}', missing: '{n} points to look into', barred: 'It cannot pass yet: {n} points not met', instead: 'Deal with them first, or return the result with an opinion.', next: 'The head of the department then decides on publication.', busy: 'Passing' },
  return: {
    title: 'Return the result of {department}', opinion: 'Opinion', example: 'For example: the seal of pump 3 is blurred, please take it again.', lines: 'Items concerned', next: 'The inspectors see it on their phones. The signed record is not changed, only supplemented.', busy: 'Returning',
  },
  publish: {
    title: 'Publish the result of {department}', lead: 'This becomes public:', none: '(none)', beyond: 'It holds fields that must not be public: {fields}', beyondText: 'Publication is stopped; tell the administrator.', never: 'Never public: photos, recordings, signatures, positions, phone numbers, identity numbers, risk class, witnesses.', fixed: 'Once public it cannot be edited or withdrawn, only corrected by procedure.', act: 'Publish', busy: 'Publishing',
  },
  public: { task_name: 'Task', task_no: 'Task no.', items: 'Items', object_name: 'Inspected party', uscc: 'Credit code', field: 'Field', department: 'Department', checked_on: 'Checked on', outcome_label: 'Result', processing: 'Processing' },
  withhold: { title: 'Do not disclose the result of {department}', ground: 'Legal ground', example: 'For example: state secret, article 14 of the disclosure regulations.', next: 'The decision is audited and reviewed yearly; the public does not find this result.', busy: 'Submitting' },
  done: { enter: 'Entered for {department}; review is next.', pass: 'Passed. The head of {department} publishes.', return: 'Returned. The phones receive the opinion at their next contact.', publish: 'Published; anybody can find it now.', withhold: 'Not disclosed; the ground is on record.' },
  device: {
    lead: 'Every phone has its own signing key. A phone long out of contact may hold work that was never sent.', user: 'User', label: 'Device', seen: 'Last contact', unsent: 'Not sent', unknown: 'unknown', never: 'never', enrolled: 'enrolled {at}', empty: 'No devices yet', emptyText: 'A phone enrols when an inspector first signs in on it.',
    state: { fine: 'Fine', silent: 'Long silent', revoked: 'Revoked', closed: 'Replaced' }, revoke: 'Revoke', revoking: 'Revoking', revokeTitle: 'Revoke the device of {name}',
    revokeStops: 'The phone can no longer download anything or act in this name.', revokeKeeps: 'What it has not sent is not lost: it can still be handed over, and the department decides whether to use it.', revokeUnsent: 'By its last word it holds {n} things not sent. If the phone is at hand, let it send them first.',
    revoked: 'The device of {name} is revoked.',
  },
  department: { add: 'Add a department', change: 'Change the department', name: 'Name', code: 'Code', jurisdiction: 'Jurisdiction', active: 'Active', closed: 'Closed' },
  user: {
    add: 'Add a user', create: 'Create', change: 'Change the user', added: 'User created', filter: 'Name, user name', name: 'Name', username: 'User name', department: 'Department', noDepartment: 'No department', roles: 'Roles', active: 'Active', disabled: 'Disabled', reset: 'Reset password', disable: 'Disable', enable: 'Enable',
    ask: { code: 'A recovery code for {name}', disable: 'Disable {name}', enable: 'Enable {name}', password: 'Reset the password of {name}' }, act: { code: 'Make the code', disable: 'Disable', enable: 'Enable', password: 'Reset password' },
    askText: {
      code: 'For a phone whose PIN is forgotten or gone. Tell it to the person; good for 30 minutes and one use, and audited.', disable: 'The account can no longer sign in. What its phone has not sent can still be handed over; what it did stays in its name.', enable: 'The old password works again.', password: 'The old password ends now; the new one is shown once. Offline work on the phone is not affected.',
    },
  },
  phoneCode: { make: 'Phone recovery code', title: 'Phone recovery code of {name}', how: 'On the phone: Forgot PIN, then Use an administrator’s code; user name {username} and these 8 digits. Shown once, good for 30 minutes.' },
  password: { title: 'One-time password of {name}', once: 'Shown only now. Tell it in person; change it after the first sign-in.', noted: 'Noted' },
  role: {
    INSPECTOR: 'Inspector', AUXILIARY: 'Auxiliary', EXPERT: 'Expert', DEPT_ADMIN: 'Department administrator', DEPT_HEAD: 'Head of department', REVIEWER: 'Reviewer', OFFICE: 'Joint office', OFFICE_HEAD: 'Head of joint office', DRAW_UNDERTAKER: 'Draw undertaker', DRAW_OPERATOR: 'Draw operator',
    DRAW_SUPERVISOR: 'Draw supervisor', ARCHIVIST: 'Archivist', LAW_SUPERVISOR: 'Law supervisor', SYS_ADMIN: 'System administrator', SEC_ADMIN: 'Security administrator', AUDITOR: 'Auditor',
  },
  roleText: {
    INSPECTOR: 'certified; checks, records and signs on site', AUXILIARY: 'assists, never counted, never signs', EXPERT: 'opinion only', DEPT_ADMIN: 'lists, libraries, accounts and devices of the department', DEPT_HEAD: 'approves inspections, replacements, publication, correction', REVIEWER: 'checks evidence before publication, never of an own inspection', OFFICE: 'coordinates and supervises, never inspects', OFFICE_HEAD: 'issues the plan',
    DRAW_UNDERTAKER: 'present at the draw', DRAW_OPERATOR: 'operates the draw', DRAW_SUPERVISOR: 'supervises the draw', ARCHIVIST: 'files and lends', LAW_SUPERVISOR: 'reads only', SYS_ADMIN: 'accounts and devices, no case data', SEC_ADMIN: 'security settings', AUDITOR: 'reads the audit trail',
  },
  beside: {
    pending: 'Test pending', order: 'Order to correct', sample: 'Sample', adopted: 'Adopted conclusion', clues: 'Clues for others', clueTo: 'For: {name}', dispatch: '{name} passes it on', seal: 'seal {no}', receipt: 'receipt {no}',
    given: { WRITTEN: 'in writing', ORAL: 'orally', PRINTED_BY_DEVICE: 'printed on site' }, deliverLater: 'No seal on site: given orally, sealed form delivered later',
    awaited: 'Test pending, report not in', report: '{word}, report {number}, received {day}, to be disclosed by {due}', enterReport: 'Record the report', reported: 'Report recorded.', reportTitle: 'Report on {product}', reportAct: 'Record it',
    number: 'Report number', received: 'Received on', verdict: 'Verdict', retestTitle: 'Re-test: {product}', retestAct: 'Record a re-test request', retestReason: 'What the party disputes, and why', retestOn: 'Asked on', retestNext: 'There is one re-test. The line waits again and the second report decides; the first stays on record.', retested: 'Re-test asked for on {day}: {reason}.', retestAwaited: 'Its report is not in yet', enterRetest: 'Record the re-test report', retestDone: 'The request is recorded.', reportNext: 'It cannot be changed afterwards. The deadline of this item runs from the day of receipt; the others stay.',
  },
}
export default words
