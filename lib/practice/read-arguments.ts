import { parseArgs } from 'node:util'
import { type Fault, readFaultText } from './faults/fault'

export interface Arguments {
  port: number
  servers: number | undefined
  seed: string
  speed: number
  workSpeed: number
  stateFile: string | undefined
  faults: Fault[]
  /** One line for a program instead of words for a person; ends when its standard input does. */
  json: boolean
}

export const USAGE = `npm run practice -- [options]

  --port 4010        the port of 127.0.0.1 to listen on; 0 takes any free one (default 4010)
  --servers 5000     a made-up account of this many servers instead of the sample company
  --seed words       another account: the same words give the same one (default "practice")
  --speed 60         how fast its clock runs; 0 stands still (default 1)
  --work-speed 10    how much faster than at Raff copies and new servers are ready (default 10)
  --state file       keep the account in this file between runs
  --fault spec       something that goes wrong, like "server-error;path=/api/v1/backups;every=3"; may be repeated
  --json             print one line for a program, and end when standard input ends`

const DEFAULT_PORT = '4010'

/** Throws an Error with one plain line about the first argument that is wrong. */
export function readArguments(args: string[]): Arguments {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: DEFAULT_PORT },
      servers: { type: 'string' },
      seed: { type: 'string', default: 'practice' },
      speed: { type: 'string', default: '1' },
      'work-speed': { type: 'string', default: '10' },
      state: { type: 'string' },
      fault: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    port: numberIn('--port', values.port, { least: 0, most: 65_535, whole: true }),
    servers: values.servers === undefined ? undefined : numberIn('--servers', values.servers, SERVERS),
    seed: values.seed,
    speed: numberIn('--speed', values.speed, { least: 0, most: 1_000_000 }),
    workSpeed: numberIn('--work-speed', values['work-speed'], { least: 0.01, most: 1_000_000 }),
    stateFile: values.state,
    faults: values.fault.flatMap(readFaultText),
    json: values.json,
  }
}

const SERVERS = { least: 1, most: 100_000, whole: true }

function numberIn(
  name: string,
  text: string,
  { least, most, whole = false }: { least: number; most: number; whole?: boolean },
): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
    throw new Error(`${name} must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}, not "${text}".`)
  }
  return value
}
