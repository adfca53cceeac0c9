import { createApp } from 'vue'
import '@/ui/tokens.css'
import './portal.css'
import App from './App.vue'
import { startReading } from './reading'

// no top-level await: browsers inside chat apps are often years behind
void startReading().then(() => createApp(App).mount('#app'))
