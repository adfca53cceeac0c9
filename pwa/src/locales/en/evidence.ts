/** Evidence: recording, pictures, body cameras. */
export default {
  record: {
    start: 'Record sound', stop: 'Stop recording sound', resume: 'Go on', interrupted: '{kind} interrupted {time}', breaks: '{n} breaks, marked as they were', minutes: 'About {n} minutes left',
  },
  why: { MUTED: 'A call or another app took the microphone', HIDDEN: 'Screen locked or another app', ENDED: 'The system took the microphone', STALLED: 'The system paused', FULL: 'The phone is full' },
  cut: {
    ENDED: '{kind} was cut off; the first {time} are kept', FULL: 'The phone is full; {kind} stopped', free: 'Make room', freed: '{size} freed; you can go on.', nothing: 'Nothing to clear. Remove other apps’ files, or go online so that media are delivered.',
    how: { ENDED: 'The next part will name this one.', FULL: 'Everything so far is kept. “Make room” clears media the server has verified.', unplaced: 'Everything so far is on this phone. Make room, open the app again, and it can be put in its place.' },
  },
  battery: { low: 'Only {n}% battery. Let them sign first; film is off.', sign: 'Sign first', noFilm: 'Under 20% battery: film is off. Use photos and sound.' },
  room: { film: 'About {n} minutes of film (480p)', full: 'The phone is too full for film.' },
  safety: {
    title: 'Flammable or explosive', back: 'Back', read: 'Understood, I am in a safe area',
    rules: ['No phone at pumps, filling points, tanks or gas cylinders: no photos, no calls, no charging.', 'No torch, no flash.', 'Write, photograph and sign in the station office or a safe area.', 'What must be captured there: an explosion-proof camera or body camera; then import it from the album in the office, or name the body camera.'],
  },
  camera: { scan: 'Scan', album: 'From album', photoNow: 'Photo', scanHow: 'Flat, straight, every character sharp', albumMark: 'From album', scanMark: 'Scan', monitorMark: 'Fixed electronic monitoring' },
  mark: { make: 'Watermarked copy', busy: 'Making the copy…', back: 'Original', note: 'A copy with time, place, task and officer, for viewing and sharing. The original is unchanged.', share: 'Share', save: 'Save', failed: 'No copy was made', noPlace: 'No place known', place: '{lat}° N {lon}° E (±{n} m)' },
  gaps: { one: 'At {at}, {lost} missing: {why}', seconds: '{n} s', moment: 'less than 1 s', long: '{time} long', seen: 'At {at} the app was left; the recording went on', follows: 'Goes on from the part before' },
  voice: {
    title: 'Voice notes', start: 'Hold or tap to speak; the fact is still written', stop: 'Recording {time}, tap to end', todo: 'To be written up', done: 'Written up', needFact: 'Once the fact is written this turns to “Written up”.', one: 'Voice note {time}',
  },
  recorders: {
    title: 'Body camera', link: 'Body camera', lead: 'When a body camera records, name it here with its times. Back at the office its files are imported and hashed.',
    number: 'Body camera number', numberHint: 'On its label', purpose: 'For', line: 'Line (optional)', whole: 'The whole visit', from: 'From', to: 'To', still: 'Still recording', note: 'Note (optional)', add: 'Name it', end: 'Ends now',
    none: 'None named', noneText: 'Nothing to fill in where none is used.', list: 'Named', state: { AWAITED: 'Files awaited', IMPORTED: '{n} files imported' }, span: '{from}–{to}', running: 'Since {from}, still recording',
    meets: 'The refusal is recorded by body camera {device}; import it at the office', meetsHow: 'Review shows it as awaited until then.', use: 'Recorded by a body camera: name it',
    purposes: { SITE: 'Whole visit', REFUSAL: 'Refusal', UNREACHABLE: 'Unreachable', UNCOOPERATIVE: 'Non-cooperation', MEASURE: 'Order to rectify', SAMPLE: 'Sampling', SERVICE: 'Service' },
  },
}
