/** tus over fetch, so that one transport serves browser, worker and headless phone; each chunk carries its checksum. */
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client'
import type { Network } from '@/api/client'
import { deadline, type Deadline } from '@/api/deadline'

const TIMEOUT = 120_000

export function tusOver(network: Network): HttpStack {
  return { getName: () => 'fetch', createRequest: (method, url) => makeRequest(network, method, url) }
}

function makeRequest(network: Network, method: string, url: string): HttpRequest {
  const headers: Record<string, string> = {}
  let running: Deadline | null = null
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => { headers[name] = value },
    getHeader: (name) => headers[name],
    setProgressHandler: () => undefined,
    send: async (body: Blob | null) => {
      if (body?.size) headers['Upload-Checksum'] = await checksum(body)
      running = deadline(TIMEOUT)
      try {
        const response = await network.fetch(url, { method, headers, body: body ?? null, signal: running.signal, cache: 'no-store' })
        return makeResponse(response, await response.text())
      } finally {
        running.done()
      }
    },
    abort: async () => running?.abort(),
    getUnderlyingObject: () => null,
  }
}

async function checksum(body: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await body.arrayBuffer()))
  return `sha256 ${btoa(String.fromCharCode(...digest))}`
}

function makeResponse(response: Response, body: string): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => response,
  }
}
