/**
 * Cuts whatever looks like a key down to the prefix that Raff itself shows, anywhere in what was read: people write keys into
 * names and descriptions, and what was read is stored and shown. Answers that give a key out are writes, and not masked.
 */
export function maskKeys(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(maskKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [maskText(name), maskKeys(inner)]))
}

export function maskText(text: string): string {
  return text.replace(/(raff_[0-9a-f]{8})[0-9a-f]+/gi, '$1…')
}
