/** Lets callers who ask the same while an answer is under way share it. */
export interface Joiner {
  join<T>(name: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** After a write: an answer that was under way may be older than the deed, so nobody joins it any more. */
  forget(): void
}

interface Shared {
  answer: Promise<unknown>
  waiting: number
  stop: AbortController
}

export function joiner(): Joiner {
  const underWay = new Map<string, Shared>()

  function begin<T>(name: string, start: (signal: AbortSignal) => Promise<T>): Shared {
    const stop = new AbortController()
    const shared: Shared = { answer: start(stop.signal), waiting: 0, stop }
    underWay.set(name, shared)
    const clear = () => {
      if (underWay.get(name) === shared) underWay.delete(name)
    }
    shared.answer.then(clear, clear)
    return shared
  }

  return {
    async join<T>(name: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>) {
      const shared = underWay.get(name) ?? begin(name, start)
      shared.waiting += 1
      const leave = new AbortController()
      const left = new Promise<never>((_, reject) => {
        const onAbort = () => reject(signal?.reason)
        if (signal?.aborted) onAbort()
        else signal?.addEventListener('abort', onAbort, { once: true, signal: leave.signal })
      })
      try {
        return (await Promise.race([shared.answer, left])) as T
      } finally {
        leave.abort()
        shared.waiting -= 1
        if (shared.waiting === 0) {
          // the last one leaves: nobody needs the answer, and nobody new may wait for a stopped one
          if (underWay.get(name) === shared) underWay.delete(name)
          shared.stop.abort(signal?.reason)
        }
      }
    },
    forget: () => underWay.clear(),
  }
}
