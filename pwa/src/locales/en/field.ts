import type zh from '../zh-CN/field'

export default {
  appName: 'Liancha',
  loading: 'Reading what is on this phone',
  back: 'Back',
  tabs: { tasks: 'Tasks', todo: 'To do', sync: 'Sync', me: 'Me' },
  chip: { here: 'Here {n}', none: 'All sent', offline: 'Offline {n}', label: 'Only on this phone: {n}. Open the sync sheet' },
} satisfies typeof zh
