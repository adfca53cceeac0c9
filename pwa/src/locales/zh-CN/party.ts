/** The party's page, opened by the code on an inspector's phone. */
const party = {
  title: '本次检查', subtitle: '由检查人员出示的检查码打开', loading: '正在打开',
  bare: '请扫描检查人员手机上的检查码', bareText: '这个地址里没有检查码。请用微信或手机相机重新扫描；检查码由现场检查人员出示。',
  unknown: '打不开这个检查码', unknownText: '检查码可能没有扫描完整，或者还不能查看。请检查人员重新出示，再扫一次。', retry: '再试一次',
  offline: '网络不通。请检查网络后再试，本页地址可以保存，稍后再打开。', busy: '服务暂时不可用，请稍后再试。', often: '打开太频繁，请过一分钟再试。',
  keep: '请保存本页（微信右上角“…”→“收藏”），以后凭本页查看结果和答复。',
  shown: (time: string, by: string) => `检查码由${by}的手机于 ${time} 出示，签名核验一致`, notShown: '出示签名未能核验', notShownText: '检查码本身是真的，但不是由检查组登记的手机出示。请当面核对检查人员的执法证件。',
  nth: (year: number, n: number) => `本年度（${year}年）第 ${n} 次检查`,
  object: '被检查对象', task: '检查任务', taskNo: '任务编号', approval: '审批号', none: '无', planned: '计划时间', told: '亮证告知', toldAt: (time: string) => `${time} 已告知`, contact: '联系人', items: '检查事项',
  officers: '检查人员', certificate: '执法证号', noCertificate: '协助人员，无执法证', until: (day: string) => `有效期至 ${day}`, onSite: '已到场',
  rights: '你的权利', rightsText: ['可以查验检查人员的执法证件，并与本页核对。', '认为检查人员与本单位有利害关系的，可以申请回避。', '对检查情况可以陈述、申辩；对检查结果有异议的，可以在本页提出。', '不要求法定代表人必须到场，相关负责人员或授权人员即可。'],
  stage: {
    BEFORE: ['检查还没有开始', '检查结束后，扫描检查人员再次出示的码，或者重新打开本页，可以看到检查情况。'],
    ON_SITE: ['检查正在进行', '检查结束、记录上传后，重新打开本页可以看到检查情况。'],
    UPLOADING: ['记录已在现场锁定，还没有上传完', '检查人员的手机联网后自动上传，一般当天可以看到。请明天再打开本页；三天后仍看不到，请与联系人联系。'],
  } as Record<string, [string, string]>,
  receipt: '检查情况回执', lockedAt: '锁定时间', mode: '确认方式', opinion: '你的陈述', noOpinion: '没有填写',
  code: '核验码', compare: '与手上的纸质记录核对：', compareText: '纸质记录表和检查人员手机上都印有同一个 8 位核验码。两处一致，说明内容就是当时签字的那一份；不一致，请不要采信，并与联系人联系。',
  same: '与扫码时手机上的核验码一致', differs: '与扫码时手机上的核验码不一致，请与联系人联系核对', whileUploading: '手机上的核验码',
  duties: '发现的问题和处理', noDuties: '没有需要处理的问题', before: (day: string) => `${day}前`, findings: '逐项情况', unchecked: (reason: string) => `未检查：${reason}`, clause: '依据', fact: '发现', measure: '处理',
  notPublic: '本页只给持码人查看，不是公示。', publicBy: (day: string) => `检查结果依法在 ${day} 前录入并公示，公示后可在“结果查询”中查到。`, publicLater: '检查结果依法录入并公示后，可在“结果查询”中查到。', toPortal: '去结果查询',
  cases: '我的申请', kind: { RECUSAL: '申请回避', OBJECTION: '异议' } as Record<string, string>, state: { OPEN: '待答复', GRANTED: '予以采纳', DECLINED: '不予采纳' } as Record<string, string>,
  recusalState: { OPEN: '待决定', GRANTED: '同意回避', DECLINED: '不予回避' } as Record<string, string>,
  about: (name: string) => `申请${name}回避`, answer: (unit: string) => `${unit}答复`, goesOn: '决定作出前，检查不停止。', suspends: '负责人已要求暂停检查。', waits: (unit: string) => `由${unit}办理，答复后在本页显示。`,
  object_to: '我要提异议', recuse: '申请回避', cancel: '取消', whom: '申请谁回避', which: '对哪个部门的检查有异议', why: '理由', whyHint: '写明具体情况，最多 2000 字。', phone: '联系电话（可不填，仅承办部门可见）', send: '提交', sending: '正在提交…',
  needWhom: '请选择申请谁回避。', needWhy: '请写明理由。', sent: (number: string) => `已提交，编号 ${number}`, sentText: '请记下编号。答复后在本页显示。', notSent: '没有提交', notSentText: '内容还在，请稍后再点提交。',
}
export default party
export type PartyWords = typeof party
