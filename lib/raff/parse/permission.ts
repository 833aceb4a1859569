import { z } from 'zod'
import { optionalText, text } from './fields'
import { type RowOf, rowReader } from './rows'

export type Permission = RowOf<typeof readPermission>

export const readPermission = rowReader(
  z.object({ name: text, description: optionalText, scope: optionalText, category: optionalText }),
  (raw) => raw.name,
)
