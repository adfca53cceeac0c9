/** Entries that stand twice, other than findings. */
export default {
  title: 'Entries differ', about: 'Two people wrote the same entry; both are kept. An inspector of the owning department chooses which holds; the other stays on record.', none: 'Nothing differs', noneText: 'When two people write differently it appears here.', adopt: 'Use this', keep: 'Keep this', saving: 'Saving…', of: '{name}', owner: '{name} chooses', line: 'Open the line to choose',
  what: {
    checkins: 'Check-in {about}', assignments: 'Duty {about}', findings: 'Line {about}', measures: 'Order {about}', parts: 'Part closed {about}', schedule: 'Time and vehicle', notice: 'Notice', told: 'Party told', confirmation: 'Party’s answer', urgent: 'Urgent check {about}', declarations: 'Declaration {about}', surprise: 'Surprise check', pauses: 'Suspension', other: 'Entry',
  },
  field: {
    in_at: 'Arrived', out_at: 'Left', method: 'How', closed_at: 'Closed', closed_by: 'Closed by', planned_at: 'Planned', vehicle: 'Vehicle', means: 'Means', at: 'Time', to_name: 'To', to_role: 'Role', note: 'Note', reason: 'Reason', users: 'People', mode: 'Answer', signer_name: 'Signer', signer_role: 'Role', opinion: 'Opinion',
    shown_to: 'Shown to', requirement: 'Requirement', deadline: 'Deadline', number: 'Number', conflict: 'Conflict of interest', by: 'By',
  },
  own: 'Own phone', colleague: 'Colleague’s phone', yes: 'yes', no: 'no',
  contestedMany: '{n} entries differ', contestedSigned: 'Both entries are kept. It is signed already: only the signed one can stand; the other stays on record and can become a supplement.', keepSigned: 'Keep this', marked: 'What differs is underlined.', thisPhone: 'this phone', otherPhone: 'phone {no}', fromOffice: 'the office',
}
