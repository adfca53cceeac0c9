/** 我: who I am, how I read, what this phone keeps, signing out. */
export default {
  title: '我', department: '部门', certificate: '执法证号', validTo: '有效期至 {date}', expired: '执法证已过期，不能作为检查人员签到', none: '无', account: '账号', device: '这部手机',
  reading: '显示', size: '大字版', sizeHow: '字更大，按钮更高', light: '户外模式', lightHow: '黑白高对比，强光下看得清', language: 'Language / 语言', place: '签到和拍照附上位置', placeHow: '只用于证明检查地点',
  phone: '本机', storage: '存储和同步', version: '版本', update: '新版本已就绪', updateHow: '更新时页面会重新打开，已保存的内容都在。', updateNow: '现在更新', latest: '已是最新', help: '求助时请告知版本和手机编号',
  export: '导出未上传的工作', handOver: '移交后登录', handingOver: '正在移交 {done}/{of}', handOverHow: '原使用人不在时，可以把他未上传的内容加密移交后台核对，不会丢失，然后登录。',
  out: '退出登录', outSure: '退出后，任务资料从这部手机清除，下次登录重新下载。', outYes: '确认退出', outNo: '不退出', outRefused: '现在不能退出', toSync: '查看未送达内容', toExport: '导出未送达内容', pin: 'PIN 锁定', pinHow: '本机资料已加密', outBusy: '正在退出…',
}
