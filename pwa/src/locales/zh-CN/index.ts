import approvals from './approvals'
import beside from './beside'
import checkup from './checkup'
import closing from './closing'
import domain from './domain'
import door from './door'
import evidence from './evidence'
import field from './field'
import forms from './forms'
import gate from './gate'
import lock from './lock'
import me from './me'
import relay from './relay'
import sync from './sync'
import visit from './visit'

export default {
  domain, field, closing, sync, me, gate,
  door, approvals, visit, beside, evidence, forms, relay, checkup, lock,
}
