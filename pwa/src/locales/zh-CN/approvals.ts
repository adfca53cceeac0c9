/** 待办与审批；检查之前的告知、回避、更换、突击、时间和车辆。 */
export default {
  waiting: '待我审批', unusual: '需要留意（{n}）', ordinary: '无异常（{n}）', decided: '已办理（保留一天）', none: '没有待审批的事项', noneText: '新的审批会出现在这里。',
  kind: { INSPECTION: '检查审批', URGENT: '紧急检查补批', SURPRISE: '突击检查审批', REPLACEMENT: '更换检查人员', RESUME: '恢复检查审批', TERMINATE: '终止检查审批', RECUSAL: '当事人申请回避', REPORT: '拒签报告' }, noted: '知悉',
  askedBy: '{name} 提出', asked: '{when} 提出', details: '详情', online: '联网后审批', onlineHow: '审批须联网办理；内容可以先看。',
  approve: '同意', approveSure: '确认同意', return: '退回', returnSure: '确认退回', cancel: '返回', why: '退回的原因', whyHint: '写明原因，申请人会看到',
  reasons: { INSPECTION: ['请改期', '人员不足，请调整', '近期已检查过'], URGENT: ['情况不属紧急', '请补充说明'], SURPRISE: ['线索不充分', '改为事先告知'], REPLACEMENT: ['请按原安排', '请补充说明'], OTHER: ['请补充说明', '不同意'] },
  successor: '接替人员', successorFirst: '先选定接替人员', noSuccessor: '本部门没有可接替的持证人员',
  all: '全部同意（{n}）', allSure: '确认同意 {n} 项', allHow: '只包括“无异常”的事项。', busy: '正在签名…',
  state: { WAITING: '待审批', APPROVED: '已同意', RETURNED: '已退回', sending: '已签名，正在送达' }, deputy: '委托审批', decidedBy: '{name} · {when}',
  forHead: '受 {head} 委托审批，{from} 至 {to}',
  deputies: {
    title: '委托审批', entry: '委托审批', how: '外出期间，由本部门一人代为审批。所有审批结果都会注明“委托审批”。', now: '现在的委托', none: '没有委托', person: '受托人', choose: '请选择', from: '起日', to: '止日',
    name: '委托', end: '结束委托', endSure: '确认结束', ended: '已结束', days: '{from} 至 {to}', offline: '联网后可以选择受托人', loading: '正在读取本部门人员…', failed: '没有读到本部门人员', again: '重试', pending: '正在送达', saved: '已委托', headsOnly: '只有部门负责人可以委托审批',
  },
  before: {
    title: '行前准备', state: '办理情况', banner: '{department}未经审批先行检查', bannerHow: '{time} 开始。请督促部门负责人在下一个工作日前补批，补批后本提示消失。', blocked: '{department}尚未审批', blockedHow: '该部门的检查项暂不能填写，其他部门不受影响。',
    urgentWay: '情况紧急，先行检查', recused: '你已声明回避', recusedHow: '不参加本次检查，检查项不能填写。接替人员由本部门负责人指定。',
    approvals: '检查审批', approved: '已审批', approvedBy: '{name} {when} · 审批号 {number}', notApproved: '未审批', urgentNow: '先行检查，待补批', asDeputy: '委托审批',
    schedule: '时间和车辆', noVehicle: '未安排车辆', notice: '告知检查对象', notTold: '未告知', told: '已告知', toldText: '{means} · {to} · {when}', noticeBy: '最迟 {day} 告知', noticeLate: '已超过最迟告知日（{day}），请尽快告知并说明',
    surprise: '突击检查', surpriseNone: '未申请', surpriseWAITING: '待部门负责人审批', surpriseAPPROVED: '已批准，不事先告知', surpriseRETURNED: '未批准',
    declaration: '回避声明', declared: '已声明：无应当回避的情形', declaredConflict: '已声明回避', notDeclared: '未声明', replacement: '更换检查人员', replacementNone: '无', replacements: '{n} 项',
    phones: '各人手机',
  },
  declare: {
    title: '回避声明', ask: '你与检查对象有应当回避的情形吗？', askHow: '{name}：本人或近亲属与其有利害关系，或者有其他关系可能影响公正检查的，应当回避。', no: '没有', yes: '有，应当回避',
    kind: '属于哪种情形', kinds: { KINSHIP: '近亲属关系', INTEREST: '利害关系', OTHER: '其他关系' }, note: '说明（仅本部门负责人可见）', submit: '声明回避', effect: '声明后你不再参加本次检查：不能填写检查项，姓名不再显示在检查组中，并自动申请更换人员。', choose: '请选择情形',
  },
  urgent: { title: '紧急检查', how: '{department}负责人尚未审批。情况紧急的可以先行检查，下一个工作日前补批；开始时间和补批时间都会写入记录。', department: '哪个部门', reason: '紧急情况', hint: '例如：群众举报正在发生，拖延将造成危害', reasons: ['接到举报，违法行为正在发生', '存在安全隐患，不立即检查可能造成危害', '证据可能灭失'], start: '先行检查', none: '各部门都已审批', noneText: '无需先行检查。' },
  replace: {
    title: '更换检查人员', how: '由该人员所在部门负责人批准并指定接替人员，不重新抽取。批准前，原人员照常履职。', who: '更换谁', reason: '原因', reasons: { RECUSAL: '回避', POST_CHANGE: '岗位调整', WORK_CONFLICT: '工作冲突', HEALTH: '健康状况', OTHER: '其他特殊原因' },
    note: '说明', noteNeeded: '说明（必填）', submit: '提出更换', list: '已提出的更换', state: { WAITING: '待部门负责人审批', APPROVED: '已批准', RETURNED: '未批准', offline: '待上线审批' }, successor: '由 {name} 接替', someone: '已更换人员', chooseWho: '请选择更换谁', chooseWhy: '请选择原因',
  },
  surprise: { title: '突击检查', how: '掌握问题线索、需要突击检查的，由发起部门负责人批准。批准后到场前不告知检查对象。', reason: '理由和线索来源', hint: '例如：12345 转办〔2026〕3号，反映夜间加注不合格柴油', lead: '线索材料', photo: '拍线索材料', more: '再拍一页', need: '至少拍一页线索材料', submit: '申请突击检查', leaderOnly: '由组长申请', leaderOnlyText: '请本任务组长办理。' },
  schedule: { title: '时间和车辆', when: '检查时间', vehicle: '车辆', vehicleHint: '车牌号；没有可不填', save: '保存', saved: '已保存', conflict: '时间冲突', vehicleTwice: '车辆 {vehicle} 同一半天还用于 {name}（{time}）', personTwice: '同一时间还有 {name}', leaderOnly: '由组长安排', leaderOnlyText: '这里可以查看组长的安排。', effect: '保存后通知检查组；尚未审批的部门负责人会看到新的时间。' },
  notice: {
    title: '告知检查对象', how: '一次性告知。先用下面的内容告知，再记录告知情况。', by: '最迟 {day} 告知（留足工作日）', late: '已超过最迟告知日 {day}', lateHow: '仍可告知，请在备注中说明原因；记录会注明告知较晚。',
    text: '告知内容', copy: '复制', copied: '已复制', share: '发送', print: '打印', means: '告知方式', meansOf: { PHONE: '电话', SMS: '短信', LETTER: '书面送达', IN_PERSON: '当面', FAX: '传真', EMAIL: '电子邮件' },
    when: '告知时间', toName: '告知了谁', toRole: '职务', number: { PHONE: '电话号码', SMS: '手机号码', FAX: '传真号码', EMAIL: '电子邮箱' }, note: '备注', save: '记录告知', done: '已一次性告知', surprise: '突击检查不事先告知', surpriseHow: '已申请或者已批准突击检查，到场前不得告知检查对象。',
    body: {
      to: '{name}：', opening: '按照{plan}（任务编号 {no}），{departments}将于{when}对你单位进行部门联合抽查。', items: '一、检查事项', place: '二、检查地点：{address}；检查方式：实地检查。', materials: '三、请准备以下材料（一次性告知）：{materials}', noMaterials: '三、无需另行准备材料。',
      duty: '四、请安排相关负责人员或者授权人员到场配合，如实提供情况和材料（不要求法定代表人必须到场）。', people: '五、检查人员：{people}。', rights: '你单位有权要求检查人员出示执法证，有权申请回避，有权陈述意见。本年度第 {n} 次对你单位检查。', contact: '联系人：{name} {phone}',
    },
  },
  phones: { title: '各人手机', how: '最后一次联系服务器的时间和当时未传的件数', never: '没有联系过', seen: '{when}', unsent: '未传 {n} 件', clear: '无未传', offline: '离线，无法得知各人手机的情况', failed: '没有读到各人手机的情况', loading: '正在读取…', stale: '较久未联系' },
}
