import type zh from '../zh-CN/gate'

export default {
  copy: 'Copy the link', copied: 'Copied: paste it into your browser', copyFailed: 'Not copied: press and hold the address below',
  inApp: {
    title: 'Open this in your browser', text: 'Inside {app} photos, recordings and signatures may not be kept, so an inspection is not possible.',
    step1: 'Tap ··· at the top right', step2: 'Choose "Open in browser"', or: 'Or copy the link and paste it into the browser\'s address bar.', wechat: 'WeChat', dingtalk: 'DingTalk',
  },
  insecure: {
    title: 'This address cannot be used for inspections', text: 'Over http:// browsers allow neither camera nor microphone, neither encryption nor offline use.',
    how: 'Use the address that begins with https://; your administrator knows it.', tryHttps: 'Try https',
  },
  unsupported: {
    title: 'This browser is too old', text: 'Missing: {missing}. Update it, or use a current Chrome, Edge or Safari.',
    feature: { storage: 'a database', crypto: 'signing keys', canvas: 'handwriting', worker: 'offline use' },
  },
  update: { ready: 'New version', now: 'Update', later: 'Later' },
} satisfies typeof zh
