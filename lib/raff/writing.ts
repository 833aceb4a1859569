import { readEnvelope } from './envelope'
import type { Item, Raw, RowReader } from './parse/rows'
import type { Place } from './place'
import type { RaffRequest, Send } from './request'

/** A write that Raff said it did, or began to do: a 202 finishes later. */
export interface Done<T = null> {
  status: number
  requestId: string | undefined
  /** what the answer shows of the thing; null where there is nothing to show or it cannot be read: then look */
  shown: T | null
}

export interface WriteOptions {
  /** A signal that ends a write under way makes its outcome unknown. */
  signal?: AbortSignal | undefined
}

type Write = Pick<RaffRequest, 'method' | 'projectId' | 'body' | 'signal'>

/** The ways to write, for the typed calls to build on. None of them ever sends anything twice. */
export interface Writing {
  plain(place: Place, write: Write): Promise<Done>
  showing<T>(place: Place, write: Write, readRow: RowReader<T>): Promise<Done<T>>
  answering<T>(place: Place, write: Write, read: (envelope: Raw) => T): Promise<Done<T>>
}

export function writing(send: Send): Writing {
  async function answering<T>(place: Place, write: Write, read: (envelope: Raw) => T): Promise<Done<T>> {
    const { value, status, requestId } = await send({ ...place, ...write }, (json) => read(readEnvelope(json)))
    return { status, requestId, shown: value }
  }
  return {
    answering,
    plain: (place, write) => answering(place, write, () => null),
    showing: (place, write, readRow) =>
      answering(place, write, ({ data }) => shown(readRow(data))) as Promise<Done<never>>,
  }
}

/** The deed is done whether or not its description can be read. */
function shown<T>(item: Item<T>): T | null {
  return 'row' in item ? item.row : null
}
