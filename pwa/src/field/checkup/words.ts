/** The page's own words come with the page: the first load carries only what the list says of it. English has all at once. */
import { i18n } from '@/locales'
import page from '@/locales/zh-CN/checkup_page'

i18n.global.mergeLocaleMessage('zh-CN', { checkup: page })
