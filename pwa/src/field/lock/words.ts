/** The words of locking come with its pages: the first load carries none of them. English has all at once. */
import { i18n } from '@/locales'
import lock from '@/locales/zh-CN/lock'

i18n.global.mergeLocaleMessage('zh-CN', { lock })
