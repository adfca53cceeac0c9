/** What officers do with a phone on a visit, from arrival to the signatures of their own department. */
import { expect, type APIRequestContext, type Browser } from '@playwright/test'
import { Office } from '../pages/office'
import { Phone } from '../pages/phone'
import { publishedOf } from '../pages/portal'
import { sign } from '../pages/signing'

export interface Officer { name: string; certificate: string }
export const WANG: Officer = { name: '王二', certificate: '豫H演示-COM-002' }

/** A phone at a task whose papers, pictures and app it all carries; the network still there. */
export async function ready(profile: string, username: string, task: string): Promise<Phone> {
  const phone = await Phone.open(profile)
  phone.context.setDefaultTimeout(30_000)
  await phone.signIn(username, task)
  await phone.installed()
  return phone
}

/** Both officers of the department arrive: one on the own phone, the other on the same phone (R56, R75). */
export async function arrive(phone: Phone, task: string, colleague: Officer): Promise<void> {
  await phone.openTask(task)
  await phone.checkIn(task)
  await phone.checkInColleague(colleague.name, colleague.certificate)
  await phone.page.goto(`/task/${task}`)
}

/** The own lines one after the other; line `at` (from 0) is a problem. Returns how many there were. */
export async function recordLines(phone: Phone, task: string, at: number, fact: string): Promise<number> {
  await expect(phone.ownLines().first()).toBeVisible()
  const total = await phone.ownLines().count()
  await phone.ownLines().first().click()
  await expect(phone.button('未发现问题')).toBeVisible()
  for (let n = 0; n < total; n++) {
    const line = (await phone.page.locator('h1').textContent()) ?? ''
    await (n === at ? phone.problem(fact) : phone.button(/^(未发现问题|合格)$/).click())
    await expect(phone.page.locator('h1')).not.toHaveText(line) // the address changes before the page does
  }
  await phone.page.waitForURL(`**/task/${task}`)
  return total
}

/** Officers sign on this phone, one after the other. */
export async function officersSign(phone: Phone): Promise<void> {
  for (let n = 0; n < 2; n++) {
    await phone.button('签名').first().click()
    await sign(phone.page, '确认')
    await expect(phone.page.getByRole('dialog')).toHaveCount(0)
  }
}

/** 结束检查，核对 → both sign → 完成本部门检查. */
export async function closePart(phone: Phone): Promise<void> {
  await phone.button('结束检查，核对').click()
  await officersSign(phone)
  await phone.button('完成本部门检查').click()
}

/** Online again: everything this phone holds has reached the server, and the server has looked at every medium. `look` goes where it is said. */
export async function deliver(phone: Phone, look: () => Promise<unknown> = async () => undefined): Promise<void> {
  await phone.context.setOffline(false)
  await look()
  await expect(phone.page.getByText('已全部送达服务器')).toBeVisible({ timeout: 120_000 })
}

/** The head publishes what the reviewer passed; returns what the public is told under the task's number. */
export async function published(browser: Browser, request: APIRequestContext, task: string): Promise<string[]> {
  const head = await Office.open(browser, 'head-com', task)
  const taskNo = (await head.page.locator('header.head .number').first().textContent()) ?? ''
  await head.publish(0)
  return (await publishedOf(request, taskNo)).map((one) => String(one['outcome_label']))
}
