import { z } from 'zod'

// How one field of an answer is read. Tolerant where both readings mean the same (a number as text, a missing optional
// field), strict where guessing would invent a fact: then the row counts as unreadable and what was known stays.

/** Opaque, and sent back exactly as it came. Beyond 2^53 a number has already lost digits on its way in. */
export const id = z
  .union([z.string().trim().min(1).max(200), z.number().refine(Number.isSafeInteger)])
  .transform(String)

export const text = z.union([z.string(), z.number().transform(String)])

/** Missing, null and '' all mean: there is none. */
export const optionalId = nothingWhen(id, (value) => value === '')

export const optionalText = nothingWhen(text)

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

export const amount = z.union([z.number(), z.string().regex(NUMBER).transform(Number)]).refine(Number.isFinite)

export const optionalAmount = nothingWhen(amount, (value) => value === '')

export const whole = amount.refine(Number.isInteger)

export const optionalWhole = nothingWhen(whole, (value) => value === '')

export const flag = z.union([
  z.boolean(),
  z.literal(['true', 'false']).transform((value) => value === 'true'),
  z.literal([0, 1]).transform((value) => value === 1),
])

export const optionalFlag = nothingWhen(flag)

/** A moment as ISO text in UTC. Raff writes the year 1 where there is none. */
export const optionalTime = nothingWhen(
  z
    .string()
    .refine((value) => !Number.isNaN(Date.parse(value)))
    .transform((value) => new Date(value).toISOString()),
  (value) => value === '' || (typeof value === 'string' && value.startsWith('0001-01-01')),
)

/** A list that is missing or null is an empty one; one of the wrong kind is not. */
export function listOf<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((value) => value ?? [])
}

function nothingWhen<T extends z.ZodType>(schema: T, empty: (value: unknown) => boolean = () => false) {
  return z.preprocess((value) => (value === undefined || empty(value) ? null : value), schema.nullable())
}
