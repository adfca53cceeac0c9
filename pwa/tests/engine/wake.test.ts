/** "Sync now" while a round trip is under way asks for another one; it must not be lost to the idle timer. */
import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { captureSteps } from '@/sync/capture'
import { makeRunner } from '@/sync/runner'
import { checkIn, LEAD, TASK, taskRow, tCounty, tEnrolled, viewOfTask } from './cast'

it('waking a busy runner brings what this run no longer saw, not a minute later', async () => {
  const county = tCounty()
  const phone = await tEnrolled(county)
  const runner = makeRunner(phone)
  await runner.once()
  runner.start()
  await vi.waitFor(() => expect(county.exchanges.length).toBeGreaterThan(1))
  await captureSteps(phone, TASK, [checkIn(LEAD)])
  // the answer is made already; the office writes while it travels, and the person asks for a sync
  county.troubles = [() => {
    county.writeOnline(TASK, 'task/self', taskRow({ name: '改过的名称' }))
    runner.wake()
  }]
  await vi.waitFor(async () => expect((await viewOfTask(phone))!.task['self']!.value.name).toBe('改过的名称'), { timeout: 5000 })
  runner.stop()
})
