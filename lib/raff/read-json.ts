/**
 * Parses an answer. Text that no database column takes (NUL, halves of characters) is made harmless here, once, so that
 * one odd name cannot stop a sync.
 */
export function readJson(body: Buffer): unknown {
  const text = body.toString('utf8')
  const needsCare = /\\u0000|\0|\\u[dD][89a-fA-F]|__proto__/.test(text)
  return needsCare ? JSON.parse(text, makeHarmless) : JSON.parse(text)
}

function makeHarmless(_: string, value: unknown): unknown {
  if (typeof value === 'string') return clean(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '__proto__')
      .map(([name, inner]) => [clean(name), inner]),
  )
}

const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')
