/** The field's own words (design: glossary); labels of L22 exactly. Shared by the phone and the desk. */
export default {
  outcome: {
    NO_PROBLEM_FOUND: '未发现问题',
    FAILED_TO_DISCLOSE_INFO: '未按规定公示应当公示的信息',
    UNREACHABLE_AT_REGISTERED_ADDRESS: '通过登记的住所（经营场所）无法联系',
    NO_RELEVANT_ACTIVITY: '未发现开展本次抽查涉及的经营活动',
    PROBLEM_ORDERED_RECTIFY: '发现问题，依法责令立即改正或者限期改正',
    PROBLEM_PENDING_INVESTIGATION: '发现问题，待后续调查处理',
    SERIOUSLY_UNCOOPERATIVE: '不配合检查情节严重',
    QUALIFIED: '合格',
    UNQUALIFIED: '不合格',
    OTHER: '其他情况',
  },
  subCode: {
    DEREGISTERED: '已注销', REVOKED: '已吊销', CANCELLED: '已撤销', MOVED_OUT: '已迁出', CLOSED_OR_LIQUIDATING: '已停业或者清算',
    CONCEALED_OR_FALSE_DISCLOSURE: '隐瞒真实情况、弄虚作假', OTHER: '其他',
  },
  method: {
    ON_SITE: '实地核查', WRITTEN: '书面检查', NETWORK: '网络监测', SAMPLING: '抽样检测', ENTRUSTED: '委托专业机构检查',
    DATA_COMPARISON: '信息比对', OFF_SITE: '非现场监管', ADOPTED_CONCLUSION: '采用其他结论',
  },
  measure: { NONE: '不采取措施', RECTIFY_NOW: '责令立即改正', RECTIFY_BY: '责令限期改正', INVESTIGATE: '待后续调查处理', TRANSFER: '移送' },
  taskState: {
    GENERATED: '已生成', APPROVED: '已审批', PREPARED: '已准备', NOTIFIED: '已告知', SURPRISE: '突击', ON_SITE: '实施中', READY_TO_CONFIRM: '待确认',
    CONFIRMED: '已确认', REFUSED: '拒签', UNREACHABLE: '无法联系', UNCOOPERATIVE: '不配合', SUSPENDED: '中止', TERMINATED: '终止', COMPLETED: '检查完成',
    ENTERED: '已录入', RETURNED: '审核退回', REVIEWED: '已审核', PUBLISHED: '已公示', NOT_DISCLOSED: '依法不公开', CORRECTED: '已更正', STOPPED: '停止公示', ARCHIVED: '已归档',
  },
  teamRole: { LEADER: '组长', MEMBER: '组员', AUXILIARY: '辅助人员', EXPERT: '专家' },
  departmentRole: { INITIATING: '发起部门', COOPERATING: '配合部门' },
  mediaKind: { PHOTO: '照片', AUDIO: '录音', VIDEO: '录像', DOC_SCAN: '扫描件', SIGNATURE: '签名', RECORD: '记录' },
  itemClass: { KEY: '重点检查事项', GENERAL: '一般检查事项' },
}
