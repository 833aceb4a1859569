// Raff's published contract, as validators. The document is not part of this project: it is read from where RAFF_OPENAPI
// says, or from beside the repository, and tests that need it say so when it is not there.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

type Json = Record<string, unknown>

export interface Operation {
  id: string
  method: string
  path: string
  /** A validator for each documented status. */
  responses: Map<number, ValidateFunction>
}

export interface ContractDocument {
  operations: Operation[]
  /** The shape of any refusal, for statuses that an operation does not list. */
  error: ValidateFunction
}

export const documentPath =
  process.env.RAFF_OPENAPI ?? fileURLToPath(new URL('../../../shared/raff/openapi.yaml', import.meta.url))

export function readDocument(): ContractDocument | undefined {
  if (!existsSync(documentPath)) return undefined
  const document = parse(readFileSync(documentPath, 'utf8')) as Json
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const compile = (schema: unknown) => ajv.compile(closed(document, schema) as object)
  const operations = entries(document.paths).flatMap(([path, methods]) =>
    entries(methods).map(([method, operation]) => ({
      id: String((operation as Json).operationId),
      method: method.toUpperCase(),
      path,
      responses: new Map(
        entries((operation as Json).responses).map(([status, response]) => [
          Number(status),
          compile(schemaOf(document, response)),
        ]),
      ),
    })),
  )
  return { operations, error: compile({ $ref: '#/components/schemas/Error' }) }
}

function schemaOf(document: Json, response: unknown): unknown {
  const { content } = resolve(document, response) as { content: Record<string, { schema: unknown }> }
  return content['application/json']?.schema
}

/**
 * The schema with references written out and closed: a field the document does not name is an error too, because code
 * written against the practice account must not come to lean on it. Nullable is version 3.0's, as ajv knows it.
 */
function closed(document: Json, schema: unknown): unknown {
  const resolved = resolve(document, schema) as Json
  if (Array.isArray(resolved.allOf)) {
    const parts = resolved.allOf.map((part) => resolve(document, part) as Json)
    const properties = Object.assign({}, ...parts.map((part) => part.properties))
    const required = parts.flatMap((part) => (part.required as string[] | undefined) ?? [])
    return closed(document, { type: 'object', properties, required })
  }
  if (resolved.type === 'array') return { ...resolved, items: closed(document, resolved.items) }
  if (!resolved.properties) return resolved
  const properties = Object.fromEntries(
    entries(resolved.properties).map(([name, part]) => [name, closed(document, part)]),
  )
  return { ...resolved, properties, additionalProperties: false }
}

function resolve(document: Json, part: unknown): unknown {
  const reference = (part as Json).$ref
  if (typeof reference !== 'string') return part
  const words = reference.replace('#/', '').split('/')
  return words.reduce<unknown>((found, word) => (found as Json)[word], document)
}

function entries(value: unknown): [string, unknown][] {
  return Object.entries(value as Json)
}
