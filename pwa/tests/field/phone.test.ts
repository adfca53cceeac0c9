import { describe, expect, it } from 'vitest'
import { ROWS } from '@/domain/verbs'
import en from '@/locales/en/sync'
import zh from '@/locales/zh-CN/sync'
import { obstacleOf, type Surroundings } from '@/field/gate/obstacle'
import { isLow, minutesLeft, shareUsed, sizeWord } from '@/field/sync/room'
import { verbKey } from '@/field/sync/verb'
import { inkBox, inkLength, piecesOf } from '@/ui/ink'

describe('where the app cannot work', () => {
  const phone: Surroundings = { agent: 'Mozilla/5.0 (Linux; Android 13) Chrome/120 Mobile', secure: true, features: { storage: true, crypto: true, canvas: true, worker: true } }

  it('works in an ordinary browser over https', () => {
    expect(obstacleOf(phone)).toBeNull()
  })
  it('WeChat, work WeChat and DingTalk get one page only, whatever else they can', () => {
    expect(obstacleOf({ ...phone, agent: `${phone.agent} MicroMessenger/8.0.44` })).toEqual({ status: 'in-app', app: 'wechat' })
    expect(obstacleOf({ ...phone, agent: `${phone.agent} wxwork/4.1 MicroMessenger/7.0` })).toEqual({ status: 'in-app', app: 'wechat' })
    expect(obstacleOf({ ...phone, agent: `${phone.agent} AliApp(DingTalk/7.0.40)`, secure: false })).toEqual({ status: 'in-app', app: 'dingtalk' })
  })
  it('plain HTTP is explained before anything is said to be missing', () => {
    expect(obstacleOf({ ...phone, secure: false, features: { ...phone.features, crypto: false, worker: false } })).toEqual({ status: 'insecure' })
  })
  it('names what an old browser lacks', () => {
    expect(obstacleOf({ ...phone, features: { ...phone.features, worker: false } })).toEqual({ status: 'unsupported', missing: ['worker'] })
  })
})

describe('room on the phone', () => {
  const room = (usage: number, quota: number) => ({ usage, quota, persisted: true })
  it('says how many minutes still fit, and never more than there is', () => {
    expect(minutesLeft(room(0, 1_000_000_000))).toEqual({ audio: 950, video: 47 })
    expect(minutesLeft(room(990_000_000, 1_000_000_000))).toEqual({ audio: 0, video: 0 })
  })
  it('warns below half a gigabyte', () => {
    expect([isLow(room(0, 10_000_000_000)), isLow(room(9_400_000_000, 10_000_000_000)), isLow(room(0, 0))]).toEqual([false, true, false])
  })
  it('sizes read like on the shelf', () => {
    expect([sizeWord(812), sizeWord(8_200), sizeWord(82_000), sizeWord(1_240_000_000), shareUsed(room(1, 4))]).toEqual(['812 B', '8.2 KB', '82 KB', '1.2 GB', 25])
  })
})

describe('the sync sheet', () => {
  it.each(Object.entries({ zh, en }))('has a word for every verb in %s, and one for those it does not know', (_language, words) => {
    const verbs: Record<string, string> = words.verb
    for (const name of [...Object.keys(ROWS), 'later.verb/3']) expect(verbs[verbKey(name).split('.')[2]!], name).toBeTruthy()
  })
})

describe('ink', () => {
  const point = (x: number, y: number, t: number) => ({ x, y, t, pressure: 0.5 })
  it('slow strokes are thicker than quick ones', () => {
    const line = (step: number) => Array.from({ length: 12 }, (_, at) => point(at * 10, 0, at * step))
    expect(piecesOf(line(60)).at(-1)!.width).toBeGreaterThan(piecesOf(line(4)).at(-1)!.width)
  })
  it('a tap is a dot and no signature', () => {
    expect([piecesOf([point(5, 5, 0)]).length, inkLength([[point(5, 5, 0)]])]).toEqual([1, 0])
  })
  it('a stroke drawn in pieces is the stroke drawn at once', () => {
    const stroke = Array.from({ length: 9 }, (_, at) => point(at * 7, (at % 3) * 5, at * 16))
    const first = piecesOf(stroke.slice(0, 5))
    expect([...first, ...piecesOf(stroke, 5, first.at(-1)!.width)]).toEqual(piecesOf(stroke))
  })
  it('the picture is cut to what was written', () => {
    expect(inkBox([[point(100, 50, 0), point(180, 90, 9)]], 10)).toEqual({ left: 90, top: 40, width: 100, height: 60 })
  })
})
