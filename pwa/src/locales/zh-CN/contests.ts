/** Entries that stand twice, other than findings. */
export default {
  title: '填写不一致', about: '同一处有两人填写，都已保留。由所属部门的检查人员选定采用哪一份，另一份留在记录中。', none: '没有不一致的填写', noneText: '两人填写不同时会出现在这里。', adopt: '采用这个', keep: '保留这个', saving: '正在保存…', of: '{name}', owner: '由{name}选定', line: '打开该项选定',
  what: {
    checkins: '签到 {about}', assignments: '分工 {about}', findings: '检查项 {about}', measures: '责令改正 {about}', parts: '完成本部门检查 {about}', schedule: '时间和车辆', notice: '检查告知', told: '亮证告知', confirmation: '当事人确认', urgent: '紧急检查 {about}', declarations: '利害关系声明 {about}', surprise: '突击检查申请', pauses: '中止与恢复', other: '记录',
  },
  field: {
    in_at: '到场', out_at: '离场', method: '方式', closed_at: '完成时间', closed_by: '完成人', planned_at: '计划时间', vehicle: '车辆', means: '告知方式', at: '时间', to_name: '对方', to_role: '身份', note: '说明', reason: '理由', users: '人员', mode: '确认方式', signer_name: '签字人', signer_role: '身份', opinion: '意见',
    shown_to: '出示对象', requirement: '改正要求', deadline: '期限', number: '编号', conflict: '有利害关系', by: '填写人',
  },
  own: '本人签到', colleague: '同机签到', yes: '是', no: '否',
  contestedMany: '{n} 份填写不一致', contestedSigned: '两人填写了不同内容，都已保留。已经签名，只能保留签名的那一份；另一份留在记录中，可以用“补正”说明。', keepSigned: '保留这个', marked: '画线的是不同之处。', thisPhone: '这部手机', otherPhone: '手机 {no}', fromOffice: '办公端',
}
