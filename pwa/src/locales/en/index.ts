import type { Words } from '..'
import closing from './closing'
import domain from './domain'
import field from './field'
import gate from './gate'
import me from './me'
import sync from './sync'

export default { domain, field, closing, sync, me, gate } satisfies Words
