import { handle, ORIGIN } from './in-process-api'

let browsers = 0

/** A browser's side of the API: keeps cookies, and sends what a browser sends with a change. */
export class Browser {
  readonly cookies = new Map<string, string>()
  /** What the connection would say: failed sign-ins are counted for it, so every browser sits somewhere else. */
  networkAddress = addressNumber(++browsers)

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, undefined, headers)
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const isForm = body instanceof URLSearchParams
    const sent = new Headers({
      'x-stocktake-peer': this.networkAddress,
      ...(method === 'GET' ? {} : { origin: ORIGIN }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    })
    if (this.cookies.size > 0) sent.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '))
    const text = body === undefined || isForm || typeof body === 'string' ? body : JSON.stringify(body)
    const response = await handle(new Request(new URL(path, ORIGIN), { method, headers: sent, body: text as BodyInit }))
    this.keepCookies(response)
    return response
  }

  async json<T = Record<string, never>>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body)
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`)
    return answer
  }

  /** The sign-in form. */
  async signIn(email: string, password: string): Promise<Response> {
    const { csrfToken } = await this.json<{ csrfToken: string }>('GET', '/api/auth/csrf')
    const form = new URLSearchParams({ email, password, csrfToken, json: 'true' })
    return this.send('POST', '/api/auth/callback/credentials', form)
  }

  async signOut(): Promise<Response> {
    const { csrfToken } = await this.json<{ csrfToken: string }>('GET', '/api/auth/csrf')
    return this.send('POST', '/api/auth/signout', new URLSearchParams({ csrfToken, json: 'true' }))
  }

  get isSignedIn(): Promise<boolean> {
    return this.get('/api/me').then((response) => response.status === 200)
  }

  private keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

function addressNumber(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
}
