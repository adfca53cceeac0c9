import type zh from '../zh-CN/closing'

export default {
  code: 'Code', saving: 'Saving on this phone…', building: 'Building the record…', yes: 'yes', no: 'no', none: 'none',
  lacking: '{n} things are missing',
  safe: 'What you entered and the media kept are still on this phone.',
  close: {
    title: 'Check and confirm', mine: 'mine', locked: 'The record is locked and not changed any more', toRecord: 'See the locked record',
    status: { closed: 'Closed', ready: 'Ready to sign', open: 'Open', short: 'Too few on site', contested: 'Entries differ', unsigned: 'To be signed' },
    lines: '{done}/{total} lines done', problems: '{n} with problems', closedBy: '{name}, {time}, {n} officers signed',
    short: '{present} on site, {needed} needed. Check in', openLine: 'Not complete: tap to fill in', openElsewhere: '{name} fills this in', contestedLine: 'Two entries differ: choose one before locking',
    statement: '{total} lines inspected, {problems} with problems; this is what we found', needSignatures: '{n} more officers must sign', closePart: 'Close this department\'s part',
    cannot: { open: '{n} lines are open', contested: '{n} lines need you', short: 'Fewer than two officers on site', closed: 'This part is closed' },
    waiting: 'Waiting for {names}', waitingHow: 'They close their part on their own phone. It arrives here once both phones are online; without signal, scan the codes on their phone.',
    notMine: 'Each department\'s officers close their own part; here you can only look.', fetch: 'Sync now', toParty: 'Read back to the party',
  },
  phones: {
    title: 'The team\'s phones', this: 'this one', waiting: '{n} not sent', sent: 'Nothing unsent', never: 'Nothing heard of it yet', seen: 'wrote {when}',
    contact: 'Server: {when}', noContact: 'No contact with the server yet', sync: 'Sync now',
  },
  officers: {
    title: 'Officers\' signatures', count: '{n}/{needed}', sign: 'Sign', again: 'Sign again', signed: 'Signature of {name}', pad: 'Officer\'s signature (landscape)', next: '{name} signs',
    fallen: 'Something changed: sign again', fallenHow: 'The content changed after signing, so the signatures no longer apply and were removed.',
  },
  pad: {
    hint: 'Sign here', again: 'Again', confirm: 'Confirm', saving: 'Saving…', notSaved: 'Signature not saved: {what}.', inkStays: 'Your writing is still here; confirm again afterwards.',
  },
  read: {
    title: 'Read back', notReady: 'Cannot be confirmed yet', notReadyHow: 'A department is not finished; below is only what there is now. Go back to "Check and confirm".',
    count: '{total} lines, {problems} with problems', until: '{measure} (by {date})', unchecked: 'Not checked: {reason}', open: 'Not filled in yet',
    opinion: 'The party\'s statement', opinionHint: 'Write down what they say', noOpinion: 'No objection',
    how: 'How the party confirms', way: { sign: 'Signs', seal: 'Seals', refuse: 'Refuses', unreachable: 'Other' },
    about: { refuse: 'If they refuse: note the reason, record sound or video, two officers sign; the record is valid all the same.', unreachable: 'Nobody there or nobody answers: recorded as unreachable at the registered premises; no signature is asked.' },
    signer: 'Who confirms', signerHint: 'e.g. {name}', signerMissing: 'Enter who confirms', role: 'Role', roles: ['Person in charge on site', 'Legal representative', 'Authorised person'],
    changed: 'Something changed: this is the new code.',
    next: { sign: 'Ask for the signature', seal: 'Go to the seal', refuse: 'Record the refusal', unreachable: 'Record the absence' },
  },
  sign: { title: 'Sign here (landscape)', statement: 'The above is correct', confirm: 'Confirm and lock the record' },
  seal: {
    title: 'Seal', write: 'Print the record, or write the code above on the paper form.', print: 'Open the print view', stamp: 'Let them stamp it.', photo: 'Photograph every stamped page; code and seal must be readable.',
    take: 'Photograph the page', more: 'One more page', first: 'Photograph the page first', lock: 'Confirm and lock the record',
  },
  refuse: {
    title: 'Refusal to sign or seal', note: 'Note of refusal', reason: 'Reason', reasonHint: 'In their own words where possible',
    reasons: ['Does not accept the findings', 'Wants to wait for the person in charge', 'Gave no reason', 'Says it is not their business'],
    document: 'Document refused', documentFirst: 'Joint inspection record', documents: ['Joint inspection record', 'Site transcript', 'Order to correct'],
    told: 'The findings, the right to be heard, and that the record counts without a signature were explained', toldShort: 'Explained', toldMissing: 'Explain first, then tick',
    unproven: 'No recording. This county accepts the note alone, but review will point it out.',
    statement: 'The party refused to sign or seal; this is what happened', toSignatures: 'Next: officers sign', stopAndSign: 'End the recording and sign', edit: 'Change it (sign again)', lock: 'Lock the record',
  },
  proof: {
    title: 'Sound and video', count: '{n} chosen', running: 'Recording', required: 'At least one needed', wanted: 'Recommended', sound: 'Sound', film: 'Video', stop: 'End', made: 'from {time}',
  },
  witness: {
    title: 'Witness', optional: 'Witness (optional)', add: 'Add a witness', another: 'Another witness', never: 'The record can be locked without a witness.',
    who: 'Somebody of the village committee, the property manager, or another person present. Nobody of the team. No identity number is taken; witnesses are not published.',
    name: 'Name', unit: 'Unit or position', contact: 'Contact', relation: 'Relation to the party', relations: ['None', 'Property manager', 'Village committee', 'Local organisation', 'Other'],
    statement: 'What was witnessed', statementFirst: 'The officers read the findings aloud; the party refused to sign or seal.', sign: 'Ask the witness to sign', signFirst: 'The witness signs first', pad: 'Witness\'s signature (landscape)', save: 'Keep the witness',
  },
  unreachable: {
    title: 'Unreachable', state: 'State of the place', stateHint: 'Or say what you see', states: ['Gate locked', 'Nobody answers', 'Demolished', 'Other use', 'Abandoned'],
    where: 'Address visited', same: 'The registered one', elsewhere: 'Another', visited: 'Address actually visited', explanation: 'Why another',
    note: 'Note', compose: 'Write it from the above', composed: '{when}: the officers came to {address}; {state}. {n} attempts to make contact, without success.',
    photos: 'Photos of the place', photoNeeded: 'At least 1', photoCount: '{n} photos', take: 'Photograph the place', statement: 'The above is correct', lock: 'Lock the record',
  },
  contact: {
    title: 'Contact attempts', count: '{n}/{needed}', total: '{n} attempts', how: 'Channel', channel: { PHONE: 'Phone', VISIT: 'Visit', MAIL: 'Letter', EMAIL: 'E-mail' },
    number: 'Number or address', dial: 'Call', result: 'Result', results: ['No answer', 'Number suspended', 'Number does not exist', 'Answered, refused'], save: 'Keep this attempt', add: 'Log an attempt',
  },
  record: {
    title: 'Record', none: 'The record is not locked yet', noneHow: 'After "Check and confirm" the locked record is shown here.', locked: 'Record locked', by: '{when} {name}',
    mode: { SIGNED: 'Signed by the party', SEALED: 'Sealed by the party', REFUSED: 'The party refused to sign or seal; recorded', NOT_PRESENT: 'Unreachable at the registered premises', UNCOOPERATIVE: 'Serious non-cooperation; recorded' },
    ownDelivered: 'Everything of this phone has arrived', elsewhereHow: "{n} media are on a colleague's phone, which uploads them. Nothing for you to do.", delivered: 'Everything has arrived', deliveredHow: 'Record and media are verified.', waiting: '{records} records and {media} media not arrived', waitingHow: 'All kept on this phone; sent by themselves.', toSync: 'See the uploads',
    incomplete: 'Part of a colleague\'s work is still on its way', incompleteHow: 'What was signed stands. It is filled in when the other phones are online; nobody signs again.',
    entry: 'To be entered by {date}', provisional: 'Provisional: recomputed once that year\'s holidays are announced.', content: 'As it was signed',
    elsewhere: 'The signed original is on the phone that locked the record; visible online once it arrived.', altered: 'The original differs from what was signed', alteredHow: 'Do not print it; tell your administrator.', print: 'Print view', toTasks: 'Back to tasks',
  },
  supplement: {
    title: 'Supplement', rule: 'What was signed is not changed', ruleHow: 'The supplement stands beside the record: who, why, what. The office reviews it.',
    row: 'About', whole: 'The whole record', old: 'As recorded', new: 'Correct is', why: 'Why', save: 'Propose', add: 'Propose a supplement',
    line: 'Why: {why} · {name} {time}', state: { proposed: 'In review', accepted: 'Accepted', declined: 'Declined' },
  },
} satisfies typeof zh
