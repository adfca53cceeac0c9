/** 手机之间传递. */
export default {
  card: {
    title: '现场没有信号时', scan: '扫同事的二维码', scanHow: '收下其部门的检查内容', show: '出示我的二维码', showHow: '让同事的手机收下我的内容',
  },
  show: {
    title: '出示二维码', making: '正在生成二维码…', how: '请同事在“核对与确认”中点“扫同事的二维码”，对准下面，直到他的手机收齐。',
    code: '二维码第 {n} 张，共 {total} 张', codes: '共 {total} 张，循环显示', items: '{n} 条记录', media: '照片、录音等 {n} 件仍在本机，联网后自动上传。', noMedia: '没有照片、录音需要另行上传。',
    scope: '出示范围', all: '全部', unsent: '只出示未上传的 {n} 条', done: '同事已收齐，返回',
    nothing: '还没有可以出示的内容', nothingHow: '在本任务中签到或者填写检查项后，再来出示。',
  },
  scan: {
    title: '扫同事的二维码', opening: '正在打开相机…', checking: '已收齐，正在核对签名…', aim: '请对准同事手机上的二维码', progress: '请保持对准，直到收齐',
    foreign: '这不是联查的二维码', otherTask: '这是另一项任务的二维码，请同事打开同一项任务', damaged: '这一张没有读清，会自动再读', from: '已收下{name}手机上的内容',
    fresh: '新收到 {n} 条记录', nothingNew: '没有新的记录，本机已经都有', known: '另有 {n} 条本机已有', verified: '每一条的签名都已核对。联网后由任一部手机送达服务器，不会重复。',
    media: '照片、录音等 {n} 件仍在其手机上，由其手机上传。', closed: '{department}已完成检查', closedHow: '检查内容已齐，可以继续核对与确认。',
    open: '{department}还没有完成本部门检查', openHow: '请其在自己的手机上签名完成，然后再扫一次。', differs: '{department}的检查内容还不齐', differsHow: '请同事在出示页选“全部”，再扫一次。',
    another: '再扫一部手机', done: '返回核对与确认', again: '再扫一次', denied: '没有允许使用相机', deniedHow: '请在浏览器或系统设置中允许本页面使用相机，然后再试。也可以等有信号后同步。',
  },
  statement: {
    title: '请手写（横屏）', who: '以上情况属实', how: '请照写“以上情况属实”，写好后再签名。', write: '手写“属实”', done: '已手写',
  },
  phones: { shares: '用同事的手机', media: '影像 {n} 件只在其手机上' },
  gap: {
    title: '还没有联系上：{names}', how: '这些手机里可能还有未送达的内容。请先同步或者扫其二维码；确实联系不上时，写明原因后可以继续，原因会记入记录。',
    reason: '现在结束的原因', hint: '写明原因', reasons: ['手机没电', '已离开现场', '手机损坏', '确认其手机上没有内容'], first: '先写明原因',
  },
  leaver: {
    title: '{name} {time} 已离场，还有 {n} 项未完成', give: '交给{name}', nobody: '{department}没有其他在场人员，请重新签到或者更换人员。',
    early: '你已填写 {n} 项，提前离场请签名确认。', sign: '{name}签名', signed: '已签名，点此重签', unsigned: '不签名也可以离场，审核时会看到。', statement: '本人填写的 {n} 项情况属实',
  },
}
