import type { PartyWords } from '../zh-CN/party'

const party: PartyWords = {
  title: 'This inspection', subtitle: 'Opened by the code on an inspector’s phone', loading: 'Opening',
  bare: 'Scan the code on the inspector’s phone', bareText: 'There is no code in this address. Scan again with WeChat or the camera; inspectors show the code on site.',
  unknown: 'This code opens nothing', unknownText: 'It may not have been scanned whole, or may not be seen yet. Ask the inspectors to show it again.', retry: 'Try again',
  offline: 'No network. The address of this page can be kept and opened later.', busy: 'The service is not available now. Try again later.', often: 'Opened too often. Try again in a minute.',
  keep: 'Keep this page (in WeChat: “…” then Favourites): it will show findings and answers later.',
  shown: (time, by) => `Shown by ${by}’s phone at ${time}; the signature is good`, notShown: 'The phone’s signature could not be verified', notShownText: 'The code is genuine but was not shown by a phone of this team. Compare the certificates in person.',
  nth: (year, n) => `Check no. ${n} of this year (${year})`,
  object: 'Inspected party', task: 'Task', taskNo: 'Task no.', approval: 'Approval', none: 'none', planned: 'Planned', told: 'Identified', toldAt: (time) => `informed at ${time}`, contact: 'Contact', items: 'Items',
  officers: 'Officers', certificate: 'Certificate', noCertificate: 'Assists, no certificate', until: (day) => `valid to ${day}`, onSite: 'on site',
  rights: 'Your rights', rightsText: ['You may examine the certificates and compare them with this page.', 'You may ask for the recusal of an officer with an interest.', 'You may make a statement, and object to the findings on this page.', 'The legal representative need not be present.'],
  stage: {
    BEFORE: ['The check has not begun', 'Afterwards open this page again to see the findings.'],
    ON_SITE: ['The check is under way', 'When it is over and uploaded, open this page again to see the findings.'],
    UPLOADING: ['Locked on site, not uploaded yet', 'It is uploaded when the phone has network, usually the same day. Open this page tomorrow; after three days, call the contact.'],
  },
  receipt: 'Receipt of the findings', lockedAt: 'Locked', mode: 'Confirmed by', opinion: 'Your statement', noOpinion: 'none',
  code: 'Verification code', compare: 'Compare with your paper: ', compareText: 'The printed record and the inspector’s phone carry the same 8 digits. If they agree, this is what was signed. If not, do not rely on it and call the contact.',
  same: 'The same as on the phone when you scanned', differs: 'Not the same as on the phone when you scanned: call the contact', whileUploading: 'Verification code on the phone',
  duties: 'Problems and what follows', noDuties: 'No problem that needs anything', before: (day) => `by ${day}`, findings: 'Item by item', unchecked: (reason) => `Not checked: ${reason}`, clause: 'Basis', fact: 'Found', measure: 'Measure',
  notPublic: 'This page is for whoever holds the code; it is no publication.', publicBy: (day) => `The result is entered and published by ${day} and can then be found under Results.`, publicLater: 'Once published, the result can be found under Results.', toPortal: 'To Results',
  cases: 'My requests', kind: { RECUSAL: 'Recusal', OBJECTION: 'Objection' }, state: { OPEN: 'waiting', GRANTED: 'accepted', DECLINED: 'not accepted' },
  recusalState: { OPEN: 'waiting', GRANTED: 'recused', DECLINED: 'not recused' },
  about: (name) => `Recusal of ${name}`, answer: (unit) => `Answer of ${unit}`, goesOn: 'The check goes on until it is decided.', suspends: 'The head has asked to pause the check.', waits: (unit) => `${unit} deals with it; the answer appears here.`,
  object_to: 'Object', recuse: 'Ask for recusal', cancel: 'Cancel', whom: 'Whose recusal', which: 'Whose findings', why: 'Reason', whyHint: 'Say what happened; at most 2000 characters.', phone: 'Telephone (optional, seen by the department only)', send: 'Send', sending: 'Sending…',
  needWhom: 'Choose whose recusal you ask for.', needWhy: 'Write the reason.', sent: (number) => `Sent, number ${number}`, sentText: 'Keep the number. The answer appears on this page.', notSent: 'Not sent', notSentText: 'What you wrote is kept; try again later.',
}
export default party
