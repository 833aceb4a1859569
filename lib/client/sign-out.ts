import { api } from './api'

const anything = { parse: (value: unknown) => value }
const token = {
  parse: (value: unknown) => {
    if (typeof value === 'object' && value !== null && 'csrfToken' in value) return String(value.csrfToken)
    throw new Error('no csrfToken in the answer')
  },
}

/** Ends this session, or all of this person's, and goes to the sign-in page with nothing of theirs left in memory. */
export async function signOut({ everywhere }: { everywhere: boolean }): Promise<void> {
  if (everywhere) await api('/api/me/sessions', { method: 'DELETE', schema: anything })
  const csrfToken = await api('/api/auth/csrf', { schema: token })
  await api('/api/auth/signout', { method: 'POST', body: { csrfToken, json: true }, schema: anything })
  location.assign('/sign-in')
}
