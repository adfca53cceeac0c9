import type zh from '../zh-CN/domain'

export default {
  outcome: {
    NO_PROBLEM_FOUND: 'No problem found',
    FAILED_TO_DISCLOSE_INFO: 'Failed to disclose required information',
    UNREACHABLE_AT_REGISTERED_ADDRESS: 'Unreachable at registered premises',
    NO_RELEVANT_ACTIVITY: 'No relevant business activity found',
    PROBLEM_ORDERED_RECTIFY: 'Problem found, ordered to rectify',
    PROBLEM_PENDING_INVESTIGATION: 'Problem found, pending investigation',
    SERIOUSLY_UNCOOPERATIVE: 'Serious non-cooperation',
    QUALIFIED: 'Pass',
    UNQUALIFIED: 'Fail',
    OTHER: 'Other',
  },
  subCode: {
    DEREGISTERED: 'Deregistered', REVOKED: 'Licence revoked', CANCELLED: 'Registration cancelled', MOVED_OUT: 'Moved out', CLOSED_OR_LIQUIDATING: 'Closed or in liquidation',
    CONCEALED_OR_FALSE_DISCLOSURE: 'Concealed facts or false disclosure', OTHER: 'Other',
  },
  method: {
    ON_SITE: 'On-site check', WRITTEN: 'Written check', NETWORK: 'Network monitoring', SAMPLING: 'Sampling test', ENTRUSTED: 'Entrusted professional body',
    DATA_COMPARISON: 'Data comparison', OFF_SITE: 'Off-site supervision', ADOPTED_CONCLUSION: 'Adopted conclusion',
  },
  measure: { NONE: 'No measure', RECTIFY_NOW: 'Ordered to rectify at once', RECTIFY_BY: 'Ordered to rectify by a date', INVESTIGATE: 'Pending investigation', TRANSFER: 'Transfer' },
  taskState: {
    GENERATED: 'Generated', APPROVED: 'Approved', PREPARED: 'Prepared', NOTIFIED: 'Notified', SURPRISE: 'Surprise', ON_SITE: 'On site', READY_TO_CONFIRM: 'Ready to confirm',
    CONFIRMED: 'Confirmed', REFUSED: 'Refused to sign', UNREACHABLE: 'Unreachable', UNCOOPERATIVE: 'Non-cooperation', SUSPENDED: 'Suspended', TERMINATED: 'Terminated', COMPLETED: 'Completed',
    ENTERED: 'Entered', RETURNED: 'Returned by review', REVIEWED: 'Reviewed', PUBLISHED: 'Published', NOT_DISCLOSED: 'Not disclosed', CORRECTED: 'Corrected', STOPPED: 'Stopped', ARCHIVED: 'Archived',
  },
  teamRole: { LEADER: 'Leader', MEMBER: 'Member', AUXILIARY: 'Auxiliary', EXPERT: 'Expert' },
  departmentRole: { INITIATING: 'Initiating department', COOPERATING: 'Cooperating department' },
  mediaKind: { PHOTO: 'Photo', AUDIO: 'Audio', VIDEO: 'Video', DOC_SCAN: 'Scan', SIGNATURE: 'Signature', RECORD: 'Record' },
  itemClass: { KEY: 'Key item', GENERAL: 'General item' },
} satisfies typeof zh
