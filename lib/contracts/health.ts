import { z } from 'zod'

export const healthAnswer = z.object({ status: z.literal('alive') }).meta({ id: 'Health' })

export const readyAnswer = z
  .object({
    ready: z.boolean(),
    database: z.enum(['reachable', 'away']),
    migrations: z
      .enum(['current', 'behind', 'ahead', 'unknown'])
      .describe('Whether the tables are the ones this version needs.'),
    worker: z.enum(['off', 'starting', 'working', 'failing']).describe('Background work in this replica.'),
    sentence: z.string(),
  })
  .meta({ id: 'Readiness' })
export type ReadyAnswer = z.infer<typeof readyAnswer>
