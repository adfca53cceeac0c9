/** Where the app cannot work at all. Pure: the page hands in what it sees. */
export type Feature = 'storage' | 'crypto' | 'canvas' | 'worker'
export type Obstacle =
  | { status: 'in-app'; app: 'wechat' | 'dingtalk' }
  | { status: 'insecure' }
  | { status: 'unsupported'; missing: Feature[] }

export interface Surroundings { agent: string; secure: boolean; features: Record<Feature, boolean> }

/** Work WeChat names itself MicroMessenger too; its web view keeps no more than WeChat's does. */
export function obstacleOf({ agent, secure, features }: Surroundings): Obstacle | null {
  if (/MicroMessenger/i.test(agent)) return { status: 'in-app', app: 'wechat' }
  if (/DingTalk|AliApp\(DingTalk/i.test(agent)) return { status: 'in-app', app: 'dingtalk' }
  if (!secure) return { status: 'insecure' }
  const missing = (Object.keys(features) as Feature[]).filter((feature) => !features[feature])
  return missing.length ? { status: 'unsupported', missing } : null
}

export function lookAround(): Surroundings {
  return {
    agent: navigator.userAgent, secure: window.isSecureContext,
    features: {
      storage: 'indexedDB' in window, crypto: typeof crypto?.subtle?.sign === 'function' && 'randomUUID' in crypto,
      canvas: 'toBlob' in HTMLCanvasElement.prototype && 'PointerEvent' in window, worker: 'serviceWorker' in navigator,
    },
  }
}
