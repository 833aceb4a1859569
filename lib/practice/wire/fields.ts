// Reading a request body: each reader answers with a value of the right kind or refuses with 400 and says what is wrong.

import { badRequest } from './api-error'

export type Body = Record<string, unknown>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

export function optionalText(body: Body, name: string, { min = 0, max = 10_000 } = {}): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw badRequest(`${name} must be a string`)
  const length = value.trim().length
  if (length < min || length > max) throw badRequest(`${name} must be ${min} to ${max} characters long`)
  return value
}

export function text(body: Body, name: string, limits: { min?: number; max?: number } = { min: 1 }): string {
  return required(optionalText(body, name, { min: 1, ...limits }), name)
}

export function optionalInteger(
  body: Body,
  name: string,
  { min = 0, max = Number.MAX_SAFE_INTEGER } = {},
): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badRequest(`${name} must be an integer`)
  if (value < min || value > max) {
    throw badRequest(
      max === Number.MAX_SAFE_INTEGER ? `${name} must be at least ${min}` : `${name} must be ${min} to ${max}`,
    )
  }
  return value
}

export function integer(body: Body, name: string, limits: { min?: number; max?: number } = {}): number {
  return required(optionalInteger(body, name, limits), name)
}

export function optionalBoolean(body: Body, name: string): boolean | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw badRequest(`${name} must be true or false`)
  return value
}

export function optionalChoice<T extends string>(body: Body, name: string, choices: readonly T[]): T | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw badRequest(`${name} must be one of ${choices.join(', ')}`)
  return found
}

export function choice<T extends string>(body: Body, name: string, choices: readonly T[]): T {
  return required(optionalChoice(body, name, choices), name)
}

export function optionalUuid(body: Body, name: string): string | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!isUuid(value)) throw badRequest(`${name} must be a UUID`)
  return value
}

export function uuid(body: Body, name: string): string {
  return required(optionalUuid(body, name), name)
}

export function optionalEmail(body: Body, name: string): string | undefined {
  const value = optionalText(body, name, { max: 254 })
  if (value !== undefined && !EMAIL.test(value)) throw badRequest(`${name} must be an email address`)
  return value?.toLowerCase()
}

export function optionalTexts(body: Body, name: string): string[] | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) {
    throw badRequest(`${name} must be a list of strings`)
  }
  return value
}

export function optionalMoment(body: Body, name: string): number | undefined {
  const value = optionalText(body, name)
  if (value === undefined) return undefined
  const moment = Date.parse(value)
  if (Number.isNaN(moment) || !/^\d{4}-\d{2}-\d{2}T/.test(value)) {
    throw badRequest(`${name} must be a date and time like 2026-12-01T09:00:00Z`)
  }
  return moment
}

/** For updates where at least one field has to be there. */
export function someOf(body: Body, names: string[]): void {
  if (names.every((name) => body[name] === undefined)) {
    throw badRequest(`At least one of ${names.join(', ')} is required`)
  }
}

export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw badRequest(`${name} is required`)
  return value
}
