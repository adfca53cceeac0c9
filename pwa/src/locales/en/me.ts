import type zh from '../zh-CN/me'

export default {
  title: 'Me', department: 'Department', certificate: 'Certificate', validTo: 'valid to {date}', expired: 'The certificate has expired: you cannot check in as an inspector', none: 'none', account: 'Account', device: 'This phone',
  reading: 'Display', size: 'Larger type', sizeHow: 'Bigger letters, taller buttons', light: 'Outdoor mode', lightHow: 'Black on white, readable in sunlight', language: 'Language / 语言', place: 'Attach the place to check-ins and pictures', placeHow: 'Only to prove where the inspection was',
  phone: 'This phone', storage: 'Storage and sync', version: 'Version', update: 'A new version is ready', updateHow: 'The page opens again; everything saved stays.', updateNow: 'Update now', latest: 'Up to date', help: 'Tell the help desk version and phone number',
  export: 'Export unsent work', handOver: 'Hand over and sign in', handingOver: 'Handing over {done}/{of}', handOverHow: 'If its owner is not here, his unsent work can be handed over to the office, encrypted; nothing is lost.',
  out: 'Sign out', outSure: 'Task files leave this phone and are fetched again at the next sign-in.', outYes: 'Sign out', outNo: 'Stay', outRefused: 'You cannot sign out now', toSync: 'See what is unsent', toExport: 'Export what is unsent', pin: 'PIN lock', pinHow: 'encrypted', outBusy: 'Signing out…',
} satisfies typeof zh
