// The switchboard beside the API, for tests and demonstrations: clock, faults, what was asked, what is there.

import type { Clock } from './clock'
import { readFault } from './faults/fault'
import type { FaultSwitch } from './faults/fault-switch'
import type { State } from './model'
import type { RequestLog } from './request-log'
import type { Answer } from './wire/answer'
import { badRequest, notFound } from './wire/api-error'
import type { Body } from './wire/fields'

export const CONTROL_PATH = '/__practice'

export interface Controls {
  clock: Clock
  faults: FaultSwitch
  requests: RequestLog
  state: () => State
}

export interface ControlCall {
  method: string
  pathname: string
  query: URLSearchParams
  body: Body
}

export function answerControl(controls: Controls, call: ControlCall): Answer {
  const answer = routesOf(controls)[`${call.method} ${call.pathname.slice(CONTROL_PATH.length)}`]
  if (!answer) throw notFound(`Control ${call.method} ${call.pathname}`)
  return { status: 200, body: answer(call) }
}

function routesOf(controls: Controls): Record<string, (call: ControlCall) => unknown> {
  const { clock, faults, requests, state } = controls
  const time = () => ({ now: clock.now(), speed: clock.speed })
  return {
    'GET ': () => ({ ...time(), requests: requests.total, faults: faults.list() }),
    'POST /clock': ({ body }) => {
      setClock(clock, body)
      return time()
    },
    'GET /faults': () => ({ faults: faults.list() }),
    'POST /faults': ({ body }) => {
      const given = Array.isArray(body.faults) ? body.faults : [body]
      for (const fault of given.map(readFault)) faults.add(fault)
      return { faults: faults.list() }
    },
    'DELETE /faults': () => {
      faults.clear()
      return { faults: [] }
    },
    'GET /requests': ({ query }) => requestsOf(requests, query),
    'DELETE /requests': () => {
      requests.clear()
      return { total: 0 }
    },
    'GET /state': () => state(),
  }
}

function setClock(clock: Clock, { advance_ms: advance, speed }: Body): void {
  if (advance === undefined && speed === undefined) throw badRequest('Send advance_ms, speed or both')
  for (const value of [advance ?? 0, speed ?? 0]) {
    if (typeof value !== 'number' || !(value >= 0)) throw badRequest('advance_ms and speed are numbers from 0 up')
  }
  if (typeof speed === 'number') clock.setSpeed(speed)
  if (typeof advance === 'number') clock.advance(advance)
}

function requestsOf(requests: RequestLog, query: URLSearchParams) {
  const method = query.get('method')
  const path = query.get('path')
  const found = requests
    .all()
    .filter((each) => (!method || fits(method, each.method)) && (!path || each.path.startsWith(path)))
  return { total: found.length, data: found }
}

function fits(wanted: string, method: string): boolean {
  return wanted === 'write' ? method !== 'GET' : wanted.toUpperCase() === method
}
