import { z } from 'zod'
import { id, optionalId, optionalTime, text } from './fields'

const note = z
  .object({ id, user_id: optionalId, content: text, created_at: optionalTime, updated_at: optionalTime })
  .transform((row) => ({
    id: row.id,
    userId: row.user_id,
    content: row.content,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }))
  .nullish()
  .transform((value) => value ?? null)

export type VmNote = NonNullable<z.infer<typeof note>>

/** A note that cannot be read is shown as none: nothing is decided on it. */
export function readVmNotes(envelope: unknown): { personal: VmNote | null; account: VmNote | null } {
  const { personal_note, account_note } = envelope as { personal_note?: unknown; account_note?: unknown }
  return { personal: note.safeParse(personal_note).data ?? null, account: note.safeParse(account_note).data ?? null }
}
