/** Samples, adopted conclusions, orders, clues. */
export default {
  more: 'Samples, conclusions, clues', pending: 'Test pending', optional: 'optional', fillIn: 'Fill in: {what}',
  offSite: 'Can be checked in the publicity system', offSiteText: 'What is public can be checked there; no visit is needed for it.',
  phrase: { fill: 'Tap to fill in', blank: 'Blank {n}', other: 'Other', use: 'Use in the fact', more: '{n} more' },
  photo: { take: 'Take a photo', more: 'One more' },
  missing: {
    orderRequirement: 'State what must be put right', orderNote: 'Say how the order was given orally', orderProof: 'Record it or have it signed: proof of the oral order',
    sample: 'Fill in the sampling record, or take the method “sampling test” off', adopted: 'Fill in the adopted conclusion, or take that method off',
  },
  methods: { sample: 'Fill in the sampling record', adopted: 'Fill in the adopted conclusion' },
  sample: {
    title: 'Take a sample', save: 'Save as test pending', again: 'Another sample', facts: 'Sampling record', waits: 'Counts as done. Your office records the result when the report is in.',
    retest: 'The party asked for a re-test; its report decides.',
    how: 'The line becomes “test pending” and counts as done. When the report is in, your office records pass or fail; its deadline runs from then.',
    words: 'Sampled: {product}, {quantity}, seal {seal}; sent to the laboratory, test pending.', reported: 'Report {number}, received {day}, to be disclosed by {due}',
    product: 'Product', batch: 'Batch', quantity: 'Quantity', place: 'Where', seal_no: 'Seal number', receipt_no: 'Receipt number', laboratory: 'Laboratory', representative: 'Party’s representative',
    productHint: 'e.g. petrol 92', quantityHint: 'e.g. 2 of 1 litre each', placeHint: 'e.g. pump 2', sealHint: 'as on the seal', noBatch: 'No batch', photos: 'Photos of the seal',
  },
  adopt: {
    title: 'Adopt a conclusion', short: 'Adopt a conclusion', card: 'Adopted conclusion', save: 'Save the conclusion', kind: 'It comes from', kinds: { DEPARTMENT: 'Another department', COURT: 'A court in force', PROFESSIONAL: 'A professional body' },
    copy: 'Copy of the conclusion', copyMissing: 'Photograph the document', source: 'Issued by', number: 'Number', date: 'Date', summary: 'What it says', numberHint: 'as on the document', summaryHint: 'e.g. pump 3 verified until March',
    sourceHint: { DEPARTMENT: 'e.g. emergency management bureau', COURT: 'e.g. county court', PROFESSIONAL: 'e.g. metrology institute' },
  },
  order: {
    title: 'Order to correct', requirement: 'What must be done', reword: 'Reword', follow: 'Word it from fact and clause again', fromFact: 'State the fact first; the wording follows from it.', given: 'How it is given',
    givens: { WRITTEN: 'In writing', ORAL: 'Orally', PRINTED_BY_DEVICE: 'Printed on site' }, deliverLater: 'No seal on site: given orally, sealed form delivered later',
    note: 'How it was told', noteHint: 'To whom, in what words, what was answered', noteWords: '{name} was told the problem and what to do, and understood.', proof: 'Recording or signature', sign: 'Have it signed',
    toWhom: 'To: {name} ({role})', toName: 'Name', toRole: 'Role', role: 'person in charge on site',
  },
  monitor: {
    title: 'Electronic monitoring', short: 'Electronic monitoring', save: 'Bring in', choose: 'Choose photos or films', again: 'Choose again', files: 'Material', when: 'Recorded at', noFile: 'Choose a photo or film', size: '{n} KB',
    how: 'Material from fixed electronic monitoring supports an investigation only after a legal and a technical review. Bring it in here and record the result as usual; your office reviews it at the desk.',
    kind: { LEGAL: 'Legal review', TECHNICAL: 'Technical review' }, open: 'Not reviewed', usable: 'May be used', refused: 'Not to be used',
    waits: 'Two reviews come before an investigation', waitsText: 'The result is recorded as usual. Two people of your office review the material at the desk; then it is entered by itself.',
  },
  clue: {
    title: 'Clue for others', save: 'Save the clue', before: '{n} recorded on this visit', photos: 'Photos', matter: 'What was seen', matterHint: 'What, and where', to_department: 'For which department', toHint: 'Tap or type its name', to: 'For: {name}',
    how: 'What is outside your duty becomes a clue; the initiating department passes it on. It does not change this result.', common: ['县消防救援大队'],
  },
}
