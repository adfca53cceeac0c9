/** 数据恢复：从备份恢复之后，还有什么要由人核对。 */
export default {
  lead: '服务器从备份恢复后，手机会自动补传备份之后的内容；需要人核对的列在这里。',
  never: '未从备份恢复过', neverText: '本服务器的数据没有从备份恢复过，没有需要核对的内容。',
  running: '正在恢复', runningText: '手机正在补传。数据恢复到 {at}；此后在办公端录入的内容不在任何手机上，请按工作记录重新录入。',
  runningPlain: '手机正在补传。恢复前在办公端录入而备份中没有的内容，请按工作记录重新录入。',
  ended: '恢复已结束', endedText: '已于 {at} 结束。数据曾恢复到 {to}。', endedPlain: '已于 {at} 结束。',
  end: '结束恢复', ending: '正在结束', endTitle: '结束恢复', endText: '结束后，手机会移除已无权查看的任务资料，并清理各份备份都已有的内容。请先逐项核对：',
  members: '检查组成员和各人权限与恢复前一致', revoked: '恢复前已吊销的手机、已停用的账号，都已重新吊销、停用', done: '恢复已结束。',
  devices: '凭登记证书重新登记的手机', devicesEmpty: '没有', devicesText: '这些手机是备份之后登记的。如其中有恢复前已吊销的，请立即吊销。',
  held: '恢复后待处理的手机内容', heldEmpty: '没有', heldText: '姓名为空或不能登录的账号由登记证书生成；请核实后设置密码和角色。',
  copies: '服务器没有的任务资料（手机副本）', copiesEmpty: '没有', copiesText: '备份之后新建的任务，只有手机上还有。副本单独保存，仅供重建任务时参考，不会自动并入。',
  gaps: '手机内容有缺口', gapsEmpty: '没有', gapsText: '这些序号的内容备份里没有，手机也已清除，无法找回。',
  missing: '缺失的音像文件', missingEmpty: '没有', missingText: '登记为已核验，但存储中找不到。仍存有文件的手机会自动重传；手机已清除的无法找回。', missingMore: '另有 {n} 个未列出',
  column: { user: '使用人', device: '设备', records: '已收记录', at: '时间', count: '待处理', title: '任务', phones: '手机数', rows: '条目', range: '缺少的序号', file: '文件摘要', size: '大小', tasks: '涉及任务' },
  noAccount: '账号未知', noSignIn: '不能登录', untitled: '未命名任务', range: '第 {first}–{last} 条', one: '第 {first} 条', tasks: '{n} 个', revokedAt: '已吊销',
  home: { recovering: '服务器正在从备份恢复：{n} 项待核对', gaps: '{n} 台手机的内容有缺口', missing: '{n} 个音像文件缺失', look: '查看数据恢复' },
}
