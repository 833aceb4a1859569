import { z } from 'zod'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { listOf } from './answers'

const environment = z.enum(ENVIRONMENTS, `Choose one of: ${ENVIRONMENTS.join(', ')}.`)

export const projectAnswer = z
  .object({
    id: z.uuid().describe('Ours: what the path of its environment takes.'),
    raffId: z.string(),
    accountId: z.uuid(),
    accountName: z.string(),
    name: z.string(),
    environment,
    from: z.enum(['confirmed', 'guessed']),
    because: z.string().nullable().describe('Why it is guessed so; null: a person said it.'),
    guess: environment.describe('What its name says.'),
    confirmedBy: z.string().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
    things: z.int().describe('How many things are in it.'),
    version: z.int().describe('0: nobody has said anything yet.'),
  })
  .meta({ id: 'Project' })
export type ProjectAnswer = z.infer<typeof projectAnswer>

export const projectsAnswer = listOf(projectAnswer)
export type ProjectsAnswer = z.infer<typeof projectsAnswer>

export const projectParams = z.object({ id: z.uuid('This is not the id of a project.') })

export const putEnvironmentBody = z.strictObject({
  environment: environment.nullable().describe('Null: leave it to the name again.'),
  version: z.int('Send the version you saw; 0 when it was guessed.').min(0).optional(),
})
export type PutEnvironmentBody = z.input<typeof putEnvironmentBody>
