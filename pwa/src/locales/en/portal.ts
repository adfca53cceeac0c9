import type { PortalWords } from '../zh-CN/portal'
import domain from './domain'

const { outcome: outcomes } = domain

const words: PortalWords = {
  lang: 'en', other: '中文', site: 'Published results of joint inspections', lead: 'Double random, one disclosure', skip: 'Skip to content', home: 'Results', you: 'You are here', large: 'Large type', normal: 'Normal type', print: 'Print',
  search: {
    label: 'Search inspection results', box: 'Name, credit code or task number', go: 'Search', more: 'More conditions', name: 'Name of the party', uscc: 'Credit code', field: 'Field', from: 'Checked from', to: 'to', clear: 'Clear',
    hint: 'Free of charge, no sign-in.',
  },
  table: {
    caption: 'Inspection results', no: 'No.', object: 'Inspected party', uscc: 'Credit code', task: 'Task', department: 'Department', checked: 'Checked on', outcome: 'Result', published: 'Published on',
  },
  outcomes,
  found: (total) => `${total} results`, foundBy: (total, by) => `“${by}”: ${total} results`,
  loading: 'Searching', empty: 'Nothing found', emptyBy: 'No published result matches. Check that the name or code is complete, or use fewer conditions.', emptyAll: 'Nothing has been published yet.',
  failed: 'The search is not possible just now', offline: 'No network. Check your connection and try again; your conditions are kept.', busy: 'The service is not available; try again later, your conditions are kept.', wrong: 'A condition is not valid; check dates and code.', retry: 'Try again', code: 'Code',
  pages: { label: 'Pages', previous: 'Previous', next: 'Next', of: (page, pages) => `Page ${page} of ${pages}` },
  result: {
    back: 'Back to the results', title: 'Inspection result', object: 'Inspected party', uscc: 'Credit code', none: 'none', task: 'Task', taskNo: 'Task no.', field: 'Field', items: 'Items', department: 'Department', checked: 'Checked on', outcome: 'Result', processing: 'Processing',
    noProcessing: 'none', publisher: 'Published by', published: 'Published on', gone: 'There is no such result', goneText: 'The address may be incomplete, or the publication has ended.',
    unchanged: (date) => `This result has not been changed since it was published on ${date}.`, corrected: (date, version) => `This result was corrected; version ${version} has been public since ${date}.`,
    how: 'How to verify', howRecord: 'This sentence rests on the records of this system: published versions are only added, never changed or deleted; a correction is published as a new version and said here.',
    howNot: 'For now this page states the system’s own records and verifies nothing independently. To check, compare the numbers below with the department or the National Enterprise Credit Information Publicity System.', number: 'Publication no.', version: 'Version',
    protect: 'What the law protects (personal data, recordings, trade secrets) is not published.', cached: 'Copies already taken by others cannot be recalled.',
  },
  foot: {
    object: 'If you object to a published result, apply to the inspecting department for correction, with evidence.', official: 'The National Enterprise Credit Information Publicity System (Henan) is the statutory place of publication; this page is a convenience.',
  },
}
export default words
