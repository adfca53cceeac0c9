/** The desk's words. Terms of the field itself stand in domain.ts. */
import door from './desk_door'
import recovery from './desk_recovery'
import heldDesk from './desk_held'
import reviewFlag from './review_flags'

export default {
  door,
  recovery,
  heldDesk,
  reviewFlag,
  appName: '联查·办公端', loading: '正在读取', retry: '重试', close: '关闭', cancel: '取消', save: '保存', saving: '正在保存', saved: '已保存。', change: '修改',
  total: '共 {n} 条', filterByState: '按状态筛选', allStates: '全部状态', noOutcome: '尚无结果', historyEmpty: '尚无经过记录。',
  offline: '网络已断开。页面上的内容仍可查看，录入和审核请待网络恢复后进行；已填写的内容不会丢失。',
  page: {
    home: '待办', lists: '统一检查单', libraries: '名录库', tasks: '检查任务', results: '检查结果', held: '待处理内容', review: '结果审核', search: '查找', users: '用户', departments: '部门', devices: '设备', recovery: '数据恢复',
    signIn: '登录', nowhere: '页面不存在',
  },
  nav: {
    label: '办公端导航', skip: '跳到正文', life: '检查流程', administration: '管理', signOut: '退出登录',
    home: '待办', lists: '清单', objects: '名录库', tasks: '任务', results: '结果', held: '待处理', users: '用户', departments: '部门', devices: '设备', recovery: '数据恢复',
  },
  notFound: { title: '没有找到这项内容', text: '它可能已不在您的查看范围内，或者地址不完整。' },
  nowhere: { title: '没有这个页面', text: '地址可能已变更，或者您没有查看权限。', home: '返回待办' },
  signIn: {
    lead: '部门联合“双随机、一公开”检查', username: '用户名', password: '密码', submit: '登录', busy: '正在登录', help: '忘记密码请联系本部门管理员重置。现场检查请在手机上使用联查。',
    roles: '演示：选一个身份进入', portal: '抽查结果公示', field: '现场检查（手机）', again: '请重新登录', againText: '{name}，登录已过期。输入密码后回到原来的页面，已填写的内容不会丢失。', other: '换一个账号登录',
  },
  problem: {
    network_unreachable: { title: '连接不到服务器', text: '网络恢复后请重试；已填写的内容仍在此页。' },
    network_unreadable: { title: '服务器的回答无法读取', text: '请稍后重试；如反复出现，请把下面的代码告诉系统管理员。' },
  },
  fieldName: { username: '用户名', name: '名称', code: '代码', department: '部门', roles: '角色', opinion: '意见', ground: '依据', lines: '检查事项', password: '密码' },
  empty: { title: '没有内容', filtered: '没有符合条件的内容，请放宽条件。' },
  column: {
    object: '检查对象', departments: '联查部门', exceptions: '需要留意', media: '音像核验', completed: '检查完成日', deadline: '期限', taskNo: '任务编号', planned: '计划时间', state: '状态', do: '操作',
  },
  copy: { do: '复制', copied: '已复制', refused: '请手动复制', label: '复制{what}' },
  deadline: {
    left: '还剩 {n} 个工作日（{date}止）', leftProvisional: '还剩 {n} 个工作日（{date}止，暂定）', today: '今天截止（{date}）', todayProvisional: '今天截止（{date}，暂定）',
    late: '逾期 {n} 天（应于{date}前）', lateProvisional: '逾期 {n} 天（应于{date}前，暂定）',
  },
  resultState: { OPEN: '未完成', COMPLETED: '检查完成', ENTERED: '已录入', RETURNED: '审核退回', REVIEWED: '已审核', PUBLISHED: '已公示', NOT_DISCLOSED: '依法不公开', TERMINATED: '终止' },
  home: {
    hello: '{name}，您好', nothing: '没有等您办理的事项', nothingText: '结果录入后会出现在这里，并按剩余工作日排列。', chart: '各周到期的检查结果', late: '已逾期', thisWeek: '本周', weekFrom: '{date}起',
    andMore: '，另有 {n} 项', devices: '设备', silent: '{name}的“{label}”自 {at} 起没有联系', devicesFine: '所有设备在最近 {n} 天内都有联系。',
    duty: { review: '待审核', publish: '待公示', supplement: '待补正', enter: '待录入', late: '已逾期' },
    dutyText: {
      review: '核对证据后通过或退回', publish: '已审核，由部门负责人决定公示', supplement: '审核退回，请在手机上补正后重新提交', enter: '音像到齐后自动录入，也可在此录入', late: '已超过 20 个工作日',
    },
  },
  search: { placeholder: '任务编号、统一社会信用代码、名称、执法证号', title: '“{q}”的查找结果', none: '没有找到。', all: '查看全部 {n} 条' },
  tasks: { filter: '任务编号、检查对象', surprise: '突击检查', empty: '抽取锁定并匹配人员后，任务会出现在这里。' },
  task: { name: '任务名称', field: '抽查领域', checklist: '统一检查单', team: '联合检查组', done: '{title} {done} / {all}', toReview: '查看结果' },
  approve: { act: '批准检查', title: '批准对{object}的检查', opinion: '审批意见', usual: '同意检查', text: '各参与部门负责人都批准后，检查组才能开始（未经审批不得检查）。', done: '已批准。' },
  audit: { title: '审计记录', empty: '尚无审计记录。', more: '再看 {n} 条' },
  library: { objects: '检查对象名录库', inspectors: '执法检查人员名录库' },
  object: {
    filter: '名称、统一社会信用代码', town: '乡镇（街道）', status: '主体状态', address: '住所', kind: '类型', registration: '注册号', scope: '经营范围', contact: '联系人', risk: '信用风险分类', riskClass: '{of} 类（不公开）', flag: '重点标识',
  },
  flag: { HIGH_RISK: '高风险', MANY_COMPLAINTS: '投诉较多', ABNORMAL_LIST: '经营异常名录', SERIOUS_DISHONESTY_LIST: '严重违法失信名单', SERIOUS_VIOLATION_RECORD: '严重违法记录' },
  objectKind: { ENTERPRISE: '企业', SOLE_TRADER: '个体工商户', COOPERATIVE: '农民专业合作社', OTHER_UNIT: '其他单位', PRODUCT: '产品', PROJECT: '项目', BEHAVIOUR: '行为' },
  inspector: {
    filter: '姓名、执法证号', no: '编号', name: '姓名', department: '单位', position: '职务', specialties: '业务专长', certificate: '执法证号', valid: '执法证有效期', status: '在岗状态',
  },
  inspectorStatus: { ACTIVE: '在岗', TRANSFERRED_OUT: '已调出', RETIRED: '已退休', SUSPENDED: '暂停', ON_LEAVE: '休假' },
  certificate: { valid: '有效', soon: '即将到期', expired: '已过期', none: '无执法证（辅助人员）' },
  lists: {
    lead: '一个行业一张检查单，各部门的检查事项合在一起。', about: '牵头单位：{lead}　协同单位：{others}　第 {n} 版', version: '{title}（第 {n} 版）', code: '编号', department: '检查主体', item: '检查事项', content: '检查内容',
    class: '事项类别', methods: '检查方式', materials: '需查材料', how: '检查方法和步骤', basis: '检查依据', outcomes: '可选结果',
  },
  basisMark: { V: '已核对原文', E: '摘录，待核对原文', G: '待核实' },
  queue: {
    lead: '按剩余工作日排列，最急的在前。', empty: '没有检查结果', emptyText: '现场记录锁定并传完后，结果会出现在这里。', noExceptions: '无',
    tab: { all: '全部', ENTERED: '待审核', RETURNED: '已退回', REVIEWED: '待公示', PUBLISHED: '已公示', TERMINATED: '已终止' },
  },
  desk: {
    back: '返回检查结果', actFor: '办理部门', evidence: '证据', lines: '检查事项', overall: '检查记录与确认', overallShort: '记录', open: '未记录', nobody: '未检查：无法联系', resisted: '未检查：不配合', terminated: '未检查：检查终止', summaryOnly: '您可以查看结果汇总', summaryText: '检查事项和证据由检查部门及其审核员查看。', notChecked: '未检查：{reason}', pieces: '{n} 件证据', until: '（{date}前）',
    noEvidence: '本项没有音像或扫描件。', noEvidenceAtAll: '还没有记录和音像。', strip: '全部证据，{n} 件', paper: '记录表', paperLong: '联合检查记录表（F-09），由签认的记录生成', openPaper: '在新窗口打开', savePaper: '下载',
    noPdf: '此浏览器不能直接显示 PDF，请打开或下载查看。', fetching: '正在取原件', fetchingSize: '正在取原件（{size}）', photoAlt: '{purpose}{kind}',
  },
  forms: { title: '文书', signed: '纸质签署件', line: '{n}/{of} 页，{name}，{at}', missing: '缺第 {pages} 页', whole: '页数齐全，页码已核对', unread: '二维码未能识别，请人工核对', other: '二维码与本检查记录不一致，请核实' },
  finding: { fact: '事实', clause: '依据条款', measure: '处理措施', note: '说明' },
  photo: { tools: '查看照片', in: '放大', out: '缩小', fit: '适合窗口', turn: '旋转' },
  sound: { play: '播放', pause: '暂停', position: '播放位置' },
  side: { label: '核对', facts: '本件信息', checks: '核查清单', history: '经过', missing: '{n} 项未满足' },
  check: { ok: '已满足：', missing: '未满足：', look: '需要留意：', none: '此任务还没有核查清单。' },
  evidence: {
    what: '内容', who: '拍摄人', maker: '制作人', device: '手机时间', server: '服务器收到', where: '地点', phone: '手机', timeUnverified: '手机时间未经核实，以服务器时间为准', size: '大小', notYet: '尚未收到', noPlace: '未取得定位', place: '北纬 {lat}° 东经 {lon}°（±{n} 米）',
    clockBehind: '手机时钟慢 {n} 分钟', clockAhead: '手机时钟快 {n} 分钟', trust: '可信程度', custody: '保管经过', source: '来源', watermark: '带水印副本', noCustody: '尚无保管记录。',
  },
  purpose: { SITE: '现场', REFUSAL: '拒签', UNREACHABLE: '无法联系', NOTICE: '告知', SERVICE: '送达', WITNESS: '见证', CHECK_IN: '签到', CONFIRMATION: '确认', UNCOOPERATIVE: '不配合', SUSPENSION: '中止', VOICE_NOTE: '语音备忘', SAMPLE: '抽样', MEASURE: '责令改正', ADOPTED: '采信结论', CLUE: '问题线索', PAPER: '纸质文书', NO_ACTIVITY: '未开展经营活动', OFF_SITE: '非现场监管' },
  source: { ALBUM: '相册导入', SCAN: '扫描', RECORDER: '执法记录仪', OFF_SITE: '固定电子监控', albumText: '相册导入，不是现场直接拍摄' },
  flagged: { title: '需要核对', line: '{by} · {at} · {what}', times: '共 {n} 次' },
  offSite: {
    title: '法制审核和技术审核', text: '固定电子监控资料用于立案前，须经两人分别审核。审核办结后结果自动录入。', kind: { LEGAL: '法制审核', TECHNICAL: '技术审核' },
    open: '待审核', usable: '可以采用', refused: '不予采用', act: '办理审核', verdict: '审核结论', opinion: '审核意见', next: '审核意见不能改动。另一项审核须由其他人办理。', done: '审核意见已保存',
    look: { LEGAL: '核对监控设备的设置地点是否合理、标志是否明显、是否已公布，取得资料的程序是否合法。', TECHNICAL: '核对设备是否经检定且符合标准，资料是否真实、清晰、完整、准确。' },
  },
  gaps: { title: '录制中断', lost: '{at} 起缺 {n} 秒：{why}', seen: '{at} {why}，录制未断', follows: '接上一段 {hash}…', why: { MUTED: '来电或其他应用占用', HIDDEN: '锁屏或切换应用', ENDED: '设备被系统收回', STALLED: '系统暂停', FULL: '手机空间不足' } },
  recorders: {
    title: '执法记录仪', awaited: '待导入', imported: '已导入 {n} 个文件', open: '未记结束', import: '导入文件', more: '再导入', choose: '选择 {device} 的文件', hashing: '正在计算摘要 {name} {n}%', sending: '正在上传 {name} {n}%', matching: '正在核对并归入',
    notedBy: '登记人', notedFrom: '登记的开始时间', unsigned: '由记录仪导入', unsignedText: '现场由手机登记并签名；文件本身没有手机签名，导入时计算摘要。', verifiedText: '服务器收到的内容与导入时的摘要一致。',
  },
  custody: { declared: '已声明', delivered: '字节已送达', verified: '哈希核验一致', quarantined: '未通过核验，已隔离', lost: '确认丢失', derived: '已生成预览', expired: '上传已过期', missing: '恢复后未找到，待重新上传' },
  mediaState: { declared: '尚未传来', receiving: '正在接收', assembled: '待核验', verified: '已核验', quarantined: '已隔离', lost: '已灭失', missing: '待重新上传' },
  mediaText: {
    declared: '手机已登记此件，原件还在手机上，联网后自动上传。', receiving: '原件正在上传，中断后会从断点继续。', assembled: '已收齐，服务器正在重新计算摘要。', verified: '服务器收到的内容与手机拍摄时的摘要一致。',
    quarantined: '收到的内容与登记的摘要或类型不符，已单独保存，不作为证据显示。', lost: '经批准登记为灭失，原因见保管经过。', missing: '服务器恢复后未找到该文件；仍存有它的手机会重新上传。',
  },
  signature: {
    valid: '签名有效', invalid: '签名无效', unknown: '尚未核验', validText: '由登记的手机签名，签名后未改动。', invalidText: '签名与登记的手机或内容不符，请退回并核实。', unknownText: '服务器还没有核验这件证据的签名。',
  },
  hash: { do: '在本机核对摘要', busy: '正在取原件并计算（{size}）', same: '与原件一致（本机计算）', different: '与原件不一致' },
  record: {
    code: '核验码', lockedAt: '锁定时间', lockedBy: '锁定人', mode: '确认方式', signer: '签字人', opinion: '当事人意见', refusal: '拒签事由', note: '说明', behaviours: '不配合的表现', warning: '已告知的内容', registered: '登记住所', visited: '实际检查地点', hash: '记录摘要',
  },
  mode: { SIGNED: '签名', SEALED: '盖章', REFUSED: '拒绝签名或者盖章', NOT_PRESENT: '无法联系', UNCOOPERATIVE: '不配合检查情节严重' },
  pause: { suspended: '中止检查：{reason}', RESUMED: '恢复检查：{reason}', TERMINATED: '终止检查：{reason}', allowed: '{name}同意', unconfirmed: '电话请示{name}，尚未由其本人确认' },
  held: { title: '有内容等待处理' },
  contested: { title: '同一项有两个值：{what}', text: '由该项所属部门的检查人员在手机上确认采用哪一个；另一个仍保留在记录中。' },
  action: {
    held_release: '采用待处理内容', held_decline: '不予采用', export_import: '导入手机导出的文件', loss_ask: '报请登记灭失', loss_approve: '同意登记灭失', loss_decline: '不同意登记灭失',
    approval_ask: '报请部门负责人审批', approval_decide: '部门负责人审批', sample_report: '录入检验报告', draw_lock: '锁定抽取', task_make: '生成检查任务', task_approval: '部门批准检查', task_approve: '各部门均已批准', task_carry: '装入任务资料', task_preparation: '装入检查资料', task_prepare: '检查准备完成', task_notify: '告知检查对象', task_surprise: '批准突击检查',
    task_start: '开始检查', task_confirm: '现场负责人确认', task_refuse: '拒绝签名或者盖章', task_unreachable: '无法联系', task_uncooperative: '不配合', task_suspend: '中止', task_resume: '恢复', task_terminate: '终止', visit_suspend: '中止检查', visit_resume: '恢复检查', visit_terminate: '终止检查', result_terminate: '结果记为终止', refusal_report: '向部门负责人报告拒签', task_complete: '检查完成', task_deadline: '重算期限', task_view: '查看任务', team_replace: '更换检查人员',
    presence_in: '签到', visit_tell: '亮证告知', party_ask: '当事人提出申请', party_decide: '答复当事人申请', door_view: '查看到场情况', presence_out: '离开', record_lock: '锁定现场记录', form_print: '生成记录表', result_enter: '录入结果', result_return: '审核退回', result_pass: '审核通过', result_publish: '公示结果', result_withhold: '决定不予公开',
  },
  own: { menu: '修改密码', title: '修改自己的密码', fresh: '新密码', again: '再输一次', differ: '两次输入不一致。', short: '至少 10 个字符。', text: '修改后，所有设备上的登录都要用新密码重新登录；手机上的离线记录不受影响。', act: '修改并重新登录' },
  keys: { title: '快捷键', piece: '上一件、下一件证据', line: '上一项、下一项检查事项', play: '播放或暂停', zoom: '放大、缩小、适合窗口', rotate: '旋转照片', pass: '通过', return: '退回', help: '显示快捷键', close: '关闭对话框' },
  verb: { enter: '录入', pass: '通过', return: '退回', publish: '公示…', withhold: '不予公开…' },
  enter: { title: '录入{department}的检查结果', text: '结果按签认的记录录入，录入后进入审核。录入人由系统记名。', busy: '正在录入' },
  pass: { title: '通过{department}的检查结果', missing: '核查清单有 {n} 项需要留意', barred: '还不能通过：{n} 项未满足', instead: '请先处理，或者填写意见退回检查组补正。', next: '通过后由部门负责人决定是否公示。', busy: '正在通过' },
  return: {
    title: '退回{department}的检查结果', opinion: '退回意见', example: '例如：3 号加油机铅封照片不清，请补拍。', lines: '涉及的检查事项', next: '退回后现场人员的手机上显示“待补正”。已签认的记录不改动，只能补正。', busy: '正在退回',
  },
  publish: {
    title: '公示{department}的检查结果', lead: '以下内容将向社会公开：', none: '（无）', beyond: '含有不得公开的字段：{fields}', beyondText: '已停止公示，请联系系统管理员。', never: '不公开：照片、录音录像、签名、位置、电话、证件号码、信用风险分类、见证人。', fixed: '公示后不能修改或撤回，只能按更正程序更正。', act: '公示', busy: '正在公示',
  },
  public: { task_name: '任务名称', task_no: '任务编号', items: '抽查事项', object_name: '检查对象', uscc: '统一社会信用代码', field: '抽查领域', department: '检查部门', checked_on: '检查日期', outcome_label: '检查结果', processing: '处理情况' },
  withhold: { title: '不予公开{department}的检查结果', ground: '法律依据和理由', example: '例如：涉及国家秘密，依据《政府信息公开条例》第十四条。', next: '决定记入审计记录，计入年度复核；公众查询不到此结果。', busy: '正在提交' },
  done: { enter: '已录入{department}的结果，等待审核。', pass: '已通过。等待{department}负责人公示。', return: '已退回。现场人员的手机联网后会收到退回意见。', publish: '已公示，公众现在可以查询。', withhold: '已决定不予公开，理由已记录。' },
  device: {
    lead: '每部手机有自己的签名密钥。长时间没有联系的手机上可能还有未上传的记录。', user: '使用人', label: '设备', seen: '最近联系', unsent: '未上传', unknown: '未知', never: '从未联系', enrolled: '{at} 登记', empty: '还没有登记的设备', emptyText: '检查人员在手机上首次登录时自动登记。',
    state: { fine: '正常', silent: '久未联系', revoked: '已吊销', closed: '已换机' }, revoke: '吊销', revoking: '正在吊销', revokeTitle: '吊销{name}的设备',
    revokeStops: '吊销后，这部手机不能再下载任何资料，也不能再以本人名义办理。', revokeKeeps: '手机上尚未上传的记录和音像不会丢失：联网后仍可移交，由部门核对后决定是否采用。', revokeUnsent: '据最近一次联系，手机上还有 {n} 件未上传。如果手机还在，请先联网上传再吊销。',
    revoked: '已吊销{name}的设备。',
  },
  department: { add: '新增部门', change: '修改部门', name: '部门名称', code: '部门代码', jurisdiction: '辖区代码', active: '在用', closed: '停用' },
  user: {
    add: '新增用户', create: '创建', change: '修改用户', added: '用户已创建', filter: '姓名、用户名', name: '姓名', username: '用户名', department: '部门', noDepartment: '不属于部门', roles: '角色', active: '在用', disabled: '已停用', reset: '重置密码', disable: '停用', enable: '恢复使用',
    ask: { code: '为{name}生成手机恢复码', disable: '停用{name}', enable: '恢复{name}', password: '重置{name}的密码' }, act: { code: '生成恢复码', disable: '停用', enable: '恢复使用', password: '重置密码' },
    askText: {
      code: '用于手机 PIN 忘记或者停用时。生成后当面或者电话告知本人；30 分钟内有效，只能用一次，操作记入审计。', disable: '停用后不能登录。手机上尚未上传的内容仍可移交，不会丢失；他办过的事项仍记在他名下。', enable: '恢复后可用原来的密码登录。', password: '旧密码立即失效，新密码只显示一次。手机上的离线记录不受影响。',
    },
  },
  phoneCode: { make: '手机恢复码', title: '{name}的手机恢复码', how: '请本人在手机上点“忘记 PIN”，再点“改用管理员恢复码”，输入账号 {username} 和这 8 位数字。只显示这一次，30 分钟内有效。' },
  password: { title: '{name}的一次性密码', once: '此密码只显示这一次，请当面告知本人，首次登录后请修改。', noted: '已记下' },
  role: {
    INSPECTOR: '执法检查人员', AUXILIARY: '辅助人员', EXPERT: '专家', DEPT_ADMIN: '部门管理员', DEPT_HEAD: '部门负责人', REVIEWER: '后台审核员', OFFICE: '联席办经办', OFFICE_HEAD: '联席办负责人', DRAW_UNDERTAKER: '承办机构人员', DRAW_OPERATOR: '技术操作人员',
    DRAW_SUPERVISOR: '监督人员', ARCHIVIST: '档案人员', LAW_SUPERVISOR: '行政执法监督', SYS_ADMIN: '系统管理员', SEC_ADMIN: '安全管理员', AUDITOR: '审计员',
  },
  roleText: {
    INSPECTOR: '持证，在现场检查、记录、签名', AUXILIARY: '协助，不计入两人，不签名', EXPERT: '只提供意见', DEPT_ADMIN: '管理本部门的清单、名录库、账号和设备', DEPT_HEAD: '批准检查、更换人员、公示和更正', REVIEWER: '公示前核对证据，不得审核自己参加的检查', OFFICE: '统筹协调和监督，不实施检查', OFFICE_HEAD: '印发年度计划',
    DRAW_UNDERTAKER: '抽取时在场', DRAW_OPERATOR: '操作抽取', DRAW_SUPERVISOR: '监督抽取', ARCHIVIST: '立卷归档和借阅', LAW_SUPERVISOR: '司法局监督，只读', SYS_ADMIN: '管理账号和设备，不看案件', SEC_ADMIN: '管理安全设置', AUDITOR: '查看审计记录',
  },
  beside: {
    pending: '待检验', order: '责令改正', sample: '抽样', adopted: '采用结论', clues: '问题线索', clueTo: '移交：{name}', dispatch: '由{name}移交', seal: '封样编号 {no}', receipt: '凭证 {no}',
    given: { WRITTEN: '书面', ORAL: '口头', PRINTED_BY_DEVICE: '移动执法设备打印' }, deliverLater: '现场无印章：口头责令，盖章文书后补送达',
    awaited: '待检验，报告未到', report: '{word}，报告 {number}，{day}收到，应于{due}前公示', enterReport: '录入检验报告', reported: '已录入检验报告。', reportTitle: '录入检验报告：{product}', reportAct: '录入报告',
    number: '报告编号', received: '收到日期', verdict: '检验结论', retestTitle: '申请复检：{product}', retestAct: '登记复检申请', retestReason: '当事人的异议和理由', retestOn: '申请日期', retestNext: '复检以一次为限。登记后本项重新记为待检验，以复检报告为准；原报告仍保留在记录中。', retested: '{day}申请复检：{reason}。', retestAwaited: '复检报告未到', enterRetest: '录入复检报告', retestDone: '已登记复检申请。', reportNext: '录入后不能改动。本项的期限从收到报告之日起算，其他项不变。',
  },
}
