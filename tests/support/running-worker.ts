// A worker process that does nothing but run requests, one turn after the other, until it is killed. Started with a
// channel: it says when it is ready, begins at the first message, and says when each turn begins. Time that a run waits for passes at once.

import { setTimeout as sleep } from 'node:timers/promises'
import { database } from '@/lib/db/client'
import { runRequest } from '@/lib/server/run-request'

let skew = 0
const now = async () => new Date(Date.now() + skew)

async function runOn(): Promise<never> {
  for (;;) {
    const open = await database().$queryRaw<{ id: string }[]>`
      SELECT id::text FROM request WHERE state IN ('approved', 'running')
        AND (lease_until IS NULL OR lease_until < clock_timestamp()) ORDER BY random() LIMIT 1`
    const [next] = open
    if (!next) await sleep(10)
    else {
      process.send?.('begun')
      const turn = await runRequest(next.id, now)
      if (turn.is === 'waiting' && turn.until) skew += Math.max(0, turn.until.getTime() - (await now()).getTime())
    }
  }
}

process.once('message', () => void runOn())
process.once('disconnect', () => process.exit())
// a first question, so that what comes after it is work and not opening connections
void database().$queryRaw`SELECT 1`.then(() => process.send?.('ready'))
