/** The verbs open to this person on this task, the department they are for, and which dialog asks about it. */
import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import type { DeskDepartment, ResultDetail } from '@/api/office/results'
import type { User } from '@/api/office/session'
import { hasVerb, verbsFor, type Verbs } from './permissions'

export type Verb = keyof Verbs
const NONE: Verbs = { enter: false, pass: false, return: false, publish: false, withhold: false }

export function useVerbs(detail: MaybeRefOrGetter<ResultDetail>, user: MaybeRefOrGetter<User | null>) {
  const asking = ref<Verb | null>(null)
  const chosen = ref('')
  const departments = computed<DeskDepartment[]>(() => toValue(detail).departments.filter((one) => hasVerb(verbsFor(one, toValue(user)))))
  const department = computed(() => departments.value.find((one) => one.id === chosen.value) ?? departments.value[0] ?? null)
  const allowed = computed(() => (department.value ? verbsFor(department.value, toValue(user)) : NONE))
  watch(() => toValue(detail).id, () => { asking.value = null; chosen.value = '' })

  function ask(verb: Verb): void {
    if (allowed.value[verb]) asking.value = verb
  }
  return { asking, chosen, departments, department, allowed, ask }
}
export type DeskVerbs = ReturnType<typeof useVerbs>
