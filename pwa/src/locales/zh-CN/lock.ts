/** PIN、锁定与恢复：进入、设置、更换、忘记。 */
export default {
  title: '输入 PIN', locked: '已锁定，解锁后继续上传。', waiting: '本机未传 {n} 件，已加密保存。', nothing: '本机没有未传内容。', checking: '正在核对…', entering: '正在进入…', sealing: '正在加密本机资料…',
  digit: '数字 {n}', erase: '删除', dots: '已输入 {n} 位，共 6 位', demo: '演示 PIN：{pin}',
  forgot: '忘记 PIN', back: '返回输入 PIN',
  set: '设置 PIN', six: '请输入 6 位数字', again: '再输入一次', setHow: '6 位数字。任务资料、记录和影像都用它加密保存在本机；打开应用时输入，8 小时内不再询问。', setOld: '本机原有资料都在，设置后全部加密。',
  differ: '两次输入不一致，请重新设置', easy: '这个 PIN 太容易猜到，请换一个', saving: '正在下载任务资料…',
  here: '这部手机的 PIN', hereHow: '用本机原来的 PIN 打开未传内容。',
  destroyed: '原 PIN 已停用', destroyedHow: '输错 20 次。未传的记录和影像仍加密保存在本机，设置新 PIN 后全部都在。',
  passkey: { open: '用指纹或面容解锁', on: '已开启指纹或面容解锁', how: '识别不了时仍可输入 PIN。', add: '开启指纹或面容解锁', addHow: '请输入 PIN，再按系统提示验证。', drop: '关闭指纹或面容解锁', busy: '等待指纹或面容…' },
  recover: {
    title: '重设 PIN', how: '联网验证身份后设置新 PIN。未传的记录和影像都在，不会丢失。', username: '账号', password: '登录密码', code: '恢复码', codeHow: '8 位数字，向本部门管理员索取，30 分钟内有效。', byCode: '改用管理员恢复码', byPassword: '改用登录密码',
    go: '验证身份', busy: '正在验证…', both: '请填写账号和密码', bothCode: '请填写账号和 8 位恢复码', new: '身份已验证，请设置新 PIN', offline: '没有网络，暂时不能重设', offlineText: '未传内容仍加密保存在本机。连上网络后再试。',
  },
  page: { title: '用 PIN 锁定本机', saved: 'PIN 已设置', change: '更换 PIN', old: '输入原 PIN', changed: 'PIN 已更换', lock: '立即锁定', how: '任务资料、记录和影像都加密保存在本机。打开应用时、审批前输入 PIN，8 小时内不再询问。' },
}
