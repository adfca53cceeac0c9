/** The party's code as this phone shows it: its key says when, offline too. Twin: backend/fieldwork/doorstep/shown.py. */
import { utf8 } from '@/domain/bytes'
import { happenedAt } from '@/domain/replay'
import { readFact } from '@/store'
import { momentNow } from './anchors'
import { whoIsHere } from './devices'
import { sign } from './keys'
import type { Phone } from './phone'

/** `<token>~<shown at>~<signature>[~<核验码>]` */
export async function vouched(phone: Phone, token: string, code: string | null): Promise<string> {
  const { device } = await whoIsHere(phone)
  const at = happenedAt(momentNow(phone, await readFact(phone.db, 'anchor')))
  const signature = await sign(device, utf8(`liancha-shown-v1|${token}|${at}|${code ?? ''}`))
  return [token, at, signature, ...(code ? [code] : [])].join('~')
}
