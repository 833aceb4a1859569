import { z } from 'zod'
import { listOf } from './answers'
import { nameField, sentenceField } from './fields'

// Teams: people who answer for things together.

export const teamAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    people: z.array(
      z.object({ id: z.uuid(), name: z.string(), off: z.boolean().describe('Cannot come in any more.') }),
    ),
    owns: z.int().describe('Things it answers for.'),
    backsUp: z.int().describe('Things it is the backup owner of.'),
    createdAt: z.iso.datetime(),
    version: z.int().describe('Send it back with a change: the change is refused if somebody was faster.'),
  })
  .meta({ id: 'Team' })
export type TeamAnswer = z.infer<typeof teamAnswer>

export const teamsAnswer = listOf(teamAnswer)
export type TeamsAnswer = z.infer<typeof teamsAnswer>

const people = z
  .array(z.uuid('This is not the id of a person.'))
  .max(500, 'At most 500 people in a team.')
  .describe('Ids of everybody in it.')

export const makeTeamBody = z.strictObject({
  name: nameField,
  description: sentenceField.optional(),
  people: people.optional(),
})
export type MakeTeamBody = z.input<typeof makeTeamBody>

export const changeTeamBody = z
  .strictObject({
    name: nameField.optional(),
    description: sentenceField.nullable().optional(),
    people: people.optional(),
    version: z.int('Send the version you saw.').optional(),
  })
  .refine((body) => body.name !== undefined || body.description !== undefined || body.people !== undefined, {
    path: ['name'],
    error: 'Say what to change: name, description or people.',
  })
export type ChangeTeamBody = z.input<typeof changeTeamBody>

export const teamParams = z.object({ id: z.uuid('This is not the id of a team.') })
