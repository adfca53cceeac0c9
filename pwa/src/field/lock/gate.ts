/** The lock as a page of its own: nothing of the app is drawn, and nothing can be read, before it let go. */
import { createApp } from 'vue'
import { allWords, i18n } from '@/locales'

export async function gate(first: 'enter' | 'set'): Promise<void> {
  const [{ default: LockScreen }] = await Promise.all([import('./LockScreen.vue'), allWords()])
  await new Promise<void>((open) => {
    const page = createApp(LockScreen, { first, onOpen: () => { performance.mark('liancha-unlocked'); page.unmount(); open() } }).use(i18n)
    page.mount('#app')
  })
}
