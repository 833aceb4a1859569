import { z } from 'zod'
import { brokenText } from '../domain/broken-text'
import { listOf } from './answers'
import { nameField } from './fields'

// Saved views of the inventory: filters, columns and order under a name.

export const viewAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    query: z.string().describe('The query of the page’s address, without the question mark.'),
    shared: z.boolean(),
    mine: z.boolean(),
    by: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' })
export type ViewAnswer = z.infer<typeof viewAnswer>

export const viewsAnswer = listOf(viewAnswer)
export type ViewsAnswer = z.infer<typeof viewsAnswer>

/** Only names and values of a query go in: whatever is stored is put behind the address of the inventory. */
const query = z
  .string('Send the query of the page’s address.')
  .max(4_000, 'This view holds more filters than can be saved.')
  .transform((text) => new URLSearchParams(text).toString())
  .refine(
    (text) => [...new URLSearchParams(text)].flat().every((part) => brokenText(part) === null),
    'This view holds a character that nothing can be found by. Search anew, then save it.',
  )

export const saveViewBody = z.strictObject({
  name: nameField,
  query,
  shared: z.boolean('Send true or false.').default(false),
})
export type SaveViewBody = z.input<typeof saveViewBody>

export const changeViewBody = z
  .strictObject({
    name: nameField.optional(),
    query: query.optional(),
    shared: z.boolean('Send true or false.').optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    path: ['name'],
    error: 'Say what to change: name, query or shared.',
  })
export type ChangeViewBody = z.input<typeof changeViewBody>

export const viewParams = z.object({ id: z.uuid('This is not the id of a view.') })
