/**
 * What our messages are made of: text with {named} places, nothing else (tests/field/words.test.ts holds them to it).
 * A compiler for that alone, instead of the library's general one, which every first start would have to load.
 */
import type { MessageCompiler, MessageContext, MessageFunction } from 'vue-i18n'

const PLACE = /\{(\w+)\}/
const compiled = new Map<string, MessageFunction<string>>()

/** "{n} 项未传" → a function that fills the places in; a place nobody filled stays empty. */
export const compileMessage: MessageCompiler = (message) => {
  const source = String(message)
  const known = compiled.get(source)
  if (known) return known
  const parts = source.split(PLACE)
  const made = (context: MessageContext) => parts.map((part, at) => (at % 2 ? String(context.named(part) ?? '') : part)).join('')
  compiled.set(source, made)
  return made
}
