import { type ClientOptions, raffActor } from '@/lib/raff/client'
import { memoryPaceStore } from '@/lib/raff/memory-pace-store'
import { pacer } from '@/lib/raff/pacer'
import { type Practice, type PracticeOptions, startPractice } from '@/lib/practice/start-practice'
import { skippingClock } from './skipping-clock'

/** Between two requests, for the practice account's rate limit: no test of this kind is about the limit. */
const UNHURRIED_MS = 50

/** A practice account that stands still, and a client that waits no real time for it. */
export async function givenPracticeClient(
  practiceOptions: PracticeOptions,
  { key = 'read', ...more }: Partial<Omit<ClientOptions, 'key'>> & { key?: string } = {},
) {
  let real = Date.now()
  const realTime = () => {
    real += UNHURRIED_MS
    return real
  }
  const practice: Practice = await startPractice({ speed: 0, realTime, ...practiceOptions })
  const { clock } = skippingClock()
  const secret = practice.keys[key] ?? key
  const actor = raffActor({
    baseUrl: practice.url,
    key: (use) => use(secret),
    paceKey: key,
    pace: pacer(memoryPaceStore(clock.now), clock),
    clock,
    random: () => 1,
    ...more,
  })
  return { practice, secret, ...actor }
}
