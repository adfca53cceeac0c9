/** What only the page 出发前体检 says: comes with it, not with the first load. */
import type zh from '../zh-CN/checkup_page'

export default {
  why: {
    camera: 'For photos on site', microphone: 'A refusal needs a sound recording', location: 'Shows where you inspected; optional', storage: 'Photos and records are kept on this phone first', offline: 'Opens without a network', dossiers: 'Checklist, guidance and files on this phone',
    signature: 'For the party and the officers', clock: 'The time on photos and papers', battery: 'A visit takes about two hours', version: 'New versions fix known problems',
  },
  doing: {
    camera: 'Opening the rear camera…', microphone: 'Listening, please say something…', location: 'Locating, 10 seconds at most…', storage: 'Writing and reading 1 MB…', offline: 'Counting the app’s files…', dossiers: 'Counting the task files…',
    signature: 'Writing a stroke…', clock: 'Comparing with the server’s time…', battery: 'Reading the level…', version: 'Looking for a new version…',
  },
  found: {
    camera: { fine: 'The rear camera works, {width}×{height}.', denied: 'No permission to use the camera.', missing: 'No camera was found.', busy: 'Another app holds the camera, or it does not open. Close other apps and test again.', black: 'The camera opens but shows nothing. Restart the phone and test again.' },
    microphone: { fine: 'It hears you.', silent: 'Nothing was heard. Uncover the microphone, say something and test again.', denied: 'No permission to use the microphone.', missing: 'No microphone was found.', busy: 'Another app holds the microphone (a call?). End it and test again.', noRecorder: 'This browser cannot record sound. Use a new Chrome or Edge.' },
    location: { fine: 'Located, to about {metres} m.', rough: 'Only to about {metres} m. Test again outdoors.', none: 'No position within 10 seconds. You can inspect all the same; a photo of the entrance stands in.', notWanted: 'You chose not to attach the place. Nothing is missing. Change it under Me.' },
    storage: { fine: 'Writing works, {size} left.', little: '{size} left. Clear uploaded media before filming.', full: 'Only {size} left: not enough for a visit. Clear uploaded media under Sync, or delete videos you do not need.', notKept: 'Writing works, {size} left. The system did not promise to keep it: go online once a day, and do not clean the browser with a cleaner app.', broken: 'Writing or reading failed. Restart and test again; if it still fails use another phone.' },
    offline: { fine: 'The app is on this phone and opens without a network.', missing: '{missing} files are missing. Open it once online, wait a minute and test again.', notInstalled: 'The app is not on this phone yet. Open it once online, wait a minute and test again.' },
    dossiers: { fine: 'All files of {all} tasks are here.', none: 'No task is waiting.', missing: '{open} of {all} tasks are not complete. Go online and press Sync now.', unread: 'The tasks could not be read. Go back to the tasks and come again.' },
    signature: { fine: 'Handwriting works.', broken: 'This browser cannot take handwriting. Use a new Chrome or Edge.' },
    clock: { fine: 'Agrees with the server.', slow: 'The phone is {minutes} min slow. Records are checked against the server’s time; please turn on automatic time.', fast: 'The phone is {minutes} min fast. Records are checked against the server’s time; please turn on automatic time.', unknown: 'Not online since the app was opened: nothing to compare with.' },
    battery: { fine: '{level}%.', charging: '{level}%, charging.', half: '{level}%. Charge a little more or take a power bank.', low: 'Only {level}%. Charge before you go.', untold: 'This browser does not tell the level. Please look yourself.' },
    version: { latest: 'The newest version.', waiting: 'A new version is ready. Updating loses nothing that was saved.' },
  },
  brand: { label: 'Make of phone', how: 'Menu names differ a little between versions; search the settings for “permission” if you do not find them.', huawei: 'HUAWEI', honor: 'HONOR', xiaomi: 'Xiaomi / Redmi', oppo: 'OPPO / realme / OnePlus', vivo: 'vivo / iQOO', samsung: 'Samsung', iphone: 'iPhone', other: 'Other' },
  remedy: {
    camera: {
      huawei: 'Settings → Privacy & security → Permission manager → Camera → the browser → While in use', honor: 'Settings → Privacy → Permission manager → Camera → the browser → While in use', xiaomi: 'Settings → Privacy & security → Permissions → Camera → the browser → While using',
      oppo: 'Settings → Permissions & privacy → Permission manager → Camera → the browser → While using', vivo: 'Settings → Security & privacy → Permission management → Camera → the browser → While using', samsung: 'Settings → Security and privacy → Permission manager → Camera → the browser → While using the app',
      iphone: 'Settings → Apps → Safari → Camera → Ask or Allow, then open this page again', other: 'Icon left of the address → Site settings → Camera → Allow; then allow it for the browser in the system’s app permissions',
    },
    microphone: {
      huawei: 'Settings → Privacy & security → Permission manager → Microphone → the browser → While in use', honor: 'Settings → Privacy → Permission manager → Microphone → the browser → While in use', xiaomi: 'Settings → Privacy & security → Permissions → Record audio → the browser → While using',
      oppo: 'Settings → Permissions & privacy → Permission manager → Microphone → the browser → While using', vivo: 'Settings → Security & privacy → Permission management → Record → the browser → While using', samsung: 'Settings → Security and privacy → Permission manager → Microphone → the browser → While using the app',
      iphone: 'Settings → Apps → Safari → Microphone → Ask or Allow, then open this page again', other: 'Icon left of the address → Site settings → Microphone → Allow; then allow it for the browser in the system’s app permissions',
    },
    location: {
      huawei: 'Turn on Location; Settings → Privacy & security → Location services → the browser → While in use', honor: 'Turn on Location; Settings → Privacy → Location services → the browser → While in use', xiaomi: 'Turn on Location; Settings → Privacy & security → Permissions → Location → the browser',
      oppo: 'Turn on Location; Settings → Permissions & privacy → Permission manager → Location → the browser', vivo: 'Turn on Location; Settings → Security & privacy → Permission management → Location → the browser', samsung: 'Turn on Location; Settings → Security and privacy → Permission manager → Location → the browser',
      iphone: 'Settings → Privacy & Security → Location Services → on → Safari Websites → While Using', other: 'Turn on location, then allow it for the browser in the app permissions',
    },
    storage: {
      huawei: 'Add this app to the home screen; in Phone Manager do not tick browser data when cleaning', honor: 'Add this app to the home screen; in System Manager do not tick browser data when cleaning', xiaomi: 'Add this app to the home screen; in Security → Cleaner do not tick browser data',
      oppo: 'Add this app to the home screen; in Phone Manager do not tick browser data when cleaning', vivo: 'Add this app to the home screen; in iManager do not tick browser data when cleaning', samsung: 'Add this app to the home screen; in Device care do not clear browser data',
      iphone: 'Open in Safari → Share → Add to Home Screen, and open it from that icon', other: 'Add this app to the home screen and do not clear browser data',
    },
    battery: {
      huawei: 'Charge; Settings → Battery → Power saving, dim the screen. No ultra power saving while recording', honor: 'Charge; Settings → Battery → Power saving, dim the screen. No ultra power saving while recording', xiaomi: 'Charge; Settings → Battery → Battery saver. No ultra saver while recording',
      oppo: 'Charge; Settings → Battery → Power saving mode. No super saving while recording', vivo: 'Charge; Settings → Battery → Power saving. No super saving while recording', samsung: 'Charge; Settings → Battery → Power saving', iphone: 'Charge; Settings → Battery → Low Power Mode', other: 'Charge, dim the screen',
    },
  },
} satisfies typeof zh
