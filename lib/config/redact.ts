// The last line of defence for promise 1: whatever anybody hands to the log, what is secret by its shape is taken out
// of the finished line. It works on text, so nesting, errors, causes and URLs make no difference.

/** A Raff key is `raff_` and hex; eight digits are already its public prefix, and nothing shorter is one. */
const RAFF_KEY = /raff(?:_|%5f|\\u005f)[0-9a-f]{8,}/gi

/** `postgresql://user:password@host`, `smtp://…`: the password goes, the rest helps whoever reads the log. */
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*):[^\s/@"']+@/gi

/** One-time links and codes of sign-in providers. */
const TOKEN_PARAMETER = /([?&;](?:token|code|state|access_token|id_token|key|secret|password)=)[^\s&"'\\]+/gi

export function redact(text: string): string {
  return text
    .replace(RAFF_KEY, 'raff_********')
    .replace(URL_PASSWORD, '$1:********@')
    .replace(TOKEN_PARAMETER, '$1********')
}
