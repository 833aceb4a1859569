import { z } from 'zod'
import { errorAnswer } from '../contracts/errors'
import type { Declaration, RouteHandler } from './route'

type Json = Record<string, unknown>

/** The OpenAPI document of the routes, made from the very declarations that they check requests with. */
export function describeApi(modules: Record<string, unknown>[], own: { url: string; version: string }): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const declaration of declarationsOf(modules)) {
    const path = paths[declaration.path] ?? {}
    path[declaration.method.toLowerCase()] = describeOperation(declaration, schemas)
    paths[declaration.path] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stocktake',
      version: own.version,
      description:
        'The API of this installation. Sign in at /api/auth (the cookie then names your session). Changes are only taken from pages of this address, or from programs that send no Origin.',
    },
    servers: [{ url: own.url }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'stocktake session' } },
    },
  }
}

export function declarationsOf(modules: Record<string, unknown>[]): Declaration[] {
  return modules
    .flatMap((module) => Object.values(module))
    .filter((value): value is RouteHandler => typeof value === 'function' && 'declaration' in value)
    .map((handler) => handler.declaration)
}

function describeOperation(declaration: Declaration, schemas: Json): Json {
  const { method, path, summary, allow, params, query, body, upload, status = 200 } = declaration
  return {
    operationId: `${method.toLowerCase()}${path.replace('/api', '').replace(/[^a-zA-Z]+(\w?)/g, (_, first: string) => first.toUpperCase())}`,
    summary,
    'x-permission': allow,
    security: allow === 'anyone' ? [] : [{ session: [] }],
    parameters: [...describeParameters('path', params, schemas), ...describeParameters('query', query, schemas)],
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: toJson(body, 'input', schemas) } } } }
      : {}),
    ...(upload ? { requestBody: { required: true, content: describeUpload(upload.types) } } : {}),
    responses: {
      [status]: { description: 'Success.', content: describeOutput(declaration, schemas) },
      default: {
        description: 'A refusal or a failure.',
        content: { 'application/json': { schema: toJson(errorAnswer, 'output', schemas) } },
      },
    },
  }
}

function describeUpload(types: string[]): Json {
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))
}

function describeOutput({ output }: Declaration, schemas: Json): Json {
  if (!('contentTypes' in output)) return { 'application/json': { schema: toJson(output, 'output', schemas) } }
  const schema = output.schema ? toJson(output.schema, 'output', schemas) : {}
  return Object.fromEntries(output.contentTypes.map((type) => [type.split(';')[0], { schema }]))
}

function describeParameters(place: 'path' | 'query', schema: z.ZodType | undefined, schemas: Json): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = toJson(schema, 'input', schemas) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }))
}

/** Named schemas are described once and referred to; zod puts them beside each use. */
function toJson(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json
  const { $schema: _schema, $defs = {}, id, ...rest } = relink(described) as Json & { $defs?: Record<string, Json> }
  for (const [name, definition] of Object.entries($defs)) {
    const { id: _id, ...plain } = definition
    schemas[name] = plain
  }
  if (typeof id !== 'string') return rest
  schemas[id] = rest
  return { $ref: `#/components/schemas/${id}` }
}

function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : relink(inner),
    ]),
  )
}
