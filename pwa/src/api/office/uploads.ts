/** Large files from the desk, over tus 1.0.0: in pieces, and after a broken connection on from where the server is. */
import { problemOf, reach } from '../problem'
import { currentSession, renewSession } from './session'

const DOOR = '/api/media/uploads'
const PIECE = 2 * 1024 * 1024
const TRIES = 5
const b64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

async function ask(method: string, address: string, headers: Record<string, string>, body: Blob | null = null): Promise<Response> {
  const send = () => reach(address, { method, body, headers: { 'Tus-Resumable': '1.0.0', authorization: `Bearer ${currentSession()?.access_token ?? ''}`, ...headers } })
  let response = await send()
  if (response.status === 401) {
    await renewSession()
    response = await send()
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

const offsetOf = (response: Response) => Number(response.headers.get('Upload-Offset') ?? 0)

/** Resolves when the server has every byte; `sent` hears how many it has. Throws ApiProblem. */
export async function uploadFile(file: File, sha256: string, sent: (bytes: number) => void): Promise<void> {
  const metadata = `sha256 ${b64(sha256)},filetype ${b64(file.type || 'application/octet-stream')}`
  const made = await ask('POST', DOOR, { 'Upload-Length': `${file.size}`, 'Upload-Metadata': metadata })
  const address = new URL(made.headers.get('Location') ?? '', location.href).pathname
  let offset = offsetOf(made)
  for (let failed = 0; offset < file.size;) {
    sent(offset)
    try {
      const piece = file.slice(offset, offset + PIECE)
      offset = offsetOf(await ask('PATCH', address, { 'Upload-Offset': `${offset}`, 'Content-Type': 'application/offset+octet-stream' }, piece))
      failed = 0
    } catch (problem) {
      if (++failed > TRIES) throw problem
      await new Promise((resolve) => setTimeout(resolve, 1000 * failed))
      offset = offsetOf(await ask('HEAD', address, {}))
    }
  }
  sent(file.size)
}
