/** The public pages' words. Plain functions instead of a library: the bundle stays small. */
const words = {
  lang: 'zh-CN', other: 'English', site: '部门联合抽查检查结果公示', lead: '部门联合“双随机、一公开”', skip: '跳到正文', home: '结果查询', you: '当前位置', large: '大字版', normal: '标准字', print: '打印',
  search: {
    label: '查询抽查检查结果', box: '名称、统一社会信用代码或任务编号', go: '查询', more: '更多条件', name: '检查对象名称', uscc: '统一社会信用代码', field: '抽查领域', from: '检查日期，自', to: '至', clear: '清除条件',
    hint: '免费查询，无需登录。',
  },
  table: {
    caption: '抽查检查结果', no: '序号', object: '检查对象', uscc: '统一社会信用代码', task: '抽查任务', department: '检查部门', checked: '检查日期', outcome: '检查结果', published: '公示日期',
  },
  /** the results' own words are Chinese; a language of its own adds its reading */
  outcomes: {} as Record<string, string>,
  found: (total: number) => `共 ${total} 条结果`, foundBy: (total: number, by: string) => `“${by}”：共 ${total} 条结果`,
  loading: '正在查询', empty: '没有查到结果', emptyBy: '没有符合条件的公示结果。请核对名称或代码是否完整，或减少条件再查。', emptyAll: '目前还没有公示的结果。',
  failed: '暂时查询不到', offline: '网络不通。请检查网络后再试，填写的条件已保留。', busy: '服务暂时不可用，请稍后再试，填写的条件已保留。', wrong: '查询条件有误，请核对日期和代码。', retry: '再试一次', code: '代码',
  pages: { label: '翻页', previous: '上一页', next: '下一页', of: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页` },
  result: {
    back: '返回结果查询', title: '抽查检查结果', object: '检查对象', uscc: '统一社会信用代码', none: '无', task: '任务名称', taskNo: '任务编号', field: '抽查领域', items: '抽查事项', department: '检查部门', checked: '检查日期', outcome: '检查结果', processing: '处理情况',
    noProcessing: '无', publisher: '公示单位', published: '公示日期', gone: '没有这条公示结果', goneText: '地址可能不完整，或者该结果已停止公示。',
    unchanged: (date: string) => `本结果自 ${date} 公示以来未被更改。`, corrected: (date: string, version: number) => `本结果已经更正，${date} 起公示的是第 ${version} 版。`,
    how: '如何核验', howRecord: '这句话依据本系统的公示记录：公示的版本只能新增，不能修改或删除；如有更正，会以新版本公示并在此注明。',
    howNot: '本页目前只陈述本系统的记录，不作独立核验。需要核对时，请记下以下编号，与检查部门或国家企业信用信息公示系统核对。', number: '公示编号', version: '版本',
    protect: '依法不公开的内容（个人信息、影像、商业秘密等）不在公示范围内。', cached: '已经被他人复制的内容无法收回。',
  },
  foot: {
    object: '对公示结果有异议的，可以向检查部门提出更正申请，并提供证据。', official: '国家企业信用信息公示系统（河南）是抽查检查结果的法定公示平台，本页供便民查询。',
  },
}
export default words
export type PortalWords = typeof words
