/** The sync sheet: what is only here, on its way, delivered, or waiting for a person. */
export default {
  title: '同步',
  safe: '没有未送达的内容，可以退出', safeHow: '这部手机上记录的内容服务器都有了。',
  unsafe: '暂不可退出', unsafeHow: '本机还有 {records} 条记录、{media} 件影像未送达。都已存在本机，联网后自动上传。',
  phase: { never: '还没有连接过', idle: '已连接', syncing: '正在同步', offline: '没有网络', failed: '上次没有成功', 'sign-in-needed': '需要重新登录', revoked: '这部手机已停用' },
  phaseHow: {
    offline: '网络恢复后自动上传，无需操作。', 'sign-in-needed': '登录已过期。已填写的内容都在，登录后自动上传。',
    revoked: '部门已停用这部手机。未送达的内容会交后台核对，不会丢失。',
  },
  contact: '最后联系：{when}', never: '尚未与服务器联系', now: '立即同步', busy: '正在同步…', signIn: '重新登录',
  under: '正在上传和只在本机', only: '只在本机', sending: '正在上传', percent: '正在上传 {n}%', paused: '已传 {n}%，等待继续', checking: '已上传，等待核对', records: '检查记录 {n} 条', noneHere: '没有未送达的内容',
  trouble: '被拒绝或待处理', state: { rejected: '被拒绝', held: '待后台处理' }, correct: '更正重报', heldHow: '内容已保存在服务器，等后台决定，不用重报。', rejectedHow: '内容仍保存在本机。请打开任务，按原因改正后重新填写。',
  arrived: '已送达', receipt: '回执号 {receipt}', arrivedState: { applied: '已送达', contested: '已送达，与同事填写不一致' }, more: '再看 {n} 条', noneArrived: '还没有送达的记录',
  storage: { title: '手机存储', used: '已用 {used}，还有 {left}', minutes: '约可再录音 {audio}，或录像 {video}', few: '{n} 分钟', many: '{n} 分钟以上', kept: '系统已承诺长期保存', notKept: '系统未承诺长期保存，请每天联网上传一次', unknown: '这个浏览器不告知剩余空间', low: '空间不多了，请先清理已送达的影像。', clear: '清理已上传影像', clearHow: '只清理服务器已核对、记录已送达的影像，清理后联网仍可查看。', cleared: '已腾出 {size}', nothing: '没有可以清理的影像', video: '录像也用移动数据上传', videoHow: '不选则等连上 Wi-Fi 再传录像。' },
  evicted: '系统清除过本应用的数据', evictedHow: '{when}发现。未送达的内容可能已丢失，请联系部门管理员，并核对未完成的任务。', noted: '已知道',
  recovering: '服务器刚从备份恢复', recoveringHow: '备份中没有的内容由本机自动补传。可以继续工作，本机内容不会丢失。',
  verb: {
    team_declare: '利害关系声明', replacement_request: '更换人员申请', surprise_request: '突击检查申请', schedule_set: '时间和车辆', notice_give: '检查告知', urgent_start: '紧急检查',
    visit_tell: '亮证告知', visit_suspend: '中止检查', visit_resume: '恢复检查', visit_terminate: '终止检查', department_no_activity: '未发现相关经营活动', party_uncooperative: '不配合检查',
    measure_order: '责令改正', sample_take: '抽样', conclusion_adopt: '采信结论', clue_record: '问题线索', recorder_note: '执法记录仪', service_record: '文书送达',
    paper_attach: '纸质文书', approval_decide: '审批', deputy_name: '委托审批', deputy_end: '结束委托',
    team_check_in: '到场签到', team_check_out: '离场签退', team_confirm: '确认签到', line_assign: '分工', finding_record: '检查结果', finding_settle: '选定采用的结果', visit_settle: '选定中止的结束方式', contest_settle: '选定采用的填写',
    evidence_attach: '影像资料', contact_log: '联系记录', witness_record: '见证人', part_close: '完成本部门检查', party_confirm: '当事人确认', party_refuse: '拒签', party_unreachable: '无法联系', record_lock: '锁定记录', supplement_propose: '补正说明', other: '记录',
  },
}
