// A worker process that does nothing but sync one account, again and again, until it is killed. Started with a channel: it
// says when it is ready, begins at the first message, and says when each sync has begun and ended.

import { setTimeout as sleep } from 'node:timers/promises'
import { raffCatalog } from '@/lib/raff/catalog'
import { raffReader } from '@/lib/raff/client'
import { syncInventory } from '@/lib/server/sync-inventory'
import { unpaced } from './synced-account'

export interface SyncingOrder {
  accountId: string
  url: string
  key: string
  leaseMs: number
  /** Begin anew and do not go on where the one before stopped. */
  fresh: boolean
}

export type SyncingEvent = 'ready' | 'begun' | 'ended'

const say = (event: SyncingEvent) => process.send?.(event)

async function syncOn({ accountId, url, key, leaseMs, fresh }: SyncingOrder): Promise<never> {
  for (;;) {
    const { state } = await syncInventory({
      source: {
        accountId,
        connectionId: null,
        keyPrefix: key.slice(0, 13),
        reader: async (onCall) => {
          say('begun')
          return raffReader({ baseUrl: url, key: (use) => use(key), paceKey: 'worker', pace: unpaced, onCall })
        },
        catalog: async (onCall) => raffCatalog({ baseUrl: url, onCall }),
      },
      trigger: 'schedule',
      leaseMs,
      fresh,
    })
    // the lease of the one that was killed before has to end first
    if (state === 'busy') await sleep(10)
    else say('ended')
  }
}

process.once('message', () => void syncOn(JSON.parse(process.argv[2] ?? '{}') as SyncingOrder))
process.once('disconnect', () => process.exit())
say('ready')
