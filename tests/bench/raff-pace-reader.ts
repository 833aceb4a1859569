// One of the processes of raff-pace.ts: reads servers, several at a time, at the pace that the database keeps.

import { text } from 'node:stream/consumers'
import { closeDatabase } from '@/lib/db/client'
import { databasePaceStore } from '@/lib/db/raff-pace'
import { raffReader } from '@/lib/raff/client'
import { systemClock } from '@/lib/raff/clock'
import { closeRaffConnections } from '@/lib/raff/connections'
import { pacer } from '@/lib/raff/pacer'

export interface ReadingOrder {
  url: string
  key: string
  ids: string[]
}

const AT_ONCE = 8

async function main(): Promise<void> {
  const { url, key, ids } = JSON.parse(await text(process.stdin)) as ReadingOrder
  const raff = raffReader({
    baseUrl: url,
    key: (use) => use(key),
    paceKey: 'bench',
    pace: pacer(databasePaceStore, systemClock),
  })
  const left = [...ids]
  const readOn = async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) await raff.vms.get(id)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, readOn))
  await closeRaffConnections()
  await closeDatabase()
}

await main()
