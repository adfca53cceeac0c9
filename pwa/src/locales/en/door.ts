/** Arriving, and what the party is told. */
export default {
  nth: 'Check no. {n} of this year ({year})', approval: 'approval {no}',
  tell: {
    title: 'Identify and inform', notYet: 'not yet informed', opening: 'We are officers of {names}. We show you our certificates and carry out a joint inspection.',
    why: 'Task and items', yours: 'Your rights',
    rights: ['You may examine the certificates', 'You may ask for the recusal of an officer with an interest', 'You may make a statement in your defence', 'You may scan the code to see this check, and afterwards its findings, and object'],
    anybody: 'Please let whoever is responsible or authorised assist. The legal representative need not be present.',
    to: 'Who was informed (optional)', toHint: 'Name', roles: ['Person in charge', 'On duty', 'Authorised'],
    recusal: 'Recusal', recusalNo: 'Not asked for', recusalYes: 'Asked for', recusalWho: 'Whose', recusalWhy: 'Reason', recusalHint: 'As it was said',
    recusalThen: 'The head of that officer’s department decides and the party is told; the check goes on unless the head says otherwise.',
    whoMissing: 'Choose whose recusal is asked for.', whyMissing: 'Write the reason.',
    keep: 'Informed; show the code', done: 'Informed at {time} by {name}', noRecusal: 'No recusal was asked for.', recusalAsked: 'Recusal of {names} asked for: {reason}',
    next: 'Next: identify and inform',
  },
  code: {
    title: 'Code', open: 'Show the code', image: 'Code: scanned by the party, it shows this check', at: 'Signed by this phone at {time}, renewed every two minutes',
    how: 'Scan with WeChat or the camera to see task, items and officers. It can be shown offline.', howAfter: 'Scan and keep: findings, deadlines, verification code; you may object.',
    failed: 'The code was not made.', retry: 'Try again', none: 'The code is not on this phone yet', noneHow: 'Sync once. The text below can be shown instead.',
    surprise: 'Check in before showing the code', surpriseHow: 'This is a surprise check: the party learns nothing before you arrive.', done: 'Back to the task',
  },
  receipt: { title: 'For the party to scan and keep', how: 'Opens in WeChat without sign-in. Once uploaded it shows findings, deadlines and the verification code, and takes objections.' },
  case: {
    RECUSAL: { OPEN: 'Recusal of {name} asked for; the head of {unit} decides', GRANTED: '{unit}: {name} is recused', DECLINED: '{unit}: {name} is not recused' },
    OBJECTION: { OPEN: 'The party objects; {unit} answers', GRANTED: 'Objection answered: accepted', DECLINED: 'Objection answered: not accepted' },
    goesOn: 'The check goes on.', suspends: 'The head asks to pause the check.',
  },
  place: {
    notice: 'Your place is read only at check-in and when taking pictures, to prove where the check took place, and kept with the task. You may refuse and still check in.',
    near: 'About {metres} from the registered place', far: 'About {metres} from the registered place; check the address', none: { place: 'No place found; cannot compare', object: 'The library has no place for this object; cannot compare', vague: 'Place too vague; cannot compare' },
    photo: 'No place found. A picture of the entrance can stand for it.', m: '{n} m', km: '{n} km',
  },
}
