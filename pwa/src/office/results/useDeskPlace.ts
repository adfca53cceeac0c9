/** Where the reviewer stands: a line and a piece of evidence, both in the URL. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { OVERALL, PAPER, type LineGroup, type Piece } from './order'

export function useDeskPlace(groups: ComputedRef<LineGroup[]>, pieces: ComputedRef<Piece[]>) {
  const route = useRoute()
  const router = useRouter()
  const asked = (name: string) => { const value = route.query[name]; return typeof value === 'string' ? value : undefined }
  const stops = computed(() => [OVERALL, ...groups.value.flatMap((group) => group.lines.map((line) => line.code))])

  const piece = computed(() => pieces.value.find((one) => one.key === asked('at')) ?? (asked('line') === undefined ? pieces.value[0] : pieces.value.find((one) => one.line === line.value)))
  const line = computed(() => {
    const named = asked('line')
    return named !== undefined && stops.value.includes(named) ? named : OVERALL
  })

  function go(toLine: string, at: string | undefined): void {
    const query = Object.fromEntries(Object.entries(route.query).filter(([name]) => name !== 'at'))
    void router.replace({ query: { ...query, line: toLine, ...(at ? { at } : {}) } })
  }
  const goToPiece = (to: Piece) => go(to.line, to.key)
  const goToLine = (code: string) => go(code, pieces.value.find((one) => one.line === code)?.key ?? (code === OVERALL && pieces.value.length ? PAPER : undefined))

  function stepPiece(by: 1 | -1): void {
    const at = pieces.value.findIndex((one) => one.key === piece.value?.key)
    const next = at < 0 ? pieces.value.find((one) => stops.value.indexOf(one.line) >= stops.value.indexOf(line.value)) : pieces.value[at + by]
    if (next) goToPiece(next)
  }
  function stepLine(by: 1 | -1): void {
    const next = stops.value[stops.value.indexOf(line.value) + by]
    if (next !== undefined) goToLine(next)
  }
  return { line, piece, goToPiece, goToLine, stepPiece, stepLine }
}
