/** The cases of sync/spec/vectors, which pytest runs too: both languages agree to the last bit. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hex, sha256, text, unb64u, unhex, utf8 } from '@/domain/bytes'
import { canonical, canonicalBytes } from '@/domain/canonical'
import { spacedCode, verificationCode } from '@/domain/code'
import { insideCut, judge, keepBeside, unseen, type Attempt, type LastWrite } from '@/domain/conflict'
import { importContentKey, openWith, sealWith } from '@/store/vault_format'
import { derivePinKey, publicOf, unwrapFrom, unwrapWithPin, wrapFor, wrapWithPin } from '@/store/vault_wraps'
import { firstLink, nextLink } from '@/sync/chain'
import { digestOf } from '@/sync/digest'
import { isSignedBy, sign } from '@/sync/keys'
import { shownText } from '@/sync/known_again'
import { statementText } from '@/sync/proof'
import { copyText } from '@/sync/recovering'
import { base45, unbase45 } from '@/sync/relay/base45'
import { unpackBundle } from '@/sync/relay/bundle'
import { FrameCollector, framesOf } from '@/sync/relay/frames'

const vectors = (name: string) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../sync/spec/vectors/${name}.json`, import.meta.url)), 'utf8'))

describe('canonical JSON', () => {
  const { cases, refused_json } = vectors('canonical') as { cases: { value: unknown; text: string; sha256: string }[]; refused_json: string[] }
  it.each(cases)('$text', async (given) => {
    expect(canonical(given.value)).toBe(given.text)
    expect(hex(await sha256(canonicalBytes(given.value)))).toBe(given.sha256)
  })
  it.each(refused_json)('refuses %s', (given) => {
    expect(() => canonical(JSON.parse(given))).toThrow(TypeError)
  })
})

describe('chain', () => {
  const chain = vectors('chain')
  it('link 0 binds device and key', async () => {
    expect(await firstLink(chain.device, unb64u(chain.public_key))).toBe(chain.link_0)
  })
  it.each(chain.mutations as { value: unknown; payload: string; payload_hash: string; prev_link: string; link: string; signature: string }[])('$link', async (given) => {
    expect(text(unb64u(given.payload))).toBe(canonical(given.value))
    expect(await nextLink(given.prev_link, canonicalBytes(given.value))).toEqual({ link: given.link, payloadHash: given.payload_hash })
    expect(await isSignedBy(unb64u(chain.public_key), given.signature, unhex(given.link))).toBe(true)
  })
  it.each(chain.bad_signatures as { why: string; link: string; signature: string }[])('refuses a signature: $why', async ({ link, signature }) => {
    expect(await isSignedBy(unb64u(chain.public_key), signature, unhex(link))).toBe(false)
  })
  it('our own signatures verify the same way', async () => {
    const key = await crypto.subtle.importKey('jwk', chain.private_key_jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
    const signature = await sign({ private_key: key }, unhex(chain.link_0))
    expect(unb64u(signature)).toHaveLength(64)
    expect(await isSignedBy(unb64u(chain.public_key), signature, unhex(chain.link_0))).toBe(true)
  })
})

describe('proof and digest', () => {
  const { public_key, cases } = vectors('proof')
  it.each(cases as { name: string; text: string; proof: string; mutation_links: string[]; relayed_links: string[]; held: string; cursor: string }[])('proof: $name', async (given) => {
    const links = (list: string[]) => list.map((link) => ({ payload: '', prev_link: '', link, signature: '' }))
    const { held, ...rest } = given
    const statement = { ...(rest as unknown as { device: string; epoch: string; id: string; lowest: number; settled: { seq: number; link: string } }), digest: held, cursor: given.cursor, mutations: links(given.mutation_links), relayed: links(given.relayed_links) }
    expect(text(await statementText(statement))).toBe(given.text)
    expect(await isSignedBy(unb64u(public_key), given.proof, utf8(given.text))).toBe(true)
  })
  it.each(vectors('digest') as { have: Record<string, number>; digest: string }[])('digest $digest', async (given) => {
    expect(await digestOf(given.have)).toBe(given.digest)
  })
})

describe('conflict rule', () => {
  const conflict = vectors('conflict')
  it.each(conflict.judge as ({ name: string; last: LastWrite | null; own_last: number | null; base_known: boolean; verdict: string } & Omit<Attempt, 'ownLast' | 'baseKnown'>)[])('$name', (given) => {
    expect(judge(given.last, { ...given, ownLast: given.own_last, baseKnown: given.base_known })).toBe(given.verdict)
  })
  it.each(conflict.keep_beside as { contest: { head: string }[]; entry: { head: string }; base: string | null; device: string; seq: number; kept: string[] }[])('beside: $kept', (given) => {
    expect(keepBeside(given.contest, given.entry, given).map((entry) => entry.head)).toEqual(given.kept)
  })
  it.each(conflict.unseen as { current: string | null; contest: string[]; saw: string[]; unseen: string[] }[])('unseen: $unseen', (given) => {
    expect(unseen(given.current, given.contest.map((head) => ({ head })), given.saw)).toEqual(given.unseen)
  })
})

describe('cut and code', () => {
  const cut = vectors('cut')
  it.each(cut.cases as { device: string; seq: number; link: string; inside: boolean }[])('R94 cut: $device $seq', (given) => {
    expect(insideCut(cut.cut, given.device, given.seq, given.link)).toBe(given.inside)
  })
  it.each(vectors('record_code') as { sha256: string; code: string; shown: string }[])('核验码 $shown', (given) => {
    expect(verificationCode(given.sha256)).toBe(given.code)
    expect(spacedCode(given.code)).toBe(given.shown)
  })
})

describe('codes from phone to phone', () => {
  const relay = vectors('relay')
  it.each(relay.base45 as { bytes: string; text: string }[])('base 45 $text', (given) => {
    expect(base45(unhex(given.bytes))).toBe(given.text)
    expect(unbase45(given.text)).toEqual(unhex(given.bytes))
  })
  it.each(relay.sequences as { method: number; frames: string[] }[])('sequence of method $method', async ({ frames }) => {
    const collector = new FrameCollector(relay.hello.dossier)
    for (const frame of [...frames.toReversed(), frames[0]!]) await collector.take(frame)
    const stream = (await collector.stream())!
    expect(await unpackBundle(stream)).toEqual({ hello: relay.hello, runs: relay.runs })
    expect(await framesOf(stream, relay.hello.dossier)).toEqual(frames)
  })
})

describe('the vault', () => {
  const vault = vectors('vault')
  const pairOf = async (jwk: JsonWebKey) => {
    const curve = { name: 'ECDH', namedCurve: 'P-256' }
    const open = { kty: jwk.kty!, crv: jwk.crv!, x: jwk.x!, y: jwk.y! }
    return { privateKey: await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']), publicKey: await crypto.subtle.importKey('jwk', open, curve, true, []) }
  }
  it.each(vault.sealed as { plain: string; iv: string; sealed: string }[])('P130 seals and opens $iv', async (given) => {
    const key = await importContentKey(unhex(vault.content_key))
    expect(hex(await sealWith(key, utf8(given.plain), unhex(given.iv)))).toBe(given.sealed)
    expect(text(new Uint8Array(await openWith(key, unhex(given.sealed))))).toBe(given.plain)
    const altered = unhex(given.sealed)
    altered[13]! ^= 1
    await expect(openWith(key, altered)).rejects.toThrow()
  })
  it('P131 the PIN wraps and opens the content key', async () => {
    const [salt, wrap] = [unhex(vault.salt), unhex(vault.pin_wrap)]
    expect(hex(await derivePinKey(vault.pin, salt))).toBe(vault.pin_key)
    expect(hex(await wrapWithPin(vault.pin, salt, vault.user, unhex(vault.content_key), unhex(vault.pin_iv)))).toBe(vault.pin_wrap)
    expect(hex((await unwrapWithPin(vault.pin, salt, vault.user, wrap))!)).toBe(vault.content_key)
    expect(await unwrapWithPin('470914', salt, vault.user, wrap)).toBeNull()
    expect(await unwrapWithPin(vault.pin, salt, 'somebody else', wrap)).toBeNull()
  })
  it('P132 P137 wraps to the office and to the asker open for their owner, user and purpose alone', async () => {
    const [office, asker] = [await pairOf(vault.office), await pairOf(vault.asker)]
    expect(hex(await unwrapFrom(office, vault.user, vault.recovery, 'liancha-recovery-v1'))).toBe(vault.content_key)
    expect(hex(await unwrapFrom(asker, vault.user, vault.answer, 'liancha-recovery-answer-v1'))).toBe(vault.content_key)
    await expect(unwrapFrom(office, 'somebody else', vault.recovery, 'liancha-recovery-v1')).rejects.toThrow()
    await expect(unwrapFrom(office, vault.user, vault.recovery, 'liancha-recovery-answer-v1')).rejects.toThrow()
    const made = await wrapFor(await publicOf(office), vault.user, unhex(vault.content_key))
    expect(made.key_id).toBe(vault.recovery.key_id)
    expect(hex(await unwrapFrom(office, vault.user, made, 'liancha-recovery-v1'))).toBe(vault.content_key)
  })
})

describe('certificate and copies', () => {
  const given = vectors('certificate')
  it('P126: what a device signs to be known again', async () => {
    expect(await shownText(given.device, given.restore.id, given.certificate)).toBe(given.restore.signed_text)
  })
  it('P127: what a device signs over the rows it offers', async () => {
    const { epoch, id, dossier, rows, signed_text } = given.witness
    expect(await copyText(given.device, epoch, id, dossier, rows)).toBe(signed_text)
  })
})
