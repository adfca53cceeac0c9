/** 导出未上传的工作: comes with its page. */
export default {
  about: '手机坏了、不能联网或者不能解锁时的最后办法：把没有送达的记录和音像存成一个加密文件，交办公端导入。文件只有办公端能打开。', has: '将导出', records: '检查记录 {n} 条', unsent: '其中 {n} 条还没有送达', media: '音像 {n} 件', size: '约 {size}', none: '没有需要导出的内容', noneText: '这部手机上的内容服务器都有了。',
  go: '导出到文件', again: '再导出一次', busy: '正在导出 {n}%', keepOpen: '请不要关闭此页。', done: '文件已写好', doneText: '{name}，{size}。请把文件交给办公端导入。', proof: '文件不能证明已经送达', proofText: '办公端确认导入之前，请保管好手机，不要清除其中的数据；手机联网后仍会照常上传，不会重复。', failed: '没有导出成功', cancelled: '没有选择保存位置，没有导出。', network: '能联网时请直接同步，不用导出。',
}
