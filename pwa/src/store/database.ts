/** The phone's one database. Captures are durable when the promise resolves ("strict"), not when the OS feels like it. */
import { Dexie, type DexieOptions, type Table } from 'dexie'
import type { CarriedFile, StagedRow, StoredDevice, StoredDraft, StoredMedium, StoredMutation, StoredPeer, StoredRelay, StoredRow, StoredSlice } from './records'

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

  constructor(name: string, options: DexieOptions = {}) {
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
  }
}
