// The route files of app/api, called as the framework calls them: real requests in, real responses out, found by path
// the way the folders say. No port, no build, and every test file on its own database.

type Handler = (request: Request, at: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>
export type RouteModule = Record<string, Handler>

const files = import.meta.glob<RouteModule>('/app/api/**/route.ts')

export const ORIGIN = 'http://localhost:3000'

/** Every route file, as the path it answers, such as /api/people/[id]. */
export const routePaths = Object.keys(files).map(toPath).sort()

export async function routeModule(path: string): Promise<RouteModule> {
  const load = files[`/app${path}/route.ts`]
  if (!load) throw new Error(`there is no route file for ${path}`)
  return load()
}

/** Answers a request as the server would. */
export async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const found = routePaths
    .map((path) => ({ path, params: match(path, pathname) }))
    .filter(({ params }) => params !== null)
  const best = found.sort((a, b) => fixedParts(b.path) - fixedParts(a.path))[0]
  if (!best?.params) throw new Error(`no route answers ${pathname}`)
  const handler = (await routeModule(best.path))[request.method]
  if (!handler) return new Response(null, { status: 405 })
  return handler(request, { params: Promise.resolve(best.params) })
}

function toPath(file: string): string {
  return file.slice('/app'.length, -'/route.ts'.length)
}

function match(path: string, pathname: string): Record<string, string | string[]> | null {
  const names: string[] = []
  const pattern = path
    .split('/')
    .map((part) => {
      const [, many, name] = /^\[(\.\.\.)?(\w+)\]$/.exec(part) ?? []
      if (!name) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      names.push(many ? `...${name}` : name)
      return many ? '(.+)' : '([^/]+)'
    })
    .join('/')
  const found = new RegExp(`^${pattern}$`).exec(pathname)
  if (!found) return null
  return Object.fromEntries(
    names.map((name, index) => {
      const value = decodeURIComponent(found[index + 1] ?? '')
      return name.startsWith('...') ? [name.slice(3), value.split('/')] : [name, value]
    }),
  )
}

/** The more of a path is written out, the better it fits. */
function fixedParts(path: string): number {
  return path.split('/').filter((part) => !part.startsWith('[')).length
}
