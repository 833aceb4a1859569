// The import table: which room may import which. Anything not listed is an error from the first commit.
// A room is a folder directly below lib/, or one of app, components, tests. The reasons are in CONTRIBUTING.md.

/** Leaf files of a room that others may import although the room itself is closed to them. */
const ROLES = 'lib/auth/(roles|passwords)\\.ts$'

/** @type {Record<string, string[]>} */
const MAY_IMPORT = {
  'lib/domain': [],
  'lib/config': [],
  'lib/contracts': ['lib/domain'],
  'lib/client': ['lib/contracts', 'lib/domain'],
  'lib/raff': ['lib/config', 'lib/domain'],
  'lib/vault': ['lib/config', 'lib/domain'],
  'lib/db': ['lib/domain', 'lib/config'],
  'lib/auth': ['lib/db', 'lib/config', 'lib/domain'],
  'lib/notify': ['lib/config', 'lib/contracts'],
  'lib/server': [
    'lib/domain',
    'lib/contracts',
    'lib/raff',
    'lib/vault',
    'lib/db',
    'lib/config',
    'lib/notify',
    ROLES,
    'lib/jobs/definitions',
  ],
  'lib/jobs': ['lib/server', 'lib/config', 'lib/domain'],
  'lib/http': ['lib/auth', 'lib/contracts', 'lib/config', 'lib/domain'],
  'lib/practice': ['lib/config'],
  'lib/launch': ['lib/config'],
  components: ['lib/client', 'lib/contracts', 'lib/domain', 'lib/auth/roles\\.ts$'],
  app: ['components', 'lib/server', 'lib/auth', 'lib/http', 'lib/contracts', 'lib/client', 'lib/domain'],
}

const OURS = '^(app|components|lib|tests|prisma)/'

const walls = Object.entries(MAY_IMPORT).map(([room, allowed]) => ({
  name: `walls-of-${room.replace('lib/', '')}`,
  comment: `${room} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: OURS,
    pathNot: [`^${room}/`, ...allowed.map((to) => (to.endsWith('$') ? `^${to}` : `^${to}(/|\\.ts$)`))],
  },
}))

const SERVER_ROOMS = '^lib/(raff|vault|db|server|jobs|notify|practice|launch)/'

export default {
  forbidden: [
    ...walls,
    { name: 'nothing-imports-app', severity: 'error', from: { pathNot: '^(app|tests)/' }, to: { path: '^app/' } },
    {
      name: 'act-keys-only-for-runs',
      comment: 'a key that may change things is opened by running an approved request and by nothing else',
      severity: 'error',
      from: { path: '^(app|lib)/', pathNot: '^lib/server/run-' },
      to: { path: '^lib/server/open-actor\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-server-rooms-in-the-browser',
      comment: 'a browser bundle that could hold a secret must not compile',
      severity: 'error',
      from: { path: '^(components|lib/client|lib/contracts|lib/domain)/' },
      to: { path: SERVER_ROOMS },
    },
    {
      name: 'no-unknown-rooms',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: `^(${Object.keys(MAY_IMPORT)
          .filter((room) => room.startsWith('lib/'))
          .join('|')})/`,
      },
      to: {},
    },
    { name: 'no-missing-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|\\.next|\\.data[^/]*)/|lib/db/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.jsx', '.json'],
    },
  },
}
