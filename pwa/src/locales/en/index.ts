import type { Words } from '..'
import closing from './closing'
import domain from './domain'
import field from './field'

export default { domain, field, closing } satisfies Words
