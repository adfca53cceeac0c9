/** The words of the first screens (sign-in, task list) and of what stands around every page; the others come with the next page. */
import checkup from './checkup'
import domain from './domain'
import field from './field'
import gate from './gate'

export default { domain, field, gate, checkup }
