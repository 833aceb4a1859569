import 'server-only'
import PQueue from 'p-queue'
import { SYNC_CALLS_AT_ONCE } from '../../config/timings'

/** Does the work for each, a few at a time; the first failure stops what has not begun. */
export async function eachOf<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = SYNC_CALLS_AT_ONCE,
): Promise<void> {
  const queue = new PQueue({ concurrency: atOnce })
  await Promise.all(items.map((item) => queue.add(() => work(item)))).catch((error) => {
    queue.clear()
    throw error
  })
}
