/**
 * Where to go after signing in: a path on this very site, or nothing. Everything that a browser could read as another
 * site is refused: `//host`, `/\host`, a scheme, control characters that browsers drop.
 */
export function safeReturnPath(candidate: string | null | undefined): string | null {
  if (!candidate || candidate.length > 2_000) return null
  if (!candidate.startsWith('/') || /^\/[/\\]/.test(candidate) || /[\p{Cc}\\]/u.test(candidate)) return null
  const here = 'https://here.invalid'
  if (!URL.canParse(candidate, here)) return null
  const url = new URL(candidate, here)
  if (url.origin !== here) return null
  // going back to where one signs in, or to an answer for programs, helps nobody
  if (/^\/(?:sign-in|welcome|invitation|reset|api)(?:\/|$)/.test(url.pathname)) return null
  return `${url.pathname}${url.search}${url.hash}`
}
