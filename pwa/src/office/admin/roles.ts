/** Roles an administrator can give. A department's administrator gives those of a department only. */
export const OF_A_DEPARTMENT = ['INSPECTOR', 'AUXILIARY', 'EXPERT', 'REVIEWER', 'DEPT_HEAD', 'DEPT_ADMIN', 'DRAW_UNDERTAKER', 'DRAW_OPERATOR', 'DRAW_SUPERVISOR', 'ARCHIVIST'] as const
export const OF_THE_COUNTY = ['OFFICE', 'OFFICE_HEAD', 'LAW_SUPERVISOR', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDITOR'] as const

/** Roles already held stay visible, so that a change never drops one unseen. */
export function grantable(countyWide: boolean, held: string[]): string[] {
  const offered: string[] = countyWide ? [...OF_A_DEPARTMENT, ...OF_THE_COUNTY] : [...OF_A_DEPARTMENT]
  return [...offered, ...held.filter((role) => !offered.includes(role))]
}
