import { createApp } from 'vue'
import '@/ui/tokens.css'
import '@/ui/tone.css'
import './element'
import './theme.css'
import App from './App.vue'
import { i18n, startLanguage } from './i18n'
import { router } from './router'

void startLanguage().then(() => createApp(App).use(i18n).use(router).mount('#app'))
