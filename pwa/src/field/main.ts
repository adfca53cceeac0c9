import { createApp } from 'vue'
import { i18n } from '@/locales'
import '@/ui/tokens.css'
import '@/ui/tone.css'
import './theme.css'
import App from './App.vue'
import { router } from './router'
import { startSettings } from './settings'

startSettings()
createApp(App).use(i18n).use(router).mount('#app')
