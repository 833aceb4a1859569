'use client'

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'

// One clock for all the relative times of a page. Drawing on the server and the first draw in the browser use the server's
// moment and UTC, so that both say the same words; then the browser's own clock and zone take over.

const TICK_MS = 20_000

const ServerMoment = createContext<string | null>(null)

export function ClockProvider({ now, children }: { now: string; children: ReactNode }) {
  return <ServerMoment.Provider value={now}>{children}</ServerMoment.Provider>
}

const listeners = new Set<() => void>()
let moment = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  moment = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (listeners.size === 1) {
    tick()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function currentMoment(): number {
  if (moment === 0) moment = Date.now()
  return moment
}

/** The moment to count from, or null while drawing on a server that gave none. */
export function useNow(): Date | null {
  const served = useContext(ServerMoment)
  const now = useSyncExternalStore(subscribe, currentMoment, () => (served ? Date.parse(served) : null))
  return now === null ? null : new Date(now)
}

const never = () => () => {}

let zone: string | undefined

/** Asked once: a table asks for it once a row, and asking the browser is slow. */
function zoneHere(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
  return zone
}

/** The reader's time zone; UTC until the browser has taken over. */
export function useTimeZone(): string {
  return useSyncExternalStore(never, zoneHere, () => 'UTC')
}
