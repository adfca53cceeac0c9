/** The phone's one database. Captures are durable when the promise resolves ("strict"), not when the OS feels like it. */
import { Dexie, type DexieOptions, type Table, type Transaction } from 'dexie'
import type { CarriedFile, StagedRow, StoredDevice, StoredDraft, StoredMedium, StoredMutation, StoredPeer, StoredRelay, StoredRow, StoredSlice, StoredVault } from './records'

export interface MetaRecord { key: string; value: unknown }

export class Database extends Dexie {
  declare rows: Table<StoredRow, [string, string, string]>
  declare staged: Table<StagedRow, [string, string, string]>
  declare mutations: Table<StoredMutation, [string, number]>
  declare media: Table<StoredMedium, string>
  declare slices: Table<StoredSlice, [string, number]>
  declare meta: Table<MetaRecord, string>
  declare carried: Table<CarriedFile, string>
  declare devices: Table<StoredDevice, string>
  declare relayed: Table<StoredRelay, [string, number]>
  declare peers: Table<StoredPeer, [string, string]>
  declare drafts: Table<StoredDraft, [string, string]>
  declare vaults: Table<StoredVault, string>

  /** `now` decides whether the vault is still open */
  constructor(name: string, options: DexieOptions = {}, readonly now: () => number = Date.now) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...options })
    this.version(1).stores({
      rows: '[dossier+collection+key], dossier, [dossier+collection], collection',
      staged: '[dossier+collection+key], dossier',
      mutations: '[device+seq], id, device, dossier, overlay, [dossier+overlay]',
      media: 'id, sha256, state',
      slices: '[medium+n], medium',
      meta: 'key',
      carried: 'sha256',
      devices: 'id, user',
    })
    this.version(2).stores({
      relayed: '[device+seq], dossier, [dossier+overlay], settled, overlay',
      peers: '[dossier+device], dossier',
      drafts: '[dossier+key], dossier',
    })
    this.version(3).stores({ vaults: 'user' }).upgrade(noteWhoIsHere)
  }
}

/** From a version before encryption: who is signed in stands in clear as ids, and what is plain is sealed later (vault_upgrade.ts). */
async function noteWhoIsHere(transaction: Transaction): Promise<void> {
  const meta = transaction.table<MetaRecord, string>('meta')
  const session = (await meta.get('session'))?.value as { user: { id: string }; device: string } | undefined
  if (session) await meta.put({ key: 'here', value: { user: session.user.id, device: session.device } })
  await meta.put({ key: 'plain', value: true })
}
