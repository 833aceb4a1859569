import 'server-only'
import { z } from 'zod'
import { brokenText } from '../domain/broken-text'
import { Refusal } from '../domain/refusals'

// Where a page of a list ended that shows the worst first and, of equally bad ones, goes by name.

const position = z.tuple([
  z.number().int().min(0).max(100),
  z.string().refine((text) => brokenText(text) === null),
  z.uuid(),
])

export type RankPosition = { rank: number; sortName: string; id: string }

export function writeRankCursor({ rank, sortName, id }: RankPosition): string {
  return Buffer.from(JSON.stringify([rank, sortName, id])).toString('base64url')
}

export function readRankCursor(cursor: string): RankPosition {
  try {
    const [rank, sortName, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { rank, sortName, id }
  } catch {
    throw new Refusal('invalid', 'This is not the nextCursor of an earlier answer.', {
      fields: { cursor: 'Send back the nextCursor of an earlier answer, or leave it out.' },
    })
  }
}
