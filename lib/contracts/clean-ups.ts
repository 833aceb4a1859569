import { z } from 'zod'

// Clean-up by rule: the rule, and the exact list that it comes to.

export const CLEAN_UP_ACTIONS = ['vm.stop', 'vm.delete', 'volume.delete', 'snapshot.delete', 'ip.release'] as const

export const cleanUpRule = z
  .strictObject({
    tag: z.string().trim().min(1).max(64).optional().describe('Servers with this tag.'),
    olderThanDays: z.int().min(1).max(3_650).optional(),
    project: z.string().min(1).max(200).optional().describe('Raff’s id of a project.'),
    name: z.string().trim().min(2, 'Send at least two letters of the name.').max(120).optional(),
  })
  .refine((rule) => Object.values(rule).some((value) => value !== undefined), 'Say by what: tag, age, project or name.')
export type CleanUpRule = z.output<typeof cleanUpRule>

export const cleanUpBody = z.strictObject({
  action: z.enum(CLEAN_UP_ACTIONS, `Choose one of: ${CLEAN_UP_ACTIONS.join(', ')}.`),
  rule: cleanUpRule,
})

export const cleanUpAnswer = z
  .object({
    action: z.enum(CLEAN_UP_ACTIONS),
    targets: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        environment: z.string().nullable(),
        monthlyCost: z.number().nullable(),
      }),
    ),
    leftOut: z.array(z.object({ id: z.uuid(), name: z.string(), why: z.string() })),
    more: z.boolean().describe('The rule fits more things than one request takes: ask for these first.'),
  })
  .meta({ id: 'CleanUp' })
export type CleanUpAnswer = z.infer<typeof cleanUpAnswer>
