import { z } from 'zod'
import { Refusal } from '@/lib/domain/refusals'
import { route } from '@/lib/http/route'

// Programs get an answer they can read also where there is nothing: the page for people would be HTML.

const declared = {
  summary: 'Whatever is not in this document is not here.',
  allow: 'anyone',
  output: z.never(),
} as const

function nothingHere(): never {
  throw new Refusal('not-found', 'There is nothing at this address. See /api/openapi.json for what there is.')
}

export const GET = route('GET /api/{unknown}', declared, nothingHere)
export const POST = route('POST /api/{unknown}', declared, nothingHere)
export const PUT = route('PUT /api/{unknown}', declared, nothingHere)
export const PATCH = route('PATCH /api/{unknown}', declared, nothingHere)
export const DELETE = route('DELETE /api/{unknown}', declared, nothingHere)
