/** Words of the problems the phone finds by itself: [title, detail]. `{name}` is filled from the details. */
export type Language = 'zh-CN' | 'en'
type Words = Record<Language, [title: string, detail: string]>

export const PROBLEMS: Record<string, Words> = {
  'record.locked': { 'zh-CN': ['记录已锁定', '签字后不得改动，请用“补正”说明。'], en: ['Record is locked', 'Nothing is changed after signing; propose a supplement.'] },
  'record.lines_open': { 'zh-CN': ['还有 {count} 项未完成', '每一项都要有结果，或写明未检查的原因。'], en: ['{count} lines open', 'Every line needs an outcome or a reason.'] },
  'record.parts_open': { 'zh-CN': ['还有部门未完成：{departments}', '请等该部门完成本部门检查后再确认。'], en: ['Parts still open: {departments}', 'Wait until they close their part.'] },
  'record.not_answered': { 'zh-CN': ['当事人尚未确认', '请先签字确认、记录拒签或记录无法联系。'], en: ['The party has not answered', 'Record signature, refusal or absence first.'] },
  'record.contested': { 'zh-CN': ['有 {count} 项填写不一致', '请先选定采用哪一个。'], en: ['{count} lines differ', 'Choose which value holds first.'] },
  'team.too_few_on_site': { 'zh-CN': ['现场检查人员不得少于两人', '{department}现有 {present} 人签到，需要 {needed} 人。'], en: ['At least two inspectors on site', '{department} has {present}, needs {needed}.'] },
  'team.not_member': { 'zh-CN': ['不是本次检查人员', '检查人员不得擅自更换；如需更换请走更换程序。'], en: ['Not on the team', 'Replacement needs its procedure.'] },
  'team.not_leader': { 'zh-CN': ['只有组长可以分工', '请组长在其手机上分工。'], en: ['Only the leader assigns', 'Ask the leader.'] },
  'team.not_officer': { 'zh-CN': ['没有执法资格', '辅助人员和专家只能协助，不能记录结果或者以检查人员身份签名。'], en: ['Not an officer', 'Auxiliaries and experts assist only.'] },
  'team.own_only': { 'zh-CN': ['只能由本人办理', '请本人用自己的账号签到或者确认；代为签到请选择“同机签到”。'], en: ['Only in person', 'Use your own account.'] },
  'finding.outcome_not_offered': { 'zh-CN': ['该项不能选择此结果', '请从该项列出的结果中选择。'], en: ['Outcome not offered', 'Choose one the line offers.'] },
  'line.unknown': { 'zh-CN': ['没有这一项', '请同步后重试。'], en: ['No such line', 'Sync and try again.'] },
  'line.not_own': { 'zh-CN': ['不是本部门的检查项', '该项由{department}检查，这里只能查看。'], en: ["Another department's line", '{department} records it.'] },
  'line.assigned_across': { 'zh-CN': ['不能跨部门分工', '检查项只能分给本部门的检查人员。'], en: ['Not across departments', 'A line stays within its department.'] },
  'part.closed': { 'zh-CN': ['{department}已完成本部门检查', '如需更正，请用“补正”说明。'], en: ['{department} has closed its part', 'Propose a supplement.'] },
  'part.not_own': { 'zh-CN': ['只能完成本部门的检查', '请{department}的检查人员操作。'], en: ['Only your own department', '{department} closes its part.'] },
  'officers.two_signatures': { 'zh-CN': ['需要两名检查人员签名', '现有 {present} 名。'], en: ['Two officers must sign', '{present} signed so far.'] },
  'finding.reason_missing': { 'zh-CN': ['请写明未检查的原因', ''], en: ['Say why it was not checked', ''] },
  'finding.outcome_missing': { 'zh-CN': ['请选择检查结果', ''], en: ['Choose an outcome', ''] },
  'finding.other_unexplained': { 'zh-CN': ['“其他”需要选择情形并说明', ''], en: ['Explain “other”', ''] },
  'finding.fact_missing': { 'zh-CN': ['请写明发现的事实', ''], en: ['State the fact found', ''] },
  'finding.deadline_missing': { 'zh-CN': ['请填写改正期限', ''], en: ['Set the deadline', ''] },
  'refusal.reason_missing': { 'zh-CN': ['请写明拒签的理由', ''], en: ['State the reason of the refusal', ''] },
  'refusal.document_missing': { 'zh-CN': ['请写明拒签的文书', ''], en: ['Name the document refused', ''] },
  'refusal.recording_missing': { 'zh-CN': ['需音像记录', '请补录音或录像后再锁定。'], en: ['A recording is needed', 'Record audio or video first.'] },
  'unreachable.address_unexplained': { 'zh-CN': ['到访地址与登记地址不同', '请说明原因。'], en: ['Visited another address', 'Explain why.'] },
  'unreachable.state_missing': { 'zh-CN': ['请选择或写明现场状态', ''], en: ['Choose or describe the state of the place', ''] },
  'unreachable.photo_missing': { 'zh-CN': ['需要现场照片', '请至少拍一张现场照片。'], en: ['A photo of the place is needed', 'Take at least one.'] },
  'unreachable.attempts_missing': { 'zh-CN': ['联系次数不足', '已记录 {made} 次，需要 {needed} 次，每次写明时间、号码和结果。'], en: ['Too few contact attempts', '{made} of {needed}.'] },
  'unreachable.note_missing': { 'zh-CN': ['请写现场情况说明', ''], en: ['Write the note', ''] },
  'witness.of_the_team': { 'zh-CN': ['见证人不能是本次检查人员', '请另请见证人；没有见证人也可以继续。'], en: ['A witness is not of the team', 'Ask somebody else, or go on without.'] },
  'witness.name_missing': { 'zh-CN': ['请填写见证人姓名', ''], en: ['Name the witness', ''] },
  'session.none': { 'zh-CN': ['请先登录', '登录后继续，已填写内容不会丢失。'], en: ['Sign in first', 'Nothing recorded is lost.'] },
  'device.unsent': { 'zh-CN': ['还有内容没有上传', '本机有 {count} 条记录或文件未送达，送达后才能退出。'], en: ['Something is unsent', '{count} records or files; sign out once they arrived.'] },
  'device.other_user_unsent': { 'zh-CN': ['这部手机上有 {name} 未上传的内容', '请先由本人登录并上传，内容不会丢失。'], en: ['{name} has unsent work here', 'Let its owner sign in and send it; nothing is lost.'] },
  'device.revoked': { 'zh-CN': ['这部手机已停用', '未上传的内容会交后台核对，不会丢失。请联系部门管理员。'], en: ['This phone was revoked', 'Unsent work goes to review; ask your administrator.'] },
  'access.sign_in_needed': { 'zh-CN': ['请重新登录', '本机未上传的内容不会丢失。'], en: ['Sign in again', 'Unsent work is kept.'] },
  'dossier.unknown': { 'zh-CN': ['本机没有这个任务', '请联网同步后再试。'], en: ['This task is not on the phone', 'Sync and try again.'] },
  'mutation.too_large': { 'zh-CN': ['内容太长，没有保存', '请缩短文字，或把长内容拍照附上。'], en: ['Too long, not saved', 'Shorten it or attach a photo.'] },
  'mutation.raced': { 'zh-CN': ['没有保存，请再点一次', '另一个页面同时在保存。'], en: ['Not saved, try again', 'Another page was saving.'] },
  'media.unknown': { 'zh-CN': ['找不到要附上的文件', '请重新拍摄或录制。'], en: ['The file is not on this phone', 'Take it again.'] },
  'media.closed': { 'zh-CN': ['录制已结束', '请重新开始录制。'], en: ['The recording has ended', 'Start again.'] },
  'storage.failed': { 'zh-CN': ['没有保存', '手机存储没有响应，请重试；如仍失败请清理已送达的影音。'], en: ['Not saved', 'Storage did not answer; try again or clear delivered media.'] },
  'storage.full': { 'zh-CN': ['手机空间不足，没有保存', '请清理已送达的影音后重试。'], en: ['Not saved: storage is full', 'Clear delivered media and try again.'] },
  'storage.evicted': { 'zh-CN': ['手机清除过本应用的数据', '未上传的内容可能已被系统清除，请联系部门管理员。'], en: ['The system removed this app’s data', 'Unsent work may be gone; tell your administrator.'] },
  'media.quarantined': { 'zh-CN': ['服务器没有接收这个文件', '文件已隔离保存，等待后台核对；本机原件请勿清除。'], en: ['The server set this file aside', 'It waits for review; keep the original.'] },
  'media.refused': { 'zh-CN': ['文件没有上传成功', '原件保存在本机，稍后自动重试。'], en: ['Upload did not succeed', 'The original is kept here; retried later.'] },
  'network.offline': { 'zh-CN': ['没有连上服务器', '内容已保存在本机，有网络时自动上传。'], en: ['No connection', 'Everything is kept here and sent later.'] },
  'network.timeout': { 'zh-CN': ['服务器没有及时回答', '内容已保存在本机，稍后自动重试。'], en: ['No answer in time', 'Everything is kept here; retried later.'] },
  'server.unreadable': { 'zh-CN': ['服务器的回答无法识别', '内容已保存在本机，稍后自动重试。'], en: ['Unreadable answer', 'Everything is kept here; retried later.'] },
  'sync.stalled': { 'zh-CN': ['上传没有进展', '内容已保存在本机，稍后自动重试。'], en: ['No progress', 'Everything is kept here; retried later.'] },
  'recorder.denied': { 'zh-CN': ['没有录音', '系统没有允许使用麦克风。请在浏览器或系统设置中允许本页面使用麦克风，然后再试。'], en: ['Not recording', 'The microphone is not allowed. Allow it for this page in the browser or system settings, then try again.'] },
  'recorder.failed': { 'zh-CN': ['没有录制', '麦克风或相机没有启动。请关闭其他正在使用它们的应用后再试。'], en: ['Not recording', 'Microphone or camera did not start. Close other apps that use them and try again.'] },
  'recorder.device_missing': { 'zh-CN': ['请填写执法记录仪编号', '编号在机身标签上。'], en: ['Give the recorder’s number', 'It is on its label.'] },
  'recorder.span_wrong': { 'zh-CN': ['结束时间早于开始时间', '请核对执法记录仪的起止时间。'], en: ['It ends before it begins', 'Check the times.'] },
  'camera.no_picture': { 'zh-CN': ['没有拍到', '相机还没有给出画面。请看到画面后再按一次；已保存的照片都在。'], en: ['No picture taken', 'The camera gave no picture yet. Wait until you see one and press again; pictures already saved are safe.'] },
  'camera.failed': { 'zh-CN': ['相机没有启动', '请关闭其他正在使用相机的应用后再试，或用下面的按钮打开系统相机拍照。'], en: ['The camera did not start', 'Close other apps that use it, or use the system camera below.'] },
  'relay.damaged': { 'zh-CN': ['二维码内容不完整', '没有收下任何内容。请让对方重新出示，再扫一遍。'], en: ['The codes do not fit together', 'Nothing was taken over. Have them shown again and scan once more.'] },
  'relay.other_task': { 'zh-CN': ['这是另一项任务的二维码', '请对方打开同一项任务，再出示二维码。'], en: ['Codes of another task', 'Ask the colleague to open the same task.'] },
  'relay.own': { 'zh-CN': ['这是本机自己的二维码', '请扫同事手机上的二维码。'], en: ["This phone's own codes", "Scan a colleague's phone."] },
  'relay.stranger': { 'zh-CN': ['{name}不是本次检查人员', '没有收下任何内容。只接收检查组成员手机上的内容。'], en: ['{name} is not on the team', 'Nothing was taken over.'] },
  'relay.forked': { 'zh-CN': ['与本机已收到的内容不一致', '没有收下新的内容，原来的都在。请两部手机都联网，由后台核对{name}的记录。'], en: ['Differs from what is here', 'Nothing new was taken over. Connect both phones; the office compares the records of {name}.'] },
  'chain.closed': { 'zh-CN': ['本机记录链已更换', '此前未送达的内容已交后台核对，不会丢失。'], en: ['The chain was replaced', 'Earlier unsent work goes to review; nothing is lost.'] },
}

const UNKNOWN: Words = { 'zh-CN': ['没有办成', '内容没有丢失，请重试。'], en: ['It did not work', 'Nothing is lost; try again.'] }

/** Title and detail of a code with its details filled in. */
export function words(code: string, details: Record<string, string | number> = {}, language: Language = 'zh-CN'): { title: string; detail: string } {
  const [title, detail] = (PROBLEMS[code] ?? UNKNOWN)[language]
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—'))
  return { title: fill(title), detail: fill(detail) }
}
