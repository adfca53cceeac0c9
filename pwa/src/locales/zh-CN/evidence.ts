/** 取证: recording, pictures, body cameras. */
export default {
  record: {
    start: '取证录音', stop: '结束取证录音', resume: '继续录音', interrupted: '{kind}中断 {time}', breaks: '有 {n} 处中断，已如实标明', minutes: '约可再录 {n} 分钟',
  },
  why: { MUTED: '来电或其他应用占用了麦克风', HIDDEN: '锁屏或切换应用', ENDED: '系统收回了麦克风', STALLED: '系统暂停', FULL: '手机空间不足' },
  cut: {
    ENDED: '{kind}被系统中断，前 {time} 已保存', FULL: '手机空间不足，{kind}已停止', free: '腾出空间', freed: '已腾出 {size}，可以继续录音。', nothing: '没有可清理的影像。请删除手机里其他应用的文件，或联网上传后再试。',
    how: { ENDED: '接着录的一段会与前一段标明衔接。', FULL: '已录内容都在本机。点“腾出空间”清理服务器已核对的影像。', unplaced: '已录内容都在本机。腾出空间后重新打开本应用，可放回原处。' },
  },
  battery: { low: '电量只剩 {n}%。先请对方签字；录像已关闭。', sign: '先签字', noFilm: '电量不足 20%，录像已关闭。请用照片和录音。' },
  room: { film: '约可录像 {n} 分钟（480p）', full: '手机空间不足，不能录像。' },
  safety: {
    title: '易燃易爆场所', back: '返回', read: '已知晓，我在安全区',
    rules: ['加油机、卸油口、储罐和气瓶旁不用手机：不拍照、不打电话、不充电。', '不开补光灯和闪光灯。', '到站房或安全区再填写、拍照、签字。', '必须在现场取证的，用防爆相机或防爆执法记录仪，回到站房后用“相册导入”或登记执法记录仪。'],
  },
  camera: { scan: '扫描件', album: '相册导入', photoNow: '边录边拍', scanHow: '放平、对齐、拍清每一个字', albumMark: '相册导入', scanMark: '扫描', monitorMark: '固定电子监控' },
  mark: { make: '带水印副本', busy: '正在生成副本…', back: '看原件', note: '副本：带时间、地点、任务和人员，仅供查看和转发。原件未改动。', share: '转发', save: '存到手机', failed: '没有生成副本', noPlace: '未取得定位', place: '北纬{lat}° 东经{lon}°（±{n}米）' },
  gaps: { one: '在 {at} 处缺 {lost}：{why}', seconds: '{n} 秒', moment: '不到 1 秒', long: '时长 {time}', seen: '{at} 离开过本应用，录音未断', follows: '接上一段' },
  voice: {
    title: '语音备忘', start: '按住或点一下说话，不代替文字事实', stop: '正在录 {time}，点一下结束', todo: '待整理', done: '已整理', needFact: '写明发现的事实后，这里变为“已整理”。', one: '语音备忘 {time}',
  },
  recorders: {
    title: '执法记录仪', link: '执法记录仪', lead: '用执法记录仪录音录像时，在这里登记编号和起止时间。回到单位后导入文件，系统自动核对摘要。',
    number: '执法记录仪编号', numberHint: '机身标签上的编号', purpose: '用途', line: '检查项（可选）', whole: '整个检查', from: '开始时间', to: '结束时间', still: '还在录', note: '说明（可选）', add: '登记', end: '现在结束',
    none: '还没有登记', noneText: '没有使用执法记录仪时不用填写。', list: '已登记', state: { AWAITED: '待导入', IMPORTED: '已导入 {n} 个文件' }, span: '{from}—{to}', running: '{from} 起，还在录',
    meets: '拒签的音像记录在执法记录仪 {device} 上，回单位后导入', meetsHow: '审核时会提示“待导入”，导入后消除。', use: '用执法记录仪录的，登记编号',
    purposes: { SITE: '全程', REFUSAL: '拒签', UNREACHABLE: '无法联系', UNCOOPERATIVE: '不配合', MEASURE: '责令改正', SAMPLE: '抽样', SERVICE: '送达' },
  },
}
