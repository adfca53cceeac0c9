/**
 * The network cable of the phone in the frame. Pulling it makes every call of that window fail the way a dead
 * network does; the product inside knows nothing of it. Works because stage and phone have one origin.
 */
type PhoneWindow = Window & typeof globalThis

const PLUGGED = Symbol.for('liancha-demo-plugged')
interface Plugged { fetch: typeof fetch; send: XMLHttpRequest['send'] }

export function pull(phone: PhoneWindow): void {
  const kept = phone as PhoneWindow & { [PLUGGED]?: Plugged }
  if (kept[PLUGGED]) return
  kept[PLUGGED] = { fetch: phone.fetch, send: phone.XMLHttpRequest.prototype.send }
  phone.fetch = () => Promise.reject(new phone.TypeError('Failed to fetch'))
  phone.XMLHttpRequest.prototype.send = function dead(this: XMLHttpRequest) {
    setTimeout(() => this.dispatchEvent(new phone.ProgressEvent('error')), 0)
  }
  say(phone, false)
}

export function plugIn(phone: PhoneWindow): void {
  const kept = phone as PhoneWindow & { [PLUGGED]?: Plugged }
  const plugged = kept[PLUGGED]
  if (!plugged) return
  phone.fetch = plugged.fetch
  phone.XMLHttpRequest.prototype.send = plugged.send
  delete kept[PLUGGED]
  say(phone, true)
}

function say(phone: PhoneWindow, online: boolean): void {
  Object.defineProperty(phone.navigator, 'onLine', { configurable: true, get: () => online })
  phone.dispatchEvent(new phone.Event(online ? 'online' : 'offline'))
}
