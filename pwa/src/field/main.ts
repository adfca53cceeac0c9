import { createApp, watch } from 'vue'
import { i18n } from '@/locales'
import { speak } from '@/sync'
import '@/ui/tokens.css'
import '@/ui/tone.css'
import './theme.css'
import App from './App.vue'
import { lookAround, obstacleOf } from './gate/obstacle'
import { gate } from './lock/gate'
import { lockAtStart } from './lock/lock'
import { router } from './router'
import { refreshSession, startSession } from './session'
import { settings, startSettings } from './settings'

/** Nearly every start shows the list: its code comes while the session is read. */
const LIST = new Set(['/', '/tasks'])

/** The session is read first (also offline), so that the first screen drawn is the right one. */
async function start(): Promise<void> {
  startSettings()
  const obstacle = obstacleOf(lookAround())
  if (obstacle) return void createApp((await import('./gate/ObstaclePage.vue')).default, { obstacle }).use(i18n).mount('#app')
  if (LIST.has(location.pathname)) void import('./tasks/TasksPage.vue')
  watch(() => settings.language, speak, { immediate: true })
  await startSession().catch((error: unknown) => console.error('session_unreadable', error))
  const first = await lockAtStart()
  if (first) {
    await gate(first)
    refreshSession()
  }
  createApp(App).use(i18n).use(router).mount('#app')
}

void start()
