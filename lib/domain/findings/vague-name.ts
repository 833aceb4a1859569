/** Whether a name is one of those that say nothing; `*` stands for anything. */
export function isVague(name: string, patterns: readonly string[]): boolean {
  const plain = name.trim().toLowerCase()
  return plain === '' || patterns.some((pattern) => fits(plain, pattern.trim().toLowerCase()))
}

/** Without a regular expression: what people write here must not be able to hang the server. */
function fits(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === pattern
  if (!text.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
