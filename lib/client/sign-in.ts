import { api } from './api'
import { ApiProblem } from './api-problem'

const tokenAnswer = { parse: (value: unknown) => readText(value, 'csrfToken') }
const urlAnswer = { parse: (value: unknown) => readText(value, 'url') }

/** Signs in with a password and goes on to `to`, as a new page: everything on it is then drawn for this person. */
export async function signInWithPassword(given: { email: string; password: string }, to: string): Promise<void> {
  await submit('/api/auth/callback/credentials', { ...given, callbackUrl: to })
  location.assign(to)
}

/** Goes to the provider's own sign-in page, which sends the browser back. */
export async function signInWithProvider(provider: string, to: string): Promise<void> {
  location.assign(await submit(`/api/auth/signin/${provider}`, { callbackUrl: to }))
}

/** For people without a password: the provider asks them again who they are. */
export async function confirmWithProvider(provider: string, to: string): Promise<void> {
  location.assign(await submit(`/api/auth/signin/${provider}?prompt=login&max_age=0`, { callbackUrl: to }))
}

async function submit(path: `/api/${string}`, form: Record<string, string>): Promise<string> {
  const csrfToken = await api('/api/auth/csrf', { schema: tokenAnswer })
  const url = await api(path, { method: 'POST', body: { ...form, csrfToken, json: true }, schema: urlAnswer })
  if (!url.includes('csrf=true')) return url
  // the token did not come back with its cookie: the browser keeps none from here
  throw new ApiProblem({
    code: 'invalid',
    status: 400,
    message:
      'Your browser did not keep the cookie that signing in needs. Allow cookies for this address and try again.',
  })
}

function readText(value: unknown, name: string): string {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  if (typeof text === 'string') return text
  throw new Error(`no ${name} in the answer`)
}
