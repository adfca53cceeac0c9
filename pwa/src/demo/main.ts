import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import en from '@/locales/en/demo'
import zh from '@/locales/zh-CN/demo'
import '@/ui/tokens.css'
import { compileMessage } from '@/locales/compile'
import App from './App.vue'

const locale = navigator.language.startsWith('en') ? 'en' : 'zh-CN'
document.documentElement.lang = locale
createApp(App).use(createI18n({ legacy: false, messageCompiler: compileMessage, locale, fallbackLocale: 'zh-CN', messages: { 'zh-CN': zh, en } })).mount('#app')
