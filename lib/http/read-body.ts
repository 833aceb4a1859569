import { BODY_MAX_BYTES } from '../config/timings'
import { Refusal } from '../domain/refusals'

/** The JSON of a request. It is counted while it streams in: a body that lies about its length is cut off all the same. */
export async function readJson(request: Request, maxBytes = BODY_MAX_BYTES): Promise<unknown> {
  requireType(request, ['application/json'], 'Send JSON, with the header "Content-Type: application/json".')
  const text = await readText(request, maxBytes)
  try {
    return JSON.parse(text)
  } catch {
    const message = text === '' ? 'Send a JSON object.' : 'This is not valid JSON.'
    throw new Refusal('invalid', `The body of the request cannot be read. ${message}`, { fields: { body: message } })
  }
}

/** For the sign-in library, whose clients send forms: every value as text. */
export async function readForm(request: Request, maxBytes = BODY_MAX_BYTES): Promise<Record<string, string>> {
  const types = ['application/x-www-form-urlencoded', 'application/json']
  const type = requireType(request, types, 'Send a form or JSON.')
  if (type === 'application/json') {
    const given = await readJson(request, maxBytes)
    if (typeof given !== 'object' || given === null) return {}
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
  }
  return Object.fromEntries(new URLSearchParams(await readText(request, maxBytes)))
}

/** A file as it is, as text in UTF-8. */
export async function readUpload(request: Request, types: string[], maxBytes: number): Promise<string> {
  requireType(request, types, `Send the file itself, with the header "Content-Type: ${types[0]}".`)
  return readText(request, maxBytes)
}

function requireType(request: Request, accepted: string[], message: string): string {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!accepted.includes(type)) throw new Refusal('wrong-type', message)
  return type
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () =>
    new Refusal('too-large', `The request is too large. Send at most ${Math.floor(maxBytes / 1024)} KB.`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge()
  if (!request.body) return ''
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    // leaving the loop cancels the stream: the rest is never taken in
    if (bytes > maxBytes) throw tooLarge()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
