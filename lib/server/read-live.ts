import 'server-only'
import { Refusal } from '../domain/refusals'
import { isRaffError } from '../raff/errors'
import { liveRead } from '../raff/live-read'
import { allowedRead, type ProxyRefusal } from '../raff/proxy-path'
import { VaultError } from '../vault/vault-error'
import { noteTrouble } from './note-trouble'
import { openReaderOptions } from './open-reader'
import { refuseRaffError } from './refuse-raff-error'

/**
 * Asks Raff for something that a page shows live. Only reads that stand in the allow-list, only with a key for reading;
 * what goes out is put together anew, so nothing else the browser sent reaches Raff.
 */
export async function readLive(
  connectionId: string,
  asked: { path: string; search: string; signal: AbortSignal },
): Promise<Record<string, unknown>> {
  const answer = allowedRead(asked.path, asked.search)
  if (!answer.ok) throw refuse(answer.why)
  const options = await openReaderOptions(connectionId)
  try {
    return await liveRead(options, answer.read, asked.signal)
  } catch (error) {
    if (error instanceof VaultError) throw new Refusal('unavailable', error.message, { cause: error })
    if (!isRaffError(error)) throw error
    // the page has its answer at once; what it means for the connection is found out behind it
    void noteTrouble(connectionId, error)
    throw refuseRaffError(error)
  }
}

const WHY: Record<ProxyRefusal, string> = {
  encoded: 'The address must be plain: nothing that Raff calls its things needs a percent sign.',
  'not-a-path': 'This is not a path of Raff.',
  'unknown-resource': 'Only reads that Stocktake’s pages need go through here, and this is none of them.',
  'unknown-parameter': 'This parameter is not passed on to Raff.',
  'repeated-parameter': 'Send each parameter once.',
  'bad-value': 'The value of a parameter is not one that Raff would take.',
  'project-missing': 'Raff answers this only together with a project: send project_id.',
}

function refuse(why: ProxyRefusal): Refusal {
  const isMissing = why === 'unknown-resource' || why === 'not-a-path' || why === 'encoded'
  return new Refusal(isMissing ? 'not-found' : 'invalid', WHY[why])
}
