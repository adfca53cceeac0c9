import type zh from '../zh-CN/visit'

/** Interrupted visits, non-cooperation, no relevant activity. */
export default {
  special: {
    entry: 'Special situations', title: 'Special situations', lead: 'Choose what fits. You can go back; nothing is final before the record is locked.',
    unreachable: { name: 'Unreachable', when: 'Nobody at the registered premises, gate locked or moved away, and nobody answers the phone.' },
    uncooperative: { name: 'Non-cooperation', when: 'Somebody is there but refuses entry or papers, obstructs or threatens, and persists after the warning.' },
    'no-activity': { name: 'No relevant activity', when: 'What your department inspects is not done here, e.g. the shop is a hotel now. Other departments go on.' },
    suspend: { name: 'Suspend the visit', when: 'It cannot go on today: weather, an emergency, specialists missing. Resume or terminate later.' },
  },
  contest: {
    title: 'The suspension was ended in two ways', text: 'Two phones ended it differently. Say which one stands; the other stays on record.', readonly: 'Two phones ended it differently. An officer of the initiating department says which one stands.', go: 'Decide', keep: 'This one stands', still: 'Still suspended',
    leave: { PHONE: '{name} allowed it by phone', ONLINE: '{name} allowed it online' },
  },
  banner: {
    suspended: 'The visit is suspended', since: '{when}, {name}: {reason}', asked: '{when}: put before the head ({what}); waiting for the answer.', returned: 'The head declined: {opinion}',
    terminated: 'The visit was terminated', terminatedText: '{when}: {reason}. The result of each department is “other”; it is not published.', kept: 'Everything recorded is kept and can be read.',
    resumed: 'Resumed {when}', unconfirmed: '{name} agreed by phone; not confirmed yet.', toPause: 'Resume or terminate',
  },
  suspend: {
    title: 'Suspend the visit', effect: 'Lines and confirmation wait while it is suspended', effectText: 'Everything recorded is kept. Resuming or terminating needs the head of department.',
    reason: 'Why', hint: 'Say what happened', reasons: ['Weather', 'Power cut or no production', 'The party fell ill', 'Papers or specialists missing', 'Fewer than two officers present'],
    photos: 'Photos (optional)', take: 'Take a photo', do: 'Suspend the visit',
  },
  pause: {
    title: 'Resume or terminate', none: 'The visit is not suspended', noneText: 'A colleague may have ended it; look at the task.', what: 'What now',
    how: { RESUMED: 'Resume', TERMINATED: 'Terminate' },
    effect: { RESUMED: 'Go on where it stopped. Whoever left checks in again.', TERMINATED: 'The visit ends here. Each department’s result is “other” and is not published; everything recorded is kept.' },
    reason: { RESUMED: 'Why it can go on', TERMINATED: 'Why it ends' },
    reasons: { RESUMED: ['The obstacle is gone', 'Papers and people are there'], TERMINATED: ['The party was deregistered', 'The party moved away', 'It will not be possible soon'] },
    do: { RESUMED: 'Resume the visit', TERMINATED: 'Terminate the visit' }, send: 'Send to the head',
  },
  leave: {
    title: 'The head’s leave', how: { PHONE: 'By phone', ONLINE: 'Online' }, name: 'Head who agreed', time: 'Time of the call (empty: now)',
    about: { PHONE: 'Holds at once. The head gets a to-do to confirm it; unconfirmed leave is shown at review.', ONLINE: 'The initiating department’s head decides in the to-do list; it then takes effect by itself. Without network it is kept here and sent later.' },
  },
  noActivity: {
    line: 'Not checked · no relevant activity',
    title: 'No relevant activity', effect: 'Only the lines of {name}', effectText: 'Other departments go on. To undo it, record the line before your department closes its part.',
    lines: '{n} lines become “not checked”', kept: '{n} recorded lines stay; tick those to change', changed: 'becomes “not checked: no relevant activity”',
    reason: 'What you saw', hint: 'E.g. what the shop does now', reasons: ['The premises have another use', 'That business was given up', 'No equipment or stock for it'],
    photos: 'Photos of the place', take: 'Photograph the place', do: 'Record {n} lines as no activity',
  },
  uncooperative: {
    title: 'Non-cooperation', danger: 'If threatened, leave first', dangerText: 'Safety first. You may check out and finish and sign in a safe place; times and places stay true.', leave: 'Check out',
    left: 'The officers left at {time}', leftText: 'Finish the record here. Leaving, finishing and place are recorded as they are.',
    behaviours: 'How it showed', behaviour: ['Refused entry', 'Refused papers', 'Obstructed', 'Threatened'], other: 'Other', otherHint: 'Say what happened',
    read: 'Read aloud on the spot', warned: 'Read aloud; they persist', warnedShort: 'Warning given',
    composed: '{when}: the officers came to {address}, showed their certificates and said why. The party: {what}. After the legal warning it still refused.', composedLeft: ' For their safety the officers left at {time} and finished this record elsewhere.',
    statement: 'The party does not cooperate; the above is correct', result: 'Result', resultText: 'Serious non-cooperation for every department; lines not checked say why', bodyCamera: 'Body camera (to be imported)',
    finished: 'Finished elsewhere after the officers left at {time}',
  },
  safety: {
    willReport: 'Safety check: the head will be told', reported: 'Safety check: the head is told', why: 'Work Safety Law, article 68. It happens by itself when the record is uploaded.',
  },
} satisfies typeof zh
