import { createApp } from 'vue'
import '@/ui/tokens.css'
import './portal.css'
import App from './App.vue'
import { startReading } from './reading'

await startReading()
createApp(App).mount('#app')
