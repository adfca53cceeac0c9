import type { IconName } from '@/ui/icons'
import type { Tone } from '@/ui/tone'
import type { Gate } from './gate'

const LOOK: Record<Gate['status'], { tone: Tone; icon: IconName }> = {
  open: { tone: 'done', icon: 'check' }, nobody: { tone: 'plain', icon: 'circle' }, short: { tone: 'stop', icon: 'stop' },
  closed: { tone: 'done', icon: 'lock' }, locked: { tone: 'done', icon: 'lock' },
}
export const gateLook = (gate: Gate): { tone: Tone; icon: IconName } => LOOK[gate.status]
