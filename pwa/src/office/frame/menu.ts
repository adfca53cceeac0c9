/** The life of an inspection, from its list to its result. Only what exists is here: no dead links. */
import type { IconName } from '@/ui/icons'
import { isAdministrator, readsLibraries, seesCases, seesHeld, seesRecovery } from '../session'

export interface Entry { name: string; icon: IconName; also?: string[] }
export interface Group { title: string | null; entries: Entry[] }

const LIFE: Entry[] = [
  { name: 'lists', icon: 'book' },
  { name: 'objects', icon: 'people', also: ['inspectors'] },
  { name: 'tasks', icon: 'task' },
  { name: 'results', icon: 'file', also: ['review'] },
  { name: 'held', icon: 'clock', also: ['missing', 'imports'] },
]
const ADMINISTRATION: Entry[] = [{ name: 'users', icon: 'me' }, { name: 'departments', icon: 'door' }, { name: 'devices', icon: 'mobile' }]
const RECOVERY: Entry[] = [{ name: 'recovery', icon: 'undo' }]

export function menu(): Group[] {
  const groups: Group[] = [{ title: null, entries: [{ name: 'home', icon: 'todo' }] }]
  if (seesCases.value) groups.push({ title: 'life', entries: LIFE.filter((entry) => (entry.name !== 'objects' || readsLibraries.value) && (entry.name !== 'held' || seesHeld.value)) })
  const administration = [...(isAdministrator.value ? ADMINISTRATION : []), ...(seesRecovery.value ? RECOVERY : [])]
  if (administration.length) groups.push({ title: 'administration', entries: administration })
  return groups
}
