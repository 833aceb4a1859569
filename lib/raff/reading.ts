import { readOneOf, readPageOf } from './envelope'
import { RaffError } from './errors'
import type { Joiner } from './join-reads'
import type { RowReader } from './parse/rows'
import type { Place } from './place'
import { type ListRead, readList, readWhole } from './read-list'
import type { RaffRequest, Send } from './request'
import type { Page, Progress } from './walk-pages'

export interface ReadOptions {
  signal?: AbortSignal | undefined
}

export interface ListOptions extends ReadOptions {
  onProgress?: Progress | undefined
  /** Ids that are known to be in the list: when all are there, a page that may have been cut needs no second look. */
  expected?: ReadonlySet<string> | undefined
}

interface Where {
  query?: RaffRequest['query']
  projectId?: string | undefined
}

/** The ways to read, for the typed calls to build on. */
export interface Reading {
  one<T>(place: Place, readRow: RowReader<T>, options: ReadOptions & Where & { field?: string }): Promise<T>
  /** a list that comes in pages */
  pages<T>(place: Place, readRow: RowReader<T>, options: ListOptions & Where): Promise<ListRead<T>>
  /** a list that comes at once */
  whole<T>(place: Place, readRow: RowReader<T>, options: ListOptions & Where): Promise<ListRead<T>>
  /** an answer with a shape of its own */
  answer<T>(place: Place, read: (json: unknown) => T, options: ReadOptions & Where): Promise<T>
}

export function reading(
  send: Send,
  { join }: Joiner,
  more: Pick<RaffRequest, 'withoutKey' | 'maxBytes'> = {},
): Reading {
  async function answer<T>(place: Place, read: (json: unknown) => T, options: ReadOptions & Where): Promise<T> {
    const { signal, query, projectId } = options
    const name = JSON.stringify([place.path, query, projectId])
    try {
      return await join(name, signal, async (shared) => {
        const { value } = await send({ method: 'GET', ...place, query, projectId, signal: shared, ...more }, read)
        return value
      })
    } catch (error) {
      if (!signal?.aborted || error instanceof RaffError) throw error
      throw new RaffError('cancelled', { method: 'GET', path: place.path, projectId, attempts: 0 })
    }
  }

  function pages<T>(place: Place, readRow: RowReader<T>, options: ListOptions & Where): Promise<ListRead<T>> {
    const read = readPageOf(readRow)
    const readPage = (offset: number, limit: number): Promise<Page<T>> =>
      answer(place, read, { ...options, query: { ...options.query, limit, offset: offset || undefined } })
    return readList(readPage, options)
  }

  return {
    answer,
    pages,
    one: (place, readRow, options) => answer(place, readOneOf(readRow, options.field), options),
    whole: (place, readRow, options) => readWhole(() => answer(place, readPageOf(readRow), options), options),
  }
}
