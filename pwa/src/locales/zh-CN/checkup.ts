/** 出发前体检与首次使用. */
export default {
  title: '出发前体检', start: '开始体检', againAll: '重新体检', again: '再测一次', busy: '正在测{name}…', waiting: '未测', running: '正在测', failed: '没有测成，请再测一次。',
  last: '上次体检：{when}', never: '这部手机还没有体检过', open: '测试相机、录音、位置、存储和离线启动',
  verdict: { good: '正常', note: '请留意', bad: '有问题', off: '不适用' },
  result: {
    none: '还没有测完', noneText: '逐项测试这部手机，约半分钟。会请你允许使用相机和麦克风。', running: '正在体检', runningText: '已测 {done} / {all} 项',
    ready: '可以出发', allGood: '各项正常。', notes: '有 {n} 项请留意，不影响出发。', 'not-ready': '先处理，再出发', notReadyText: '有问题：{names}。办法写在各项下面。',
  },
  test: { camera: '相机', microphone: '录音', location: '位置', storage: '手机存储', offline: '离线启动', dossiers: '任务资料', signature: '手写签名', clock: '手机时间', battery: '电量', version: '应用版本' },
  list: { order: '排列', by: { day: '按日期', place: '按乡镇' }, searchHint: '单位、地址、乡镇、任务编号', departments: '{departments} 部门', fresh: '新' },
  welcome: { try: '试读：演示二号加油站 · 加油机强制检定 · 4 / 6 项', tryButton: '未发现问题', sizeHow: '字看着费力就选大字版，以后可在“我”中更改。' },
}
