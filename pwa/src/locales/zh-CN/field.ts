export default {
  appName: '联查',
  loading: '正在读取本机资料',
  back: '返回',
  tabs: { tasks: '任务', todo: '待办', sync: '同步', me: '我' },
  chip: { here: '本机 {n}', none: '已传完', offline: '离线 {n}', label: '只在本机：{n} 项。打开同步说明' },
}
