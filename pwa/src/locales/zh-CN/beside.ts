/** 抽样、采用其他结论、责令改正、问题线索. */
export default {
  more: '抽样、结论、线索', pending: '待检验', optional: '可不填', fillIn: '填写{what}',
  offSite: '可通过公示系统核查', offSiteText: '信息公示类事项能通过公示系统核查的，不必现场检查。',
  phrase: { fill: '点选填空', blank: '第 {n} 处', other: '其他', use: '填入事实', more: '更多 {n} 条' },
  photo: { take: '拍照', more: '再拍' },
  missing: {
    orderRequirement: '写明责令改正的内容', orderNote: '写明口头责令的过程', orderProof: '录音、录像或请当事人签名，证明口头责令',
    sample: '填写抽样记录；没有抽样的，去掉检查方式“抽样检测”', adopted: '填写采用的结论；没有采用的，去掉检查方式“采用其他结论”',
  },
  methods: { sample: '填写抽样记录', adopted: '填写采用的结论' },
  sample: {
    title: '抽样送检', save: '保存，记为待检验', again: '再抽一份', facts: '抽样记录', waits: '已计入完成。检验报告到后，由本部门在后台录入结果。',
    retest: '当事人已申请复检，以复检报告为准。',
    how: '保存后本项记为“待检验”，计入完成；检验报告到后由本部门在后台录入合格或不合格，期限另算。',
    words: '抽取{product}，{quantity}，封样编号{seal}，已送检，待检验。', reported: '报告 {number}，{day}收到，应于{due}前公示',
    product: '样品名称', batch: '批号', quantity: '数量', place: '抽样地点', seal_no: '封样编号', receipt_no: '抽样凭证编号', laboratory: '检验机构', representative: '当事人代表',
    productHint: '如：92 号车用汽油', quantityHint: '如：2 份，每份 1 升', placeHint: '如：2 号加油机', sealHint: '照封条输入', noBatch: '无批号', photos: '封样照片',
  },
  adopt: {
    title: '采用其他结论', short: '采用结论', card: '采用的结论', save: '保存结论', kind: '结论来自', kinds: { DEPARTMENT: '其他部门', COURT: '生效法律文书', PROFESSIONAL: '专业机构' },
    copy: '结论复制件', copyMissing: '拍下结论原件', source: '出具单位', number: '文号或编号', date: '出具日期', summary: '结论内容', numberHint: '照原件输入', summaryHint: '如：3 号加油机检定合格，有效期至明年 3 月',
    sourceHint: { DEPARTMENT: '如：县应急管理局', COURT: '如：县人民法院', PROFESSIONAL: '如：市计量测试所' },
  },
  order: {
    title: '责令改正通知书', requirement: '内容及要求', reword: '改写', follow: '恢复为按事实和条款生成', fromFact: '写明事实后，内容和要求自动生成。', given: '怎样作出',
    givens: { WRITTEN: '书面', ORAL: '口头', PRINTED_BY_DEVICE: '移动执法设备打印' }, deliverLater: '现场无印章：口头责令，盖章文书后补送达',
    note: '口头责令的过程', noteHint: '对谁、怎么说的、对方怎么答复', noteWords: '已当面向{name}说明问题和改正要求，对方表示听清。', proof: '录音、录像或者当事人签名', sign: '请对方签名',
    toWhom: '交给：{name}（{role}）', toName: '姓名', toRole: '身份', role: '现场负责人',
  },
  monitor: {
    title: '固定电子监控资料', short: '电子监控资料', save: '导入', choose: '选择照片或录像', again: '重新选择', files: '监控资料', when: '监控时间', noFile: '选择监控照片或录像', size: '{n} KB',
    how: '固定电子监控等非现场资料，须经法制审核和技术审核，才能作为立案的依据。先在这里导入，检查结果照常填写；审核由本部门在电脑端办理。',
    kind: { LEGAL: '法制审核', TECHNICAL: '技术审核' }, open: '待审核', usable: '可以采用', refused: '不予采用',
    waits: '立案前须经法制审核和技术审核', waitsText: '检查结果已照常记录。两项审核由本部门不同的人在电脑端办理，办结后结果自动录入。',
  },
  clue: {
    title: '问题线索', save: '保存线索', before: '本次已记 {n} 条', photos: '照片', matter: '线索内容', matterHint: '发现了什么，在哪里', to_department: '移交部门', toHint: '点选或输入部门名称', to: '移交：{name}',
    how: '不属于本部门职责的问题，记为线索，由发起部门负责移交，不影响本次检查结果。', common: ['县消防救援大队'],
  },
}
