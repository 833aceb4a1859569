import { z } from 'zod'

export const raffProxyParams = z.object({
  connectionId: z.uuid('This is not the id of a connection.'),
  path: z
    .union([z.string(), z.array(z.string())])
    .describe('What follows /api/v1 at Raff, such as vms or vms/{id}/networks.'),
})

/** What Raff answered, with its own names; only what looks like a key is cut to its prefix. */
export const raffProxyAnswer = z
  .looseObject({ data: z.unknown().optional(), total: z.unknown().optional() })
  .meta({ id: 'RaffAnswer' })
