import { type APIRequestContext, type APIResponse, request } from '@playwright/test'

/** The API as this person sees it, beside the browser of the story. */
export async function apiAs(
  person: { email: string; password: string },
  baseURL = process.env.STOCKTAKE_TEST_URL,
): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL })
  const { csrfToken } = await answerOf<{ csrfToken: string }>(await api.get('/api/auth/csrf'))
  const form = { email: person.email, password: person.password, csrfToken, json: 'true' }
  await answerOf(await api.post('/api/auth/callback/credentials', { form }))
  return api
}

export async function answerOf<Answer>(response: APIResponse): Promise<Answer> {
  const answer = await response.json()
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${JSON.stringify(answer)}`)
  return answer
}
