/** From the last line to the locked record: parts, reading back, signature, refusal, absence, supplements. */
export default {
  code: '核验码', saving: '正在保存到本机…', building: '正在生成记录…', yes: '是', no: '否', none: '无',
  lacking: '还差 {n} 处才能继续',
  safe: '已填写内容和已保存的影像都还在本机。',
  close: {
    title: '核对与确认', mine: '我的', locked: '记录已锁定，不能再改动', toRecord: '查看已锁定的记录',
    status: { closed: '已完成', ready: '可以签名', open: '未完成', short: '现场不足两人', contested: '填写不一致', unsigned: '待其签名' },
    lines: '已完成 {done}/{total} 项', problems: '发现问题 {n} 项', closedBy: '{name} {time} 完成 · {n} 名检查人员签名',
    short: '现场 {present} 人，需要 {needed} 人。去签到', openLine: '还没有完成，点这里填写', openElsewhere: '由{name}填写', contestedLine: '两人填写不同，选定后才能锁定',
    statement: '本部门检查 {total} 项，发现问题 {problems} 项，情况属实', needSignatures: '还差 {n} 名检查人员签名', closePart: '完成本部门检查',
    cannot: { open: '还有 {n} 项未完成', contested: '还有 {n} 项待处理', short: '现场检查人员不足两人', closed: '本部门已完成' },
    waiting: '等待 {names}', waitingHow: '请对方在自己的手机上完成本部门检查。两部手机都联上网后，这里自动收到；没有信号时，扫对方手机上的二维码。',
    notMine: '由各部门的检查人员完成本部门检查，这里只能查看。', fetch: '立即同步', toParty: '向现场负责人反馈',
  },
  phones: {
    title: '检查组的手机', this: '本机', waiting: '本机 {n} 件未上传', sent: '没有未上传的内容', never: '还没有收到其手机的记录', seen: '{when}有记录',
    contact: '{when}与服务器联系', noContact: '尚未与服务器联系', sync: '立即同步',
  },
  officers: {
    title: '检查人员签名', count: '{n}/{needed}', sign: '签名', again: '重签', signed: '{name}的签名', pad: '检查人员签名（横屏）', next: '请{name}签名',
    fallen: '内容有变化，请重新签名', fallenHow: '签名后检查内容又有改动，原签名不再适用，已取消。',
  },
  pad: {
    hint: '请在此签名', again: '重写', confirm: '确认', saving: '正在保存…', notSaved: '签名未保存：{what}。', inkStays: '笔迹还在，处理后可再点确认。',
  },
  read: {
    title: '反馈检查情况', notReady: '还不能确认', notReadyHow: '有部门尚未完成，下面只是目前的内容。请返回“核对与确认”。',
    count: '共 {total} 项，发现问题 {problems} 项', until: '{measure}（{date}前）', unchecked: '未检查：{reason}', open: '还没有填写',
    opinion: '被检查对象意见（陈述）', opinionHint: '如实记录对方的说法', noOpinion: '无意见',
    how: '现场负责人确认方式', way: { sign: '签名', seal: '盖章', refuse: '拒签', unreachable: '其他' },
    about: { refuse: '对方拒绝签名或者盖章时，注明事由，录音或录像，两名检查人员签名，记录照样有效。', unreachable: '现场找不到人、无人应答时，按“通过登记的住所（经营场所）无法联系”办理，不需要对方签名。' },
    signer: '确认人', signerHint: '例如 {name}', signerMissing: '请填写确认人姓名', role: '确认人身份', roles: ['现场负责人', '法定代表人', '授权人员'],
    changed: '内容有变化，核验码已更新，请以新的为准。',
    next: { sign: '请对方签名', seal: '去盖章', refuse: '记录拒签', unreachable: '记录无法联系' },
  },
  sign: { title: '请在此签名（横屏）', statement: '以上情况属实', confirm: '确认并锁定记录' },
  seal: {
    title: '盖章确认', write: '打印记录表，或在纸质记录表上抄写上面的核验码。', print: '打开打印版', stamp: '请对方盖章。', photo: '把盖好章的每一页拍下来，核验码和印章要看得清。',
    take: '拍盖章页', more: '再拍一页', first: '先拍盖章页', lock: '确认并锁定记录',
  },
  refuse: {
    title: '拒绝签名或者盖章', note: '拒签说明', reason: '拒签事由', reasonHint: '尽量引用原话',
    reasons: ['不认可检查结果', '要求等负责人到场', '没有说明理由', '认为与己无关'],
    document: '拒签的文书', documentFirst: '联合检查记录表', documents: ['联合检查记录表', '现场笔录', '责令改正通知书'],
    told: '已向对方说明检查结果、陈述申辩的权利，以及拒签不影响记录效力', toldShort: '已向对方说明', toldMissing: '请先说明，再勾选',
    unproven: '没有录音录像。本县允许只写说明，但审核时会提示。',
    statement: '当事人拒绝签名或者盖章，情况属实', toSignatures: '下一步：检查人员签名', stopAndSign: '结束录音，下一步签名', edit: '返回修改（签名须重签）', lock: '锁定记录',
  },
  proof: {
    title: '录音录像', count: '已选 {n} 段', running: '正在录', required: '需要至少一段', wanted: '建议录一段', sound: '录音', film: '录像', stop: '结束录音', made: '{time} 开始',
  },
  witness: {
    title: '见证人', optional: '见证人（可不填）', add: '请见证人', another: '再加一名见证人', never: '没有见证人也可以锁定记录。',
    who: '请村（居）委会、物业或其他在场人员见证。检查组的人不能当见证人。证件号码不采集，见证人信息不公示。',
    name: '姓名', unit: '单位或身份', contact: '联系方式', relation: '与当事人的关系', relations: ['无', '物业', '村（居）委会', '基层组织', '其他'],
    statement: '见证内容', statementFirst: '检查人员当场宣读了检查情况，当事人拒绝签名或者盖章。', sign: '请见证人签名', signFirst: '先请见证人签名', pad: '见证人签名（横屏）', save: '保存见证人',
  },
  unreachable: {
    title: '无法联系', state: '现场状态', stateHint: '或写明看到的情况', states: ['大门紧锁', '无人应答', '已拆除', '已作他用', '人去楼空'],
    where: '到访地址', same: '与登记住所一致', elsewhere: '不一致', visited: '实际到访的地址', explanation: '为什么不同',
    note: '情况说明', compose: '按已填内容生成', composed: '{when}，检查人员到达{address}，现场{state}。已尝试联系 {n} 次，均未联系上。',
    photos: '现场照片', photoNeeded: '至少 1 张', photoCount: '{n} 张照片', take: '拍现场', statement: '以上情况属实', lock: '锁定记录',
  },
  contact: {
    title: '联系记录', count: '{n}/{needed} 次', total: '联系 {n} 次', how: '联系方式', channel: { PHONE: '电话', VISIT: '上门', MAIL: '信函', EMAIL: '电子邮件' },
    number: '号码或地址', dial: '拨打', result: '结果', results: ['无人接听', '号码停机', '空号', '接通后拒绝配合'], save: '记下这次联系', add: '记一次联系',
  },
  record: {
    title: '检查记录', none: '记录还没有锁定', noneHow: '完成核对与确认后，这里显示已锁定的记录。', locked: '记录已锁定', by: '{when} {name}',
    mode: { SIGNED: '当事人已签名确认', SEALED: '当事人已盖章确认', REFUSED: '当事人拒绝签名或者盖章，已记录', NOT_PRESENT: '通过登记的住所（经营场所）无法联系', UNCOOPERATIVE: '不配合检查情节严重，已记录' },
    ownDelivered: '本机内容已全部送达', elsewhereHow: '还有 {n} 件影像在同事的手机上，由其手机联网后上传，不需要你操作。', delivered: '已全部送达服务器', deliveredHow: '记录和影像都已核对无误。', waiting: '还有 {records} 条记录、{media} 件影像未送达', waitingHow: '都已存在本机，联网后自动上传，无需操作。', toSync: '查看上传情况',
    incomplete: '同事的部分内容还在路上', incompleteHow: '签字所依据的内容以记录为准。其他手机联网后自动补齐，不需要重新签字。',
    entry: '录入截止 {date}', provisional: '暂定：该年放假安排公布后重新计算。', content: '签字时的内容',
    elsewhere: '签字的原件在锁定记录的手机上，送达后联网可看。', altered: '原件与签字时不一致', alteredHow: '请不要打印，联系部门管理员核对。', print: '打印版', toTasks: '返回任务',
  },
  supplement: {
    title: '补正说明', rule: '签字后的记录不改动', ruleHow: '补正会和原记录放在一起，写明由谁、为什么、改成什么，由后台审核。',
    row: '补正哪一项', whole: '整份记录', old: '原记录', new: '更正为', why: '补正原因', save: '提交补正', add: '补正说明',
    line: '原因：{why} · {name} {time}', state: { proposed: '待审核', accepted: '已采纳', declined: '未采纳' },
  },
}
