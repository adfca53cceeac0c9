/** First slice: capture and watching work; the round trip follows. */
import type { Phone } from './phone'

export interface Runner { phone: Phone; start(): void; stop(): void; wake(): void; once(): Promise<void> }
export function makeRunner(phone: Phone): Runner {
  return { phone, start() {}, stop() {}, wake() {}, async once() {} }
}
