/** Data recovery: what people must look at after a restore. */
export default {
  lead: 'After a restore phones send again what the backup did not hold; what needs a person is listed here.',
  never: 'Never restored', neverText: 'The data of this server were never restored from a backup. Nothing is to be checked.',
  running: 'Recovering', runningText: 'Phones are sending again. The data are those of {at}; what the office entered after that is on no phone: enter it again from the work records.',
  runningPlain: 'Phones are sending again. What the office entered and the backup did not hold must be entered again.',
  ended: 'Recovery ended', endedText: 'Ended {at}. The data had been those of {to}.', endedPlain: 'Ended {at}.',
  end: 'End the recovery', ending: 'Ending', endTitle: 'End the recovery', endText: 'Phones then remove task files they may no longer hold and clear what every backup holds. Check first:',
  members: 'Team members and permissions are as they were', revoked: 'Revoked phones and ended accounts are revoked and ended again', done: 'The recovery has ended.',
  devices: 'Phones enrolled again by certificate', devicesEmpty: 'None', devicesText: 'Enrolled after the backup. Revoke at once any that had been revoked.',
  held: 'Work from phones that waits since', heldEmpty: 'None', heldText: 'Accounts without a name or without sign-in were made from a certificate; give them a password and roles once verified.',
  copies: 'Task files the server lacks (copies from phones)', copiesEmpty: 'None', copiesText: 'Made after the backup, these tasks exist on phones only. Copies are kept apart to help make the task again; they are never merged.',
  gaps: 'Gaps in the work of phones', gapsEmpty: 'None', gapsText: 'Neither the backup nor the phone has these numbers any more.',
  missing: 'Missing media', missingEmpty: 'None', missingText: 'Verified once, not found in the store. A phone that still has the file sends it again; cleared ones cannot come back.', missingMore: '{n} more are not listed',
  column: { user: 'Person', device: 'Device', records: 'Records here', at: 'Time', count: 'Waiting', title: 'Task', phones: 'Phones', rows: 'Rows', range: 'Lost numbers', file: 'File', size: 'Size', tasks: 'Tasks' },
  noAccount: 'Unknown account', noSignIn: 'no sign-in', untitled: 'Unnamed task', range: '{first} to {last}', one: 'number {first}', tasks: '{n}', revokedAt: 'Revoked',
  home: { recovering: 'The server is recovering from a backup: {n} to check', gaps: 'The work of {n} phones has gaps', missing: '{n} media files are missing', look: 'Open data recovery' },
}
