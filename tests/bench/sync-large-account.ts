// The large account of sync.ts, as a process of its own: what it takes must not count as what a sync takes. Its limit is
// lifted, so that what is measured is our own work; how long the limit alone would take is told beside it.

import { startPractice } from '@/lib/practice/start-practice'

let time = Date.now()
const servers = Number(process.argv[2])
const practice = await startPractice({ seed: 'large', servers, speed: 0, realTime: () => (time += 1_000) })
process.send?.({ url: practice.url, key: practice.keys.read })
process.once('disconnect', () => process.exit())
