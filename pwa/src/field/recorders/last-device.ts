/** An officer carries the same body camera every day: its number is remembered on this phone. */
const KEY = 'liancha-recorder'

export const lastDevice = (): string => localStorage.getItem(KEY) ?? ''
export const rememberDevice = (number: string): void => localStorage.setItem(KEY, number)
