/** What anybody may ask, without signing in. The fields are those of R104 and no others. */
import { problemOf, query, reach } from './problem'
import type { components } from './schema'

export type PublishedResult = Required<components['schemas']['PublishedResult']>
export type PublishedPage = Required<Omit<components['schemas']['PublishedPage'], 'items'>> & { items: PublishedResult[] }
export interface PortalSearch { q?: string; name?: string; uscc?: string; field?: string; from?: string; to?: string; page?: string }

async function ask<T>(address: string): Promise<T> {
  const response = await reach(address, { headers: { accept: 'application/json', 'accept-language': document.documentElement.lang } })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

export const searchPublished = (asked: PortalSearch) => ask<PublishedPage>(`/api/portal/results${query({ ...asked })}`)
export const readPublished = (id: string) => ask<PublishedResult>(`/api/portal/results/${encodeURIComponent(id)}`)
