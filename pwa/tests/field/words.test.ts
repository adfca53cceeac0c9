/** The words of every door: written so that our own compiler understands them, and those of the first screens in the first bundle. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createI18n } from 'vue-i18n'
import { expect, it } from 'vitest'
import { compileMessage } from '@/locales/compile'
import en from '@/locales/en'
import zh from '@/locales/zh-CN'
import first from '@/locales/zh-CN/first'

const SRC = resolve(import.meta.dirname, '../../src')
const others = import.meta.glob<{ default: unknown }>('../../src/locales/{zh-CN,en}/{office,desk_door,demo}.ts', { eager: true })

/** Every text under a table of words. */
const textsOf = (table: unknown): string[] => (typeof table === 'string' ? [table] : typeof table === 'object' && table ? Object.values(table).flatMap(textsOf) : [])

it('every message is text with {named} places: no plurals, no links, no quoting', () => {
  const texts = [zh, en, ...Object.values(others).map((one) => one.default)].flatMap(textsOf)
  expect(texts.length).toBeGreaterThan(1500)
  expect(texts.filter((text) => /[{}]|@[:.]|\s\|\s/.test(text.replace(/\{\w+\}/g, '')))).toEqual([])
})

it('places are filled, also with 0; one that nobody filled stays empty', () => {
  const { t } = createI18n({ legacy: false, locale: 'zh-CN', messageCompiler: compileMessage, messages: { 'zh-CN': { a: '{n} 项，{who}记录', plain: '无' } } }).global
  expect(t('a', { n: 0, who: '张一' })).toBe('0 项，张一记录')
  expect(t('a', { n: 3 })).toBe('3 项，记录')
  expect(t('plain')).toBe('无')
})

/** The file an import names, inside src/. */
function fileOf(from: string, name: string): string | null {
  const base = name.startsWith('@/') ? resolve(SRC, name.slice(2)) : name.startsWith('.') ? resolve(dirname(from), name) : ''
  return base ? (['', '.ts', '.vue', '/index.ts'].map((end) => base + end).find((path) => /\.(ts|vue)$/.test(path) && existsSync(path)) ?? null) : null
}

/** Everything a file brings along before anything is asked for later. */
function broughtBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\s)[^'\n]*?'([^']+)'/gm)) {
    const next = fileOf(file, name)
    if (next) broughtBy(next, seen)
  }
  return seen
}

it('the first screens speak only words that come with them', () => {
  const areas = new Set(Object.keys(zh))
  const doors = ['field/main.ts', 'field/tasks/TasksPage.vue', 'field/sign-in/SignInPage.vue'].flatMap((name) => [...broughtBy(resolve(SRC, name))])
  expect(doors.length).toBeGreaterThan(100)
  const spoken = new Set(doors.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bt[em]?\(\s*[`'](\w+)\./g)].map((match) => `${match[1]} (${file.slice(SRC.length + 1)})`)))
  expect([...spoken].filter((one) => areas.has(one.split(' ')[0] ?? '') && !(one.split(' ')[0]! in first))).toEqual([])
})
