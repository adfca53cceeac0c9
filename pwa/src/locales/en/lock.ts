import type zh from '../zh-CN/lock'

export default {
  title: 'Enter PIN', locked: 'Locked; uploading goes on once it is open. ', waiting: '{n} not sent yet, encrypted on this phone.', nothing: 'Nothing unsent on this phone.', checking: 'Checking…', entering: 'Opening…', sealing: 'Encrypting what is on this phone…',
  digit: 'digit {n}', erase: 'Erase', dots: '{n} of 6 entered', demo: 'Demo PIN: {pin}',
  forgot: 'Forgot PIN', back: 'Back to PIN',
  set: 'Set a PIN', six: 'Enter six digits', again: 'Once more', setHow: 'Six digits. Tasks, records and pictures on this phone are encrypted with it; asked at start, not again for 8 hours.', setOld: 'Everything on this phone stays and is encrypted once the PIN is set.',
  differ: 'They differ; start again', easy: 'Too easy to guess; take another', saving: 'Fetching your tasks…',
  here: 'PIN of this phone', hereHow: 'The PIN you used here before opens what was not sent.',
  destroyed: 'The PIN no longer works', destroyedHow: 'Wrong 20 times. Unsent records and pictures are still here, encrypted; a new PIN brings all of it back.',
  passkey: { open: 'Fingerprint or face', on: 'Fingerprint or face is on', how: 'The PIN always works too.', add: 'Unlock by fingerprint or face', addHow: 'Enter the PIN, then do what the phone asks.', drop: 'Turn fingerprint or face off', busy: 'Waiting for fingerprint or face…' },
  recover: {
    title: 'New PIN', how: 'Prove who you are online, then set a new PIN. Nothing unsent is lost.', username: 'User name', password: 'Password', code: 'Recovery code', codeHow: 'Eight digits from your department administrator, good for 30 minutes.', byCode: 'Use an administrator’s code', byPassword: 'Use the password',
    go: 'Verify', busy: 'Verifying…', both: 'User name and password, please', bothCode: 'User name and the 8 digits, please', new: 'Verified. Set a new PIN', offline: 'No network: not possible now', offlineText: 'What is unsent stays encrypted on this phone. Try again with a network.',
  },
  page: { title: 'PIN lock', saved: 'PIN is set', change: 'Change PIN', old: 'Enter the old PIN', changed: 'PIN changed', lock: 'Lock now', how: 'Tasks, records and pictures are encrypted on this phone. The PIN is asked at start and before deciding, not again for 8 hours.' },
} satisfies typeof zh
