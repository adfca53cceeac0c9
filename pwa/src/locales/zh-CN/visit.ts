/** 中止、不配合、无相关经营活动. */
export default {
  special: {
    entry: '特殊情况', title: '特殊情况', lead: '按现场实际选择。选错了可以返回，锁定记录前都能改。',
    unreachable: { name: '无法联系', when: '登记的住所找不到人、大门紧锁或者已搬走，打电话也联系不上。' },
    uncooperative: { name: '不配合检查', when: '人在现场，但拒绝进入、拒不提供资料、阻挠或者威胁，经告知仍拒绝。' },
    'no-activity': { name: '未开展相关经营活动', when: '本部门要检查的业务这里没有做，例如店面已改作他用。其他部门照常检查。' },
    suspend: { name: '中止检查', when: '今天查不下去了，例如恶劣天气、突发情况、缺专业人员。以后再恢复或者终止。' },
  },
  contest: {
    title: '中止的结束方式不一致', text: '两部手机分别结束了中止。请选定以哪一个为准，另一个仍保留在记录中。', readonly: '两部手机分别结束了中止。由发起部门的检查人员选定以哪一个为准。', go: '去选定', keep: '以这个为准', still: '仍在中止',
    leave: { PHONE: '电话请示{name}', ONLINE: '{name}在线同意' },
  },
  banner: {
    suspended: '检查已中止', since: '{when} {name}中止：{reason}', asked: '{when}已提请负责人审批（{what}），等待答复。', returned: '负责人未同意：{opinion}',
    terminated: '检查已终止', terminatedText: '{when} 终止：{reason}。各部门结果为“其他情况”，不公示。', kept: '已记录的内容都保留，可以查看。',
    resumed: '{when} 恢复检查', unconfirmed: '电话请示{name}同意，待其本人确认。', toPause: '恢复或者终止',
  },
  suspend: {
    title: '中止检查', effect: '中止后不能再填检查项和请对方确认', effectText: '已记录的内容都保留。恢复或者终止需要部门负责人同意。',
    reason: '为什么中止', hint: '写明具体情况', reasons: ['恶劣天气，无法继续', '停电停产，无法检查', '当事人突发疾病', '需要补充资料或者专业人员', '在场检查人员不足两人'],
    photos: '现场照片（可不拍）', take: '拍照', do: '中止检查',
  },
  pause: {
    title: '恢复或者终止', none: '检查没有中止', noneText: '可能同事已经恢复或者终止，请返回任务查看。', what: '接下来怎么办',
    how: { RESUMED: '恢复检查', TERMINATED: '终止检查' },
    effect: { RESUMED: '接着中止前的内容继续检查。离开过现场的，到场后重新签到。', TERMINATED: '本次检查到此为止。各部门结果记为“其他情况”，不公示；已记录的内容都保留。' },
    reason: { RESUMED: '恢复的原因', TERMINATED: '终止的原因' },
    reasons: { RESUMED: ['中止的情况已消除', '资料和人员已补齐'], TERMINATED: ['检查对象已注销', '检查对象已迁出', '情况短期内无法消除'] },
    do: { RESUMED: '恢复检查', TERMINATED: '终止检查' }, send: '送负责人审批',
  },
  leave: {
    title: '部门负责人同意', how: { PHONE: '电话请示', ONLINE: '在线审批' }, name: '同意的负责人', time: '请示时间（不填为现在）',
    about: { PHONE: '立即生效。负责人会收到待办，由本人确认；未确认的审核时会提示。', ONLINE: '发起部门负责人在待办中审批，同意后自动生效。没有网络时先存在本机，联网后送出。' },
  },
  noActivity: {
    line: '未检查 · 未开展相关活动',
    title: '未开展相关经营活动', effect: '只影响{name}的检查项', effectText: '其他部门照常检查。本部门结束检查前，打开检查项重新填写即可改回。',
    lines: '记为未检查的 {n} 项', kept: '已填写的 {n} 项保留，勾选的一并改', changed: '将改为未检查：未发现开展本次抽查涉及的经营活动',
    reason: '看到的情况', hint: '例如店面现在做什么', reasons: ['店面已改作他用', '已停止该项业务', '没有相应设备和库存'],
    photos: '现场照片', take: '拍现场', do: '记 {n} 项为未开展相关活动',
  },
  uncooperative: {
    title: '不配合检查', danger: '如受到威胁，先离开', dangerText: '人身安全第一。可以离场后在安全的地方继续填写、签名，时间和地点如实记录。', leave: '办理离场签退',
    left: '检查人员已于 {time} 离开现场', leftText: '可以在这里完成记录。离场时间、完成时间和地点都如实记录。',
    behaviours: '不配合的具体表现', behaviour: ['拒绝进入', '拒绝提供资料', '阻挠检查', '威胁检查人员'], other: '其他表现', otherHint: '如实写明',
    read: '请当场宣读', warned: '已当场宣读，对方经告知仍拒绝', warnedShort: '已告知法律后果',
    composed: '{when}，检查人员到达{address}，出示执法证并说明来意。对方{what}。经当场告知法律后果，仍拒绝配合检查。', composedLeft: '为保证人身安全，检查人员于 {time} 离开现场，在别处完成本记录。',
    statement: '对方不配合检查，以上情况属实', result: '结果', resultText: '各部门均为“不配合检查情节严重”，没有检查的项目写明原因', bodyCamera: '执法记录仪（待导入）',
    finished: '检查人员 {time} 离开现场后在别处完成记录',
  },
  safety: {
    willReport: '安全生产检查：将报告部门负责人', reported: '安全生产检查：已报告部门负责人', why: '依据《安全生产法》第六十八条，记录上传时自动报告，无需另行操作。',
  },
}
