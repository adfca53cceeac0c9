/** Exporting unsent work: comes with its page. */
export default {
  about: 'The last resort when a phone is broken, offline or cannot be unlocked: what was not delivered goes into one encrypted file that only the office can open.', has: 'To be exported', records: '{n} records', unsent: '{n} of them not delivered', media: '{n} files', size: 'about {size}', none: 'Nothing to export', noneText: 'The server has everything of this phone.',
  go: 'Export to a file', again: 'Export again', busy: 'Exporting {n}%', keepOpen: 'Keep this page open.', done: 'The file is written', doneText: '{name}, {size}. Give it to the office to import.', proof: 'A file is no proof of arrival', proofText: 'Until the office has confirmed the import keep the phone and its data; it still uploads by itself when online, and nothing is doubled.', failed: 'The export failed', cancelled: 'No place was chosen; nothing was exported.', network: 'With a network simply sync instead.',
}
