/** 到场与亮证. */
export default {
  nth: '本年度（{year}年）第 {n} 次检查', approval: '审批号 {no}',
  tell: {
    title: '亮证告知', notYet: '尚未告知', opening: '我们是{names}的执法人员，现向你出示执法证件，依法进行部门联合检查。',
    why: '检查任务和事项', yours: '你的权利',
    rights: ['可以查验检查人员的执法证件', '认为检查人员与本单位有利害关系的，可以申请回避', '对检查情况可以陈述、申辩', '可以扫码查看本次检查的信息，检查后查看结果并提出异议'],
    anybody: '请安排相关负责人员或授权人员配合，不要求法定代表人必须到场。',
    to: '向谁告知（可不填）', toHint: '姓名', roles: ['现场负责人', '当班人员', '授权人员'],
    recusal: '是否申请回避', recusalNo: '不申请', recusalYes: '申请回避', recusalWho: '申请谁回避', recusalWhy: '理由', recusalHint: '如实记录对方说的理由',
    recusalThen: '申请由该人员所在部门的负责人决定，结果告知当事人；决定前检查不停止，负责人另有要求的除外。',
    whoMissing: '请选择申请谁回避。', whyMissing: '请写明申请回避的理由。',
    keep: '已告知，亮码', done: '{time} 由{name}告知', noRecusal: '当事人未申请回避。', recusalAsked: '当事人申请{names}回避：{reason}',
    next: '下一步：亮证告知',
  },
  code: {
    title: '亮码', open: '出示检查码', image: '检查码：当事人扫描后查看本次检查的信息', at: '{time} 由本机签名出示，两分钟更新一次',
    how: '请用微信或手机相机扫码，查看本次检查的任务、事项和检查人员。没有网络也可出示。', howAfter: '请扫码留存：检查情况、改正期限、核验码，也可提出异议。',
    failed: '检查码没有生成。', retry: '再试一次', none: '检查码还没有下载到本机', noneHow: '请先联网同步一次。下面的内容可以直接给对方看。',
    surprise: '签到后才能亮码', surpriseHow: '这是突击检查，到场签到前不得向当事人透露。', done: '返回任务，开始检查',
  },
  receipt: { title: '请当事人扫码留存', how: '微信可直接打开，无需登录。记录上传后可看到检查情况、改正期限和核验码，并可提出异议、申请回避。' },
  case: {
    RECUSAL: { OPEN: '当事人申请{name}回避，待{unit}负责人决定', GRANTED: '{unit}负责人决定：{name}回避', DECLINED: '{unit}负责人决定：{name}不予回避' },
    OBJECTION: { OPEN: '当事人提出异议，待{unit}答复', GRANTED: '异议已答复：予以采纳', DECLINED: '异议已答复：不予采纳' },
    goesOn: '检查不停止。', suspends: '负责人要求暂停检查。',
  },
  place: {
    notice: '位置只在签到和拍照时取得，用于证明检查地点，随任务资料保存，不记录行踪；不同意也能签到，可随时更改。',
    near: '与登记位置相距约 {metres}', far: '与登记位置相距约 {metres}，请核对地址', none: { place: '没有取得位置，无法比对', object: '名录中没有该单位的位置，无法比对', vague: '定位误差太大，无法比对' },
    photo: '没有取得位置。可拍门头照片代替，不影响签到。', m: '{n} 米', km: '{n} 公里',
  },
}
