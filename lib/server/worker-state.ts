import 'server-only'

// What background work in this process is doing, for `/api/ready`. Kept on globalThis because instrumentation and route
// handlers are separate bundles of the same process.

export type WorkerState = 'off' | 'starting' | 'working' | 'failing'

const holder = globalThis as typeof globalThis & { stocktakeWorker?: WorkerState }

export function reportWorker(state: WorkerState): void {
  holder.stocktakeWorker = state
}

export function workerState(): WorkerState {
  return holder.stocktakeWorker ?? 'off'
}
