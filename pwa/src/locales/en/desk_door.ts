/** The desk's words about the door. */
export default {
  title: 'At the door', failed: 'Arrivals cannot be read now; nothing else is affected.',
  told: 'Identified and informed', toldBy: '{time}: {by} informed {to}', toldSomebody: 'whoever was there', notTold: 'No record that the party was informed', shown: 'Certificates shown: {names}', noRecusal: 'No recusal asked for', recusal: 'Recusal asked for: {reason}',
  arrivals: 'Check-ins', none: 'Nobody has checked in', span: 'in {from}', until: 'out {to}', colleague: 'on {by}’s phone', unconfirmed: 'not confirmed', notShown: 'certificate not shown',
  near: 'about {metres} from the registered place', far: 'about {metres} from the registered place: check', cannot: { place: 'no place; cannot compare', object: 'library has no place; cannot compare', vague: 'place too vague; cannot compare' }, m: '{n} m', km: '{n} km',
  cases: 'The party’s requests', kind: { RECUSAL: 'Recusal', OBJECTION: 'Objection' }, about: 'Recusal of {name}', state: { OPEN: 'waiting', GRANTED: 'accepted', DECLINED: 'not accepted' }, recusalState: { OPEN: 'waiting', GRANTED: 'recused', DECLINED: 'not recused' },
  source: { PORTAL: 'party’s page', ON_SITE: 'on site' }, contact: 'Telephone {phone}', answered: '{by} {time}: {opinion}', waits: '{department} deals with it', suspends: 'The head asks to pause the check',
  act: 'Answer', title_RECUSAL: 'Answer recusal {number}', title_OBJECTION: 'Answer objection {number}', decision: 'Decision', granted: { RECUSAL: 'Recuse', OBJECTION: 'Accept' }, declined: { RECUSAL: 'Do not recuse', OBJECTION: 'Do not accept' },
  opinion: 'Reason (shown to the party)', suspend: 'Pause the check until carried out', then: 'The party sees the answer at once; it cannot be changed. A recusal still needs its replacement.', busy: 'Sending', done: 'Answered; the party can see it.',
  home: 'Requests of parties', homeText: 'Recusal is decided by the head, objections answered by the department', all: 'See the task',
}
