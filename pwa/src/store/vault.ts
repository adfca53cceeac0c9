/**
 * The one place through which row bodies, payloads and slices enter and leave the database, so that encryption
 * at rest is added here and nowhere else. Asynchronous already: WebCrypto must be awaited before a transaction opens.
 */
export async function seal<T>(value: T): Promise<unknown> {
  return value
}

export async function unseal<T>(sealed: unknown): Promise<T> {
  return sealed as T
}

/** Slices are ArrayBuffers, never Blobs: WebKit refuses Blobs in IndexedDB without persistent storage. */
export async function sealBytes(bytes: ArrayBuffer): Promise<unknown> {
  return bytes
}

export async function unsealBytes(sealed: unknown): Promise<ArrayBuffer> {
  return sealed as ArrayBuffer
}
