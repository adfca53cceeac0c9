/** Evidence bytes for the desk. A browser's <img> and <video> cannot sign in, so they get a short-lived ticket. */
import { call, get, post } from './http'

export type MediaView = 'original' | 'thumbnail' | 'play' | 'watermark'
interface Ticket { ticket: string; expires_in?: number }

const KEPT_MS = 60_000
const tickets = new Map<string, { ticket: Promise<Ticket>; until: number }>()

function ticketFor(sha256: string): Promise<Ticket> {
  const known = tickets.get(sha256)
  if (known && known.until > Date.now()) return known.ticket
  const ticket = post<Ticket>(`/api/media/${sha256}/ticket`)
  tickets.set(sha256, { ticket, until: Date.now() + KEPT_MS })
  ticket.catch(() => tickets.delete(sha256))
  return ticket
}

export async function mediaAddress(sha256: string, view: MediaView): Promise<string> {
  const { ticket } = await ticketFor(sha256)
  const wanted = view === 'original' ? '' : `view=${view}&`
  return `/api/media/${sha256}?${wanted}ticket=${encodeURIComponent(ticket)}`
}

/** Loudness over time, 0…255 per step. */
export const readWaveform = (sha256: string, signal?: AbortSignal) => get<{ peaks: number[] }>(`/api/media/${sha256}?view=waveform`, signal)
export const readOriginal = async (sha256: string) => (await call('GET', `/api/media/${sha256}`)).arrayBuffer()
