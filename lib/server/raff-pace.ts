import 'server-only'
import { databasePaceStore } from '../db/raff-pace'
import { systemClock } from '../raff/clock'
import { type Pacer, pacer } from '../raff/pacer'

// One pacer for the whole process, on globalThis because pages, routes and background work are separate bundles. What it
// counts is in the database, so that all processes together stay below a key's limit.

const holder = globalThis as typeof globalThis & { stocktakeRaffPace?: Pacer }

export function raffPace(): Pacer {
  holder.stocktakeRaffPace ??= pacer(databasePaceStore, systemClock)
  return holder.stocktakeRaffPace
}
