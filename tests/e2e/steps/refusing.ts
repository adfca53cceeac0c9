/** The party will not sign: what the officers do on the phone. */
import { expect } from '@playwright/test'
import type { Phone } from '../pages/phone'
import { sign } from '../pages/signing'

/** Findings read back, 拒签 chosen, and everything the note asks for said. */
export async function refuse(phone: Phone, fact: string): Promise<void> {
  const { page } = phone
  await phone.button('向现场负责人反馈').click()
  await expect(page.getByText(fact)).toBeVisible()
  await page.getByRole('radio', { name: '拒签' }).click()
  await phone.button('记录拒签').click()
  await explain(phone)
}

export async function explain({ page, button }: Phone): Promise<void> {
  await page.getByLabel('拒签事由').fill('负责人说：“等老板回来再说，我不签。”')
  await button('现场笔录').click()
  await page.getByRole('checkbox', { name: /已向对方说明检查结果/ }).check()
}

export async function recordSound(phone: Phone, ms: number): Promise<void> {
  await phone.button('录音').click()
  await expect(phone.page.getByText('正在录音')).toBeVisible()
  await phone.page.waitForTimeout(ms)
  await phone.button('结束录音').click()
  await expect(phone.page.getByText('录音已保存在本机，有网络时自动上传')).toBeVisible()
}

export async function callWitness(phone: Phone): Promise<void> {
  const { page } = phone
  await page.getByRole('link', { name: '请见证人' }).click()
  await page.getByLabel('姓名').fill('村会计老周')
  await page.getByLabel('单位或身份').fill('西陶村村民委员会')
  await page.getByRole('radio', { name: '村（居）委会' }).click()
  await phone.button('请见证人签名').click()
  await sign(page, '确认')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await phone.button('保存见证人').click()
  await expect(page.getByText('村会计老周')).toBeVisible()
}
