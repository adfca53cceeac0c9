/** These words come with the page: the first load does not carry them. English has all at once. */
import { i18n } from '@/locales'
import file from '@/locales/zh-CN/export'

i18n.global.mergeLocaleMessage('zh-CN', { me: { file } })
