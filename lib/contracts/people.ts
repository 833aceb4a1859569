import { z } from 'zod'
import { PERSON_ROLES, PERSON_STATES } from '../domain/person'
import { listOf } from './answers'
import { emailField, nameField, passwordField, tokenField } from './fields'

const role = z.enum(PERSON_ROLES, `Choose one of: ${PERSON_ROLES.join(', ')}.`)

export const personAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(PERSON_ROLES),
    state: z.enum(PERSON_STATES),
    hasPassword: z.boolean(),
    singleSignOn: z.array(z.string()).describe('The providers this person has signed in with.'),
    lastSignInAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    switchedOffAt: z.iso.datetime().nullable(),
    invitation: z
      .object({ expiresAt: z.iso.datetime(), expired: z.boolean(), invitedBy: z.string().nullable() })
      .nullable()
      .describe('The open invitation of somebody who has not come in yet.'),
    version: z.number().int().describe('Send it back with a change: the change is refused if somebody was faster.'),
  })
  .meta({ id: 'Person' })
export type PersonAnswer = z.infer<typeof personAnswer>

export const peopleAnswer = listOf(personAnswer)
export type PeopleAnswer = z.infer<typeof peopleAnswer>

/** A one-time link. It is shown in this answer and never again: only its hash is kept. */
export const linkAnswer = z
  .object({ url: z.url(), expiresAt: z.iso.datetime() })
  .meta({ id: 'OneTimeLink', description: 'Shown once. Whoever has it can use it, once, until it expires.' })
export type LinkAnswer = z.infer<typeof linkAnswer>

export const inviteBody = z.strictObject({ name: nameField, email: emailField, role })
export type InviteBody = z.input<typeof inviteBody>

export const inviteAnswer = z.object({ person: personAnswer, link: linkAnswer })
export type InviteAnswer = z.infer<typeof inviteAnswer>

export const changePersonBody = z
  .strictObject({
    name: nameField.optional(),
    role: role.optional(),
    switchedOff: z.boolean('Send true or false.').optional(),
    version: z.int('Send the version you saw.').optional(),
  })
  .refine((body) => body.name !== undefined || body.role !== undefined || body.switchedOff !== undefined, {
    path: ['role'],
    message: 'Say what to change: name, role or switchedOff.',
  })
export type ChangePersonBody = z.input<typeof changePersonBody>

export const personParams = z.object({ id: z.uuid('This is not the id of a person.') })

export const acceptInvitationBody = z.strictObject({ token: tokenField, name: nameField, password: passwordField })
export const useResetBody = z.strictObject({ token: tokenField, password: passwordField })
export const useWelcomeBody = z.strictObject({
  token: tokenField,
  name: nameField,
  email: emailField,
  password: passwordField,
})

/** Somebody who explored the practice account says who they are. */
export const settleInBody = z.strictObject({ name: nameField, email: emailField, password: passwordField })

/** With the address the page can sign the person in without asking for it again. */
export const acceptedAnswer = z.object({ email: z.string() }).meta({ id: 'Accepted' })
