/** Where the app cannot work: one page that says why and what to do. */
export default {
  copy: '复制链接', copied: '已复制，请到浏览器粘贴打开', copyFailed: '没有复制成功，请长按下面的地址复制',
  inApp: {
    title: '请在浏览器中打开', text: '在{app}里打开时，照片、录音和签名可能无法保存，检查不能进行。',
    step1: '点右上角 ···', step2: '选“在浏览器打开”', or: '或者复制链接，粘贴到手机浏览器的地址栏。', wechat: '微信', dingtalk: '钉钉',
  },
  insecure: {
    title: '这个地址不能用于检查', text: '通过 http:// 打开时，浏览器不允许拍照、录音、加密保存和离线使用。',
    how: '请用 https:// 开头的地址打开；不清楚地址时问部门管理员。', tryHttps: '换成 https 打开',
  },
  unsupported: {
    title: '浏览器版本太旧', text: '缺少：{missing}。请更新浏览器，或换用新版 Chrome、Edge、Safari 打开。',
    feature: { storage: '本机数据库', crypto: '加密签名', canvas: '手写签名', worker: '离线运行' },
  },
  update: { ready: '有新版本', now: '更新', later: '稍后' },
}
