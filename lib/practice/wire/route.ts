// A route says what it is called, who may call it and what it does. Everything a handler may rely on (a valid key,
// the project header, the permission) has been checked before it runs.

import type { Caller } from '../access'
import type { AccountPermission, ProjectPermission } from '../permissions'
import type { World } from '../world'
import type { Answer } from './answer'
import type { Body } from './fields'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Access =
  /** No key. */
  | { kind: 'open' }
  /** Any valid key. */
  | { kind: 'key' }
  /** A key whose account role allows it. */
  | { kind: 'account'; permission: AccountPermission }
  /** X-Project-ID must be sent, and the key be allowed this in that project. */
  | { kind: 'project'; permission: ProjectPermission }
  /** A list: X-Project-ID narrows it when sent, otherwise it covers every project where the key is allowed this. */
  | { kind: 'list'; permission: ProjectPermission; headerNarrows: boolean }
  /** No header: the project of what is asked for decides. */
  | { kind: 'resource'; permission: ProjectPermission }

export interface OpenCall {
  world: World
  params: Record<string, string>
  query: URLSearchParams
  body: Body
}

export interface Call extends OpenCall {
  caller: Caller
  access: Exclude<Access, { kind: 'open' }>
  /** The project of the header; empty on routes that take none. */
  projectId: string
  /** Whether a row of this project belongs in the list being answered. */
  inScope(projectId: string): boolean
}

export interface OpenRoute {
  method: Method
  path: string
  access: { kind: 'open' }
  handle: (call: OpenCall) => Answer
}

export interface KeyedRoute {
  method: Method
  path: string
  access: Exclude<Access, { kind: 'open' }>
  handle: (call: Call) => Answer
}

export type Route = OpenRoute | KeyedRoute

export function isOpen(route: Route): route is OpenRoute {
  return route.access.kind === 'open'
}

export function openRoute(method: Method, path: string, handle: (call: OpenCall) => Answer): Route {
  return { method, path, access: { kind: 'open' }, handle }
}

export function keyRoute(method: Method, path: string, handle: (call: Call) => Answer): Route {
  return { method, path, access: { kind: 'key' }, handle }
}

export function accountRoute(
  method: Method,
  path: string,
  permission: AccountPermission,
  handle: (call: Call) => Answer,
): Route {
  return { method, path, access: { kind: 'account', permission }, handle }
}

export function projectRoute(
  method: Method,
  path: string,
  permission: ProjectPermission,
  handle: (call: Call) => Answer,
): Route {
  return { method, path, access: { kind: 'project', permission }, handle }
}

export function listRoute(path: string, permission: ProjectPermission, handle: (call: Call) => Answer): Route {
  return { method: 'GET', path, access: { kind: 'list', permission, headerNarrows: true }, handle }
}

export function resourceRoute(
  method: Method,
  path: string,
  permission: ProjectPermission,
  handle: (call: Call) => Answer,
): Route {
  return { method, path, access: { kind: 'resource', permission }, handle }
}
