import 'server-only'
import net from 'node:net'
import { z } from 'zod'
import { environment } from '../config/environment.mjs'
import { LAUNCHER_ANSWER_MS } from '../config/timings'
import { Refusal } from '../domain/refusals'

const reply = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('ready'),
    url: z.url(),
    keys: z.record(z.string(), z.string()),
    /** Before this moment the account has a past that can be read. */
    toldAt: z.number().nullish(),
  }),
  z.object({ event: z.literal('stopped') }),
  z.object({ event: z.literal('error'), message: z.string() }),
])
export type LauncherReply = Exclude<z.infer<typeof reply>, { event: 'error' }>

/** False in a replica that was not started by the launcher which holds the data folder. */
export function hasLauncher(): boolean {
  return environment().control !== undefined
}

/** Asks the launcher to do something: one line of JSON there, one line back, on a socket only this user can open. */
export async function askLauncher(request: { do: string }): Promise<LauncherReply> {
  const path = environment().control
  if (path === undefined) throw noLauncher()
  const answer = reply.safeParse(JSON.parse(await exchangeLines(path, JSON.stringify(request))))
  if (!answer.success) throw unavailable('it gave an answer this version does not know')
  if (answer.data.event === 'error') throw unavailable(answer.data.message)
  return answer.data
}

function exchangeLines(path: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = net.connect(path, () => void socket.write(`${line}\n`))
    const fail = (reason: string) => {
      socket.destroy()
      reject(unavailable(reason))
    }
    socket.setTimeout(LAUNCHER_ANSWER_MS, () => fail('it did not answer in time'))
    socket.setEncoding('utf8')
    socket.on('error', (error) => fail(error.message))
    socket.on('close', () => fail('it hung up'))
    socket.on('data', (chunk: string) => {
      received += chunk
      const end = received.indexOf('\n')
      if (end < 0) return
      resolve(received.slice(0, end))
      socket.destroy()
    })
  })
}

function unavailable(reason: string): Refusal {
  return new Refusal('unavailable', `The practice account could not be reached: ${reason}. Please try again.`)
}

function noLauncher(): Refusal {
  return new Refusal(
    'unavailable',
    'The practice account runs beside Stocktake where it is started with "npm start". This server was started in another way, so it has none.',
  )
}
