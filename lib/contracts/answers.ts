import { z } from 'zod'

/** The form of every list: a page of it, how many there are in all, and how fresh it is. */
export function listOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    data: z.array(row),
    total: z.number().int().describe('How many match, on all pages.'),
    nextCursor: z.string().optional().describe('Send it back as `cursor` for the next page; absent on the last.'),
    asOf: z.iso.datetime().describe('When this was true.'),
  })
}

/** The answer of routes that only do something. */
export const doneAnswer = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
