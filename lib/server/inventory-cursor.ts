import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ResourceFilter } from '../contracts/inventory'
import type { SortedRow } from '../db/inventory-list'
import { brokenText } from '../domain/broken-text'
import { canonicalJson, toJson } from '../domain/canonical-json'
import { parseOrder, type Sort } from '../domain/inventory/columns'
import type { Position } from '../domain/inventory/page-segments'
import { Refusal } from '../domain/refusals'

// Where a page ended, so that the next one can continue behind it. The question goes into it, too: continued under another
// filter or in another order it would leave rows out without a word.

type Question = ResourceFilter & { sort: string }

const text = z
  .string()
  .max(500)
  .refine((value) => brokenText(value) === null)
const position = z.tuple([z.string(), z.boolean(), text.nullable(), text, z.uuid()])

export function writeCursor({ gone, sortValue, sortName, id }: SortedRow, question: Question): string {
  const kept = [markOf(question), gone, sortValue, sortName, id]
  return Buffer.from(JSON.stringify(kept)).toString('base64url')
}

export function readCursor(cursor: string, question: Question): Position {
  try {
    const [of, gone, value, sortName, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    const fits = value === null || FITS[parseOrder(question.sort)?.by ?? 'name'](value)
    if (of === markOf(question) && fits) return { gone, value, sortName, id }
  } catch {
    // said below
  }
  const message = 'Send the nextCursor of an earlier answer to the same question, in the same order.'
  throw new Refusal('invalid', message, { fields: { cursor: message } })
}

const any = () => true
const amount = (value: string) => /^-?\d{1,10}(\.\d{1,4})?$/.test(value)
const moment = (value: string) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value

/** What the database can compare with: anything else would be an error of its and not of whoever sent it. */
const FITS: Record<Sort, (value: string) => boolean> = {
  name: any,
  kind: any,
  status: any,
  project: any,
  environment: any,
  owner: any,
  cost: amount,
  created: moment,
  firstSeen: moment,
  gone: moment,
}

function markOf(question: Question): string {
  return createHash('sha256')
    .update(canonicalJson(toJson(question)))
    .digest('base64url')
    .slice(0, 12)
}
