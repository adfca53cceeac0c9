/** How a party shows that it does not cooperate (R92). The record says it in these words, whatever language the screen speaks. */
export const BEHAVIOURS = ['拒绝进入', '拒绝提供资料', '阻挠检查', '威胁检查人员'] as const
const OTHER = '其他：'

/** What the record states: the behaviours picked, in the list's order, and the other one in the officer's words. */
export function behavioursSaid(picked: readonly string[], other: string): string[] {
  const listed = BEHAVIOURS.filter((one) => picked.includes(one))
  return other.trim() ? [...listed, `${OTHER}${other.trim()}`] : listed
}

/** The legal warning as it is read aloud and kept in the record (行政处罚法 第五十五条; L22). */
export function warningRead(departments: readonly string[]): string {
  return `我们是${departments.join('、')}的执法人员，已出示执法证，依法对你单位进行检查。根据《中华人民共和国行政处罚法》第五十五条，当事人或者有关人员应当如实回答询问，并协助检查，不得拒绝或者阻挠。现再次要求你单位配合。继续拒绝、阻挠的，我们将如实记录；情节严重的，检查结果按“不配合检查情节严重”依法公示；阻碍执行职务的，由公安机关依法处理。`
}
