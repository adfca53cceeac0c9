// The peer of our uploads: @tus/server with its own file store. node tus_server.mjs PORT FOLDER
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const pwa = createRequire(fileURLToPath(new URL('../../pwa/package.json', import.meta.url)))
const load = async (name) => import(pwa.resolve(name))
const [{ Server }, { FileStore }] = await Promise.all([load('@tus/server'), load('@tus/file-store')])
const [port, directory] = process.argv.slice(2)
const server = new Server({ path: '/files', datastore: new FileStore({ directory }), relativeLocation: true })
server.listen({ host: '127.0.0.1', port: Number(port) })
