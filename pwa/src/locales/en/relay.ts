/** From phone to phone. */
export default {
  card: {
    title: 'No signal here?', scan: "Scan a colleague's codes", scanHow: "Takes over that department's work", show: 'Show my codes', showHow: "Lets a colleague's phone take over mine",
  },
  show: {
    title: 'Show codes', making: 'Making the codes…', how: 'On the other phone, under “Check and confirm”, tap “Scan a colleague\'s codes” and hold it here until it has them all.',
    code: 'Code {n} of {total}', codes: '{total} codes, repeating', items: '{n} records', media: '{n} photos and recordings stay on this phone and upload by themselves.', noMedia: 'No photos or recordings.',
    scope: 'What to show', all: 'All', unsent: 'Only the {n} not uploaded', done: 'They have them all, go back',
    nothing: 'Nothing to show yet', nothingHow: 'Check in or record a line of this task first.',
  },
  scan: {
    title: "Scan a colleague's codes", opening: 'Opening the camera…', checking: 'All here, checking the signatures…', aim: "Point at the codes on the colleague's phone", progress: 'Hold still until all are here',
    foreign: 'Not a Liancha code', otherTask: 'Codes of another task; ask them to open the same one', damaged: 'This one was blurred; it comes again', from: "Taken over from {name}'s phone",
    fresh: '{n} new records', nothingNew: 'Nothing new, all of it was here', known: '{n} were here already', verified: 'Every signature was checked. Either phone delivers them, once.',
    media: '{n} photos and recordings are still on that phone, which uploads them.', closed: '{department} has closed its part', closedHow: 'All its lines are here. You can go on.',
    open: '{department} has not closed its part', openHow: 'Let them sign and close on their phone, then scan again.', differs: 'Lines of {department} are missing', differsHow: 'Let them choose “All” and scan again.',
    another: 'Scan another phone', done: 'Back to check and confirm', again: 'Scan again', denied: 'The camera is not allowed', deniedHow: 'Allow it for this page in the browser or system settings and try again, or sync when there is a signal.',
  },
  statement: {
    title: 'Write by hand (landscape)', who: '以上情况属实', how: 'Write “以上情况属实” (the above is true), then sign.', write: 'Write “true”', done: 'Written',
  },
  phones: { shares: "uses a colleague's phone", media: '{n} media only on that phone' },
  gap: {
    title: 'Not heard of: {names}', how: 'These phones may hold work that has not arrived. Sync or scan their codes first. If that is impossible, give the reason: it is recorded.',
    reason: 'Why close now', hint: 'Give the reason', reasons: ['Phone out of battery', 'Left the site', 'Phone broken', 'Confirmed: nothing on that phone'], first: 'Give the reason first',
  },
  leaver: {
    title: '{name} left at {time}, {n} lines open', give: 'Give to {name}', nobody: 'Nobody else of {department} is on site: check in again or replace.',
    early: 'You recorded {n} lines. Sign for them before you leave.', sign: '{name} signs', signed: 'Signed; tap to sign again', unsigned: 'You may leave without signing; the review will see it.', statement: 'The {n} lines I recorded are true',
  },
}
