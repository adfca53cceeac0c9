/** The desk's words about the door. */
export default {
  title: '到场与告知', failed: '暂时读不到到场情况，其他内容不受影响。',
  told: '亮证告知', toldBy: '{time}，{by}告知{to}', toldSomebody: '在场人员', notTold: '没有亮证告知的记录', shown: '出示执法证：{names}', noRecusal: '当事人未申请回避', recusal: '当事人申请回避：{reason}',
  arrivals: '签到', none: '还没有人签到', span: '{from} 到场', until: '{to} 离场', colleague: '同机签到（{by}的手机）', unconfirmed: '本人未确认', notShown: '未出示执法证',
  near: '与登记位置相距约 {metres}', far: '与登记位置相距约 {metres}，请核对', cannot: { place: '没有附位置，无法比对', object: '名录没有位置，无法比对', vague: '定位误差太大，无法比对' }, m: '{n} 米', km: '{n} 公里',
  cases: '当事人申请', kind: { RECUSAL: '申请回避', OBJECTION: '异议' }, about: '申请{name}回避', state: { OPEN: '待答复', GRANTED: '予以采纳', DECLINED: '不予采纳' }, recusalState: { OPEN: '待决定', GRANTED: '同意回避', DECLINED: '不予回避' },
  source: { PORTAL: '当事人页', ON_SITE: '亮证告知' }, contact: '联系电话 {phone}', answered: '{by} {time} 答复：{opinion}', waits: '由{department}办理', suspends: '负责人要求暂停检查',
  act: '答复', title_RECUSAL: '答复回避申请 {number}', title_OBJECTION: '答复异议 {number}', decision: '决定', granted: { RECUSAL: '同意回避', OBJECTION: '予以采纳' }, declined: { RECUSAL: '不予回避', OBJECTION: '不予采纳' },
  opinion: '理由（当事人可见）', suspend: '决定执行前暂停检查', then: '答复后当事人扫码即可看到，不能更改。同意回避的，请另行办理更换检查人员。', busy: '正在提交', done: '已答复，当事人可以看到。',
  home: '当事人申请待答复', homeText: '回避由本部门负责人决定，异议由本部门答复', all: '查看任务',
}
