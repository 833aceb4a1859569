import 'server-only'
import { Agent, type Dispatcher } from 'undici'
import { RAFF_CONNECT_MS, RAFF_CONNECTIONS, RAFF_KEEP_ALIVE_MS } from '../config/timings'

// Our own connections rather than the global fetch: the framework wraps that one with caching and joining of its own.
// Kept on globalThis because a hot reload loads this file again and would otherwise leave connections behind.

interface Connections {
  reads: Agent
  /** A connection of its own for each write: one that died while idle would make its outcome unknown for nothing. */
  writes: Agent
}

const holder = globalThis as typeof globalThis & { stocktakeRaffConnections?: Connections }

export function connectionFor(method: string): Dispatcher {
  holder.stocktakeRaffConnections ??= {
    reads: openAgent({ pipelining: 1, connections: RAFF_CONNECTIONS }),
    writes: openAgent({ pipelining: 0, connections: RAFF_CONNECTIONS }),
  }
  return method === 'GET' ? holder.stocktakeRaffConnections.reads : holder.stocktakeRaffConnections.writes
}

export async function closeRaffConnections(): Promise<void> {
  const open = holder.stocktakeRaffConnections
  holder.stocktakeRaffConnections = undefined
  await Promise.all([open?.reads.destroy(), open?.writes.destroy()])
}

function openAgent(options: Agent.Options): Agent {
  return new Agent({
    ...options,
    // one clock for all time limits: exchange.ts
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: RAFF_KEEP_ALIVE_MS,
    connect: { timeout: RAFF_CONNECT_MS },
  })
}
