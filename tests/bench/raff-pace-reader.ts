// One of the processes of raff-pace.ts: reads servers, several at a time, at the pace that the database keeps.

import { once } from 'node:events'
import { closeDatabase } from '@/lib/db/client'
import { databasePaceStore } from '@/lib/db/raff-pace'
import { raffReader } from '@/lib/raff/client'
import { systemClock } from '@/lib/raff/clock'
import { closeRaffConnections } from '@/lib/raff/connections'
import { pacer } from '@/lib/raff/pacer'

export interface ReadingOrder {
  url: string
  key: string
  /** With a limit of its own: what a new process does for the first time is not measured. */
  warmUpKey: string
  ids: string[]
}

const AT_ONCE = 8

/** The order comes by a message, and then the sign to begin: a key on a command line is there for everybody to see. */
async function main(): Promise<void> {
  const [order] = (await once(process, 'message')) as [ReadingOrder]
  await readAll(order.ids.slice(0, 3 * AT_ONCE), { ...order, key: order.warmUpKey })
  const begin = once(process, 'message')
  process.send?.('ready')
  await begin
  await readAll(order.ids, order)
  await closeRaffConnections()
  await closeDatabase()
  process.disconnect()
}

async function readAll(ids: string[], { url, key }: Pick<ReadingOrder, 'url' | 'key'>): Promise<void> {
  const raff = raffReader({
    baseUrl: url,
    key: (use) => use(key),
    paceKey: key.slice(0, 13),
    pace: pacer(databasePaceStore, systemClock),
  })
  const left = [...ids]
  const readOn = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await raff.vms.get(id)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, readOn))
}

await main()
