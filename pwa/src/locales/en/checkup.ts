/** Before you leave, and the first start. */
export default {
  title: 'Check this phone', start: 'Start', againAll: 'Check again', again: 'Test again', busy: 'Testing {name}…', waiting: 'Not tested', running: 'Testing', failed: 'The test did not finish. Please try again.',
  last: 'Last checked: {when}', never: 'This phone has not been checked yet', open: 'Tests camera, sound, location, storage and offline start',
  verdict: { good: 'Works', note: 'Take note', bad: 'Problem', off: 'Not used' },
  result: {
    none: 'Not finished', noneText: 'Tests this phone item by item, about half a minute. You will be asked to allow camera and microphone.', running: 'Checking', runningText: '{done} of {all} done',
    ready: 'Ready to go', allGood: 'Everything works.', notes: '{n} to take note of; you can go.', 'not-ready': 'Fix first, then go', notReadyText: 'Problem: {names}. What to do stands below each.',
  },
  test: { camera: 'Camera', microphone: 'Sound', location: 'Location', storage: 'Storage', offline: 'Offline start', dossiers: 'Task files', signature: 'Signature', clock: 'Clock', battery: 'Battery', version: 'Version' },
  list: { order: 'Order', by: { day: 'By day', place: 'By town' }, searchHint: 'Name, address, town, task number', departments: '{departments} departments', fresh: 'New' },
  welcome: { try: 'Try: Demo petrol station 2 · pump calibration · 4 / 6 lines', tryButton: 'No problem found', sizeHow: 'If this is hard to read choose large type. You can change it later under Me.' },
}
