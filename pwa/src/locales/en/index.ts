import type { Words } from '..'
import approvals from './approvals'
import beside from './beside'
import checkup from './checkup'
import checkupPage from './checkup_page'
import closing from './closing'
import contests from './contests'
import domain from './domain'
import door from './door'
import evidence from './evidence'
import exported from './export'
import field from './field'
import forms from './forms'
import gate from './gate'
import lock from './lock'
import me from './me'
import relay from './relay'
import sync from './sync'
import visit from './visit'

export default {
  domain, field: { ...field, ...{ contests } }, closing, sync, me: { ...me, ...{ file: exported } }, gate,
  door, approvals, visit, beside, evidence, forms, relay,
  checkup: { ...checkup, ...checkupPage }, lock,
} satisfies Words
