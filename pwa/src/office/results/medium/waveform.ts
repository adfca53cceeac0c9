/** Brings a waveform of any length to `count` bars of height 0…1, each the loudest moment of its stretch. */
export function bars(peaks: number[], count: number): number[] {
  if (!peaks.length) return Array.from({ length: count }, () => 0)
  const top = Math.max(...peaks.map(Math.abs), 1e-9)
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((index + 1) * peaks.length) / count))
    return Math.max(...peaks.slice(from, to).map(Math.abs)) / top
  })
}
