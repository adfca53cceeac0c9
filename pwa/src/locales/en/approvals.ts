/** To-do and approvals; notice, recusal, replacement, surprise, schedule before a check. */
export default {
  waiting: 'Waiting for me', unusual: 'Needs a look ({n})', ordinary: 'Nothing unusual ({n})', decided: 'Decided (kept a day)', none: 'Nothing to approve', noneText: 'New matters appear here.',
  kind: { INSPECTION: 'Inspection approval', URGENT: 'Urgent start to approve', SURPRISE: 'Surprise check', REPLACEMENT: 'Replacement', RESUME: 'Resume the visit', TERMINATE: 'End the visit', RECUSAL: 'Recusal asked by the party', REPORT: 'Refusal reported' }, noted: 'Noted',
  askedBy: 'asked by {name}', asked: 'asked {when}', details: 'Details', online: 'Approve when online', onlineHow: 'Decisions are made online; you may read ahead.',
  approve: 'Approve', approveSure: 'Yes, approve', return: 'Return', returnSure: 'Yes, return', cancel: 'Back', why: 'Reason for returning', whyHint: 'The team reads it',
  reasons: { INSPECTION: ['Another day, please', 'Too few people', 'Checked recently'], URGENT: ['Not urgent', 'Explain further'], SURPRISE: ['Lead is too thin', 'Give notice instead'], REPLACEMENT: ['Keep as planned', 'Explain further'], OTHER: ['Explain further', 'Not agreed'] },
  successor: 'Successor', successorFirst: 'Choose the successor first', noSuccessor: 'Nobody certified is free in the department',
  all: 'Approve all ({n})', allSure: 'Yes, approve {n}', allHow: 'Only those with nothing unusual.', busy: 'Signing…',
  state: { WAITING: 'Waiting', APPROVED: 'Approved', RETURNED: 'Returned', sending: 'Signed, on its way' }, deputy: 'by deputy', decidedBy: '{name} · {when}',
  forHead: 'Deciding for {head}, {from} to {to}',
  deputies: {
    title: 'Deputy', entry: 'Deputy', how: 'While you are away somebody of the department decides. Every decision says so.', now: 'Deputies', none: 'No deputy', person: 'Who', choose: 'Choose', from: 'From', to: 'To',
    name: 'Name deputy', end: 'End', endSure: 'Yes, end it', ended: 'ended', days: '{from} to {to}', offline: 'Go online to choose', loading: 'Reading your department…', failed: 'Could not read your department', again: 'Try again', pending: 'on its way', saved: 'Deputy named', headsOnly: 'Only the head of a department names a deputy',
  },
  before: {
    title: 'Before the visit', state: 'Where it stands', banner: '{department} began without approval', bannerHow: 'Since {time}. Its head must approve by the next working day; this stays until then.', blocked: '{department} has not approved', blockedHow: 'Its lines wait; the others go on.',
    urgentWay: 'Urgent: begin now', recused: 'You declared a conflict', recusedHow: 'You take no part; your head names a successor.',
    approvals: 'Approval', approved: 'Approved', approvedBy: '{name} {when} · no. {number}', notApproved: 'Not approved', urgentNow: 'Begun, approval owed', asDeputy: 'by deputy',
    schedule: 'Day and vehicle', noVehicle: 'No vehicle', notice: 'Notice to the party', notTold: 'Not told', told: 'Told', toldText: '{means} · {to} · {when}', noticeBy: 'by {day} at the latest', noticeLate: 'Past the last day ({day}); tell them soon and say why',
    surprise: 'Surprise check', surpriseNone: 'Not asked for', surpriseWAITING: 'Waiting for the head', surpriseAPPROVED: 'Approved: nobody is told', surpriseRETURNED: 'Not approved',
    declaration: 'Conflict of interest', declared: 'Declared: none', declaredConflict: 'Declared a conflict', notDeclared: 'Not declared', replacement: 'Replacement', replacementNone: 'none', replacements: '{n}',
    phones: 'Phones',
  },
  declare: {
    title: 'Conflict of interest', ask: 'Do you have a conflict of interest here?', askHow: '{name}: kinship, interest, or another relation that may affect fairness.', no: 'No', yes: 'Yes, I must step aside',
    kind: 'Which', kinds: { KINSHIP: 'Kinship', INTEREST: 'Interest', OTHER: 'Other' }, note: 'Explanation (your head only)', submit: 'Step aside', effect: 'You take no further part: no findings, your name leaves the team, a replacement is asked for.', choose: 'Choose which',
  },
  urgent: { title: 'Urgent start', how: '{department} has not approved. When it is urgent, begin now and have it approved by the next working day; both times go on record.', department: 'Which department', reason: 'What is urgent', hint: 'e.g. reported as happening now', reasons: ['Reported as happening now', 'Danger if delayed', 'Evidence may be lost'], start: 'Begin now', none: 'Every department has approved', noneText: 'No need to begin urgently.' },
  replace: {
    title: 'Replacement', how: 'The own department’s head approves and names the successor; nothing is drawn again. Until then the person stays.', who: 'Who', reason: 'Reason', reasons: { RECUSAL: 'Recusal', POST_CHANGE: 'Post changed', WORK_CONFLICT: 'Other work', HEALTH: 'Health', OTHER: 'Other' },
    note: 'Explanation', noteNeeded: 'Explanation (needed)', submit: 'Ask for a replacement', list: 'Asked for', state: { WAITING: 'Waiting for the head', APPROVED: 'Approved', RETURNED: 'Not approved', offline: 'Approval when online' }, successor: '{name} takes over', someone: 'replaced person', chooseWho: 'Choose who', chooseWhy: 'Choose why',
  },
  surprise: { title: 'Surprise check', how: 'With a lead, the initiating head may approve a check without notice. Nobody is told before arrival.', reason: 'Reason and source', hint: 'e.g. hotline no. 3/2026', lead: 'The lead', photo: 'Photograph the lead', more: 'Another page', need: 'At least one picture of the lead', submit: 'Ask for a surprise check', leaderOnly: 'The leader asks', leaderOnlyText: 'Please ask your leader.' },
  schedule: { title: 'Day and vehicle', when: 'When', vehicle: 'Vehicle', vehicleHint: 'Plate; may stay empty', save: 'Save', saved: 'Saved', conflict: 'Conflict', vehicleTwice: '{vehicle} is booked for {name} ({time}) in the same half-day', personTwice: '{name} is at the same hour', leaderOnly: 'The leader plans', leaderOnlyText: 'Here you see the plan.', effect: 'The team sees it; heads who have not approved see the new time.' },
  notice: {
    title: 'Notice to the party', how: 'Once and complete. Tell them with the text below, then record how.', by: 'By {day} at the latest', late: 'Past the last day, {day}', lateHow: 'You may still tell them; say why. The record will show it was late.',
    text: 'Text', copy: 'Copy', copied: 'Copied', share: 'Send', print: 'Print', means: 'How', meansOf: { PHONE: 'Phone', SMS: 'SMS', LETTER: 'Letter', IN_PERSON: 'In person', FAX: 'Fax', EMAIL: 'E-mail' },
    when: 'When', toName: 'Who was told', toRole: 'Role', number: { PHONE: 'Phone number', SMS: 'Mobile number', FAX: 'Fax number', EMAIL: 'E-mail address' }, note: 'Remark', save: 'Record the notice', done: 'Notice was given', surprise: 'A surprise is not announced', surpriseHow: 'Asked for or approved: nobody is told before arrival.',
    body: {
      to: '{name}:', opening: 'Under {plan} (task {no}), {departments} will inspect you jointly on {when}.', items: '1. What is inspected', place: '2. Place: {address}; on site.', materials: '3. Please have ready (said once): {materials}', noMaterials: '3. Nothing to prepare.',
      duty: '4. Please have a responsible or authorised person present (not necessarily the legal representative).', people: '5. Inspectors: {people}.', rights: 'You may ask for their certificates, for recusal, and state your opinion. This is check no. {n} this year.', contact: 'Contact: {name} {phone}',
    },
  },
  phones: { title: 'Phones', how: 'Last contact with the server, and what was unsent then', never: 'never heard of', seen: '{when}', unsent: '{n} unsent', clear: 'nothing unsent', offline: 'Offline: not known', failed: 'Could not read the phones', loading: 'Reading…', stale: 'not heard of for a while' },
}
