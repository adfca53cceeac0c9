/** What officers do with the phone on a visit, from arrival to the signature of their own department. */
import { expect } from '@playwright/test'
import { write, type Phone } from './phone'

export interface Colleague { name: string; certificate: string }

/** Both officers of the department arrive: one on the own phone, the other on the same phone (R56, R75). */
export async function arrive(phone: Phone, task: string, colleague: Colleague): Promise<void> {
  const { page } = phone
  await page.goto(`/task/${task}/check-in`)
  await page.getByRole('checkbox', { name: '已向当事人出示执法证' }).click()
  await phone.button('到场签到').click()
  await expect(page.getByText(/已签到，在场/)).toBeVisible()
  await page.locator('.person').filter({ hasText: colleague.name }).getByRole('button', { name: '同机签到' }).click()
  await page.getByPlaceholder('照证件输入').fill(colleague.certificate)
  await write(page, page.locator('canvas.pad'))
  await phone.button(`${colleague.name}到场签到`).click()
  await expect(page.locator('.person').filter({ hasText: colleague.name })).toContainText('待本人确认')
  await page.goto(`/task/${task}`)
}

/** The own lines one after the other; `problem` counts from 0, its fact is written as given. Returns how many there were. */
export async function recordLines(phone: Phone, task: string, problem: { at: number; fact: string }): Promise<number> {
  const { page } = phone
  const own = page.locator('.group').first().locator('a.line')
  const total = await own.count()
  await own.first().click()
  for (let n = 0; n < total; n++) {
    const here = page.url()
    await (n === problem.at ? recordProblem(phone, problem.fact) : phone.button('未发现问题').click())
    await page.waitForURL((url) => url.href !== here)
  }
  await page.waitForURL(`**/task/${task}`)
  return total
}

async function recordProblem(phone: Phone, fact: string): Promise<void> {
  const { page } = phone
  await phone.button('发现问题').click()
  await page.getByRole('radio', { name: '发现问题，依法责令立即改正或者限期改正' }).click()
  await page.getByLabel('事实').fill(fact)
  await phone.button('保存，下一项').click()
}

/** Officers sign on this phone, one after the other. */
export async function officersSign(phone: Phone): Promise<void> {
  for (let n = 0; n < 2; n++) {
    await phone.button('签名').first().click()
    await write(phone.page, phone.page.getByRole('dialog').locator('canvas.pad'))
    await phone.button('确认').click()
    await expect(phone.page.getByRole('dialog')).toHaveCount(0)
  }
}

/** 结束检查，核对 → both sign → 完成本部门检查. */
export async function closePart(phone: Phone): Promise<void> {
  await phone.button('结束检查，核对').click()
  await officersSign(phone)
  await phone.button('完成本部门检查').click()
}

/** Online: everything this phone holds has reached the server, and the server has looked at every medium. */
export async function delivered(phone: Phone): Promise<void> {
  await expect(phone.page.getByText('已全部送达服务器')).toBeVisible({ timeout: 120_000 })
}
