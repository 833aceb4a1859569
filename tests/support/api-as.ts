import { type APIRequestContext, type APIResponse, request } from '@playwright/test'

export type Credentials = { email: string; password: string }

/** The API as this person sees it, beside the browser of the story. */
export async function apiAs(person: Credentials, baseURL = process.env.STOCKTAKE_TEST_URL): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL })
  await signInThrough(api, person)
  return api
}

/** Whatever asks through it is this person from now on, at its own application or at the one of this address. */
export async function signInThrough(api: APIRequestContext, person: Credentials, url = ''): Promise<void> {
  const { csrfToken } = await answerOf<{ csrfToken: string }>(await api.get(`${url}/api/auth/csrf`))
  const form = { email: person.email, password: person.password, csrfToken, json: 'true' }
  await answerOf(await api.post(`${url}/api/auth/callback/credentials`, { form }))
}

export async function answerOf<Answer>(response: APIResponse): Promise<Answer> {
  const answer = await response.json()
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${JSON.stringify(answer)}`)
  return answer
}
