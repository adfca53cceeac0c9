/** App updates never strand a form: the new version waits until the page says it may take over. */

/** Register the service worker; `waiting` is called when a new version is ready. Returns a stop function. */
export function registerUpdates(waiting: () => void): () => void {
  const container = globalThis.navigator?.serviceWorker
  if (!container) return () => undefined
  const told = (registration: ServiceWorkerRegistration) => {
    if (registration.waiting && container.controller) waiting()
    registration.addEventListener('updatefound', () => follow(registration, waiting))
  }
  void container.register('/sw.js', { scope: '/' }).then(told, () => undefined)
  const timer = setInterval(() => void container.getRegistration().then((registration) => registration?.update()).catch(() => undefined), 3_600_000)
  return () => clearInterval(timer)
}

function follow(registration: ServiceWorkerRegistration, waiting: () => void): void {
  const fresh = registration.installing
  fresh?.addEventListener('statechange', () => {
    if (fresh.state === 'installed' && navigator.serviceWorker.controller) waiting()
  })
}

/** Let the waiting version take over and reload this page. Call only with nothing half filled on the screen. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration?.waiting) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration.waiting.postMessage('SKIP_WAITING')
}
