/** Who sits at the desk, for every page; and whether the password must be asked again. */
import { computed, ref, shallowRef } from 'vue'
import { whenExpired } from '@/api/office/http'
import { currentSession, forgetSession, signIn as ask, type User } from '@/api/office/session'
import { language } from './i18n'


const known = shallowRef<User | null>(currentSession()?.user ?? null)
const expired = ref(false)
whenExpired(() => { expired.value = true })

export const user = computed(() => known.value)
/** The session ran out under an open page: the page stays, the password is asked above it. */
export const mustSignInAgain = computed(() => expired.value && known.value !== null)

export async function signIn(username: string, password: string): Promise<void> {
  known.value = await ask(username, password, language.value)
  expired.value = false
}

export function signOut(): void {
  forgetSession()
  known.value = null
  expired.value = false
}

export const hasRole = (...roles: string[]): boolean => roles.some((role) => known.value?.roles.includes(role))
export const isAdministrator = computed(() => hasRole('SYS_ADMIN', 'DEPT_ADMIN'))
/** As the routes of libraries and audit declare them; others are not shown a door that stays shut. */
export const readsLibraries = computed(() => hasRole('DEPT_ADMIN', 'DEPT_HEAD', 'REVIEWER', 'OFFICE', 'OFFICE_HEAD', 'LAW_SUPERVISOR'))
export const readsAudit = computed(() => hasRole('DEPT_HEAD', 'DEPT_ADMIN', 'REVIEWER', 'OFFICE', 'OFFICE_HEAD', 'ARCHIVIST', 'AUDITOR', 'LAW_SUPERVISOR'))
/** Who answers for the server after it was restored from a backup. */
export const seesRecovery = computed(() => hasRole('SYS_ADMIN', 'OFFICE', 'OFFICE_HEAD'))
/** Held work and missing files; who may bring an export in. */
export const seesHeld = computed(() => hasRole('DEPT_ADMIN', 'DEPT_HEAD', 'REVIEWER', 'OFFICE', 'OFFICE_HEAD', 'LAW_SUPERVISOR'))
export const importsExports = computed(() => hasRole('DEPT_ADMIN', 'OFFICE', 'OFFICE_HEAD'))
/** SYS_ADMIN alone sees no case data (R142). */
export const seesCases = computed(() => known.value !== null && known.value.roles.some((role) => !['SYS_ADMIN', 'SEC_ADMIN'].includes(role)))
