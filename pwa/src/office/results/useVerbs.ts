/** The verbs open to this person on this task, the department they are for, and which dialog asks about it. */
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { Abilities, DeskDepartment, ResultDetail } from '@/api/office/results'

export type Verb = keyof Abilities
const NONE: Abilities = { enter: false, pass: false, return: false, publish: false, withhold: false }

export function useVerbs(detail: MaybeRefOrGetter<ResultDetail>) {
  const asking = ref<Verb | null>(null)
  const chosen = ref('')
  const departments = computed<DeskDepartment[]>(() => toValue(detail).departments.filter((one) => Object.values(one.can).some(Boolean)))
  const department = computed(() => departments.value.find((one) => one.id === chosen.value) ?? departments.value[0] ?? null)
  const allowed = computed(() => department.value?.can ?? NONE)
  watch(() => toValue(detail).id, () => { asking.value = null; chosen.value = '' })

  function ask(verb: Verb): void {
    if (allowed.value[verb]) asking.value = verb
  }
  function actFor(id: string): void {
    if (departments.value.some((one) => one.id === id)) chosen.value = id
  }
  return { asking, chosen, departments, department, allowed, ask, actFor }
}
export type DeskVerbs = ReturnType<typeof useVerbs>
