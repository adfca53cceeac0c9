/** Where uploads go and who asks: an account with its token, or a device by its key alone (hand-over). */
export interface Door { path: string; headers: Record<string, string> }

/** The path of an upload through this door: doors differ in their prefix only. */
export const pathThrough = (door: Door, url: string): string => `${door.path}/${url.split('/').at(-1)}`
