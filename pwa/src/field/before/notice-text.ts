/** What the party is told, in one piece and once (R68); in R70's words nobody asks for the legal representative. Pure. */
import type { DossierView } from '@/domain/rows'
import { valuesOf } from '@/domain/view'
import { longTime } from '../dates'

type Translate = (key: string, named: Record<string, unknown>) => string

export function noticeText(view: DossierView, t: Translate, locale: string): string {
  const task = view.task['self']?.value
  if (!task) return ''
  const say = (key: string, named: Record<string, unknown> = {}) => t(`approvals.notice.body.${key}`, named)
  const leader = view.members[task.leader]?.value
  const materials = [...new Set(valuesOf(view, 'lines').flatMap((line) => line.materials))]
  return [
    say('to', { name: task.object.name }),
    say('opening', { plan: task.name, no: task.task_no, departments: task.departments.map((one) => one.name).join('、'), when: longTime(task.planned_at, locale) }),
    say('items'), ...items(view),
    say('place', { address: task.object.premises[0] ?? task.object.address_registered }),
    materials.length ? say('materials', { materials: materials.join('、') }) : say('noMaterials'),
    say('duty'),
    say('people', { people: valuesOf(view, 'members').map((one) => (one.certificate_no ? `${one.name}（${one.certificate_no}）` : one.name)).join('、') }),
    say('rights', { n: task.nth_this_year }),
    say('contact', { name: leader?.name ?? '', phone: leader?.phone ?? '' }),
  ].join('\n')
}

function items(view: DossierView): string[] {
  const lines = valuesOf(view, 'lines').sort((a, b) => a.order - b.order)
  return (view.task['self']?.value.departments ?? []).map(({ id, name }, index) => {
    const own = lines.filter((line) => line.department === id).map((line) => line.item)
    return `${index + 1}. ${name}：${own.join('、')}`
  })
}
