import 'server-only'
import { systemClock } from '../raff/clock'
import { memoryPaceStore } from '../raff/memory-pace-store'
import { type Pacer, pacer } from '../raff/pacer'

// One pacer for the whole process, on globalThis because pages, routes and background work are separate bundles.

const holder = globalThis as typeof globalThis & { stocktakeRaffPace?: Pacer }

export function raffPace(): Pacer {
  holder.stocktakeRaffPace ??= pacer(memoryPaceStore(), systemClock)
  return holder.stocktakeRaffPace
}
