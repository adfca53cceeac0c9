/** These words come with the pages that show contests: the first load does not carry them. English has all at once. */
import { i18n } from '@/locales'
import contests from '@/locales/zh-CN/contests'

i18n.global.mergeLocaleMessage('zh-CN', { field: { contests } })
