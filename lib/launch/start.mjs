// npm start and npm run dev. The files it uses before the packages are installed import nothing but Node itself.
import fs from 'node:fs'
import path from 'node:path'
import { build, generateClient, isBuilt } from './build.mjs'
import { prepareDataFolder } from './data-folder.mjs'
import { openControlSocket } from './control-socket.mjs'
import { databaseFolder } from './database-folder.mjs'
import { install, isInstalled } from './install.mjs'
import { keepWeb } from './keep-web.mjs'
import { readLaunchEnvironment } from './launch-environment.mjs'
import { openDatabase } from './open-database.mjs'
import { runCommand } from './plain-error.mjs'
import { refuseTakenPort } from './port.mjs'
import { practiceKeeper } from './practice-process.mjs'
import { keepSecrets } from './secrets.mjs'
import { isStopping, onShutdown, shutDown, stopOnSignals } from './shutdown.mjs'
import { takeDataFolder, takeDataFolderIfFree } from './take-data-folder.mjs'
import { waitUntilReady } from './wait-until-ready.mjs'
import { webOutput } from './web-output.mjs'
import { makeWelcomeLink } from './welcome-link.mjs'

const say = (/** @type {string} */ line) => console.log(line)

async function start() {
  const dev = process.argv.includes('--dev')
  const environment = readLaunchEnvironment()
  stopOnSignals(say)
  prepareDataFolder(environment.dataDir)
  const take = environment.databaseUrl ? takeDataFolderIfFree : takeDataFolder
  const lock = await take(environment.dataDir, dev ? 'npm run dev' : 'npm start')
  onShutdown(() => lock?.release())
  await refuseTakenPort(environment.port)
  await provideInstalled(dev)

  const embeddedExists = () => fs.existsSync(path.join(databaseFolder(environment.dataDir), 'PG_VERSION'))
  const secrets = keepSecrets(environment, {
    databaseExists: !environment.databaseUrl && embeddedExists(),
    say,
  })
  const database = await openDatabase(environment, say)
  await provideBuilt(dev)
  await database.migrate()

  lock?.note({ url: environment.url, databaseUrl: environment.databaseUrl ? undefined : database.url })
  const control = lock ? await offerPractice(environment.dataDir, lock) : undefined
  const env = { ...process.env, ...secrets, ...variablesFor(environment, database.url, control) }
  const onLine = webOutput({ dataFolder: environment.dataDir, dev })
  const web = keepWeb(
    { port: environment.port, dev, env, onLine },
    { say, onStart: (child) => lock?.noteChild('web', child), onGiveUp: giveUp },
  )
  onShutdown(web.stop)
  await waitUntilReady(environment.port, web.exited)
  web.keep()

  say(`Stocktake is ready at ${environment.url}`)
  const link = await makeWelcomeLink(env)
  if (link) say(`\nTo become the first admin, open this link within a day:\n\n  ${link}\n`)
  say('Stop it with Ctrl-C.')
}

async function provideInstalled(/** @type {boolean} */ dev) {
  if (isInstalled({ development: dev || !isBuilt() })) return
  say('Installing the packages (only now, about a minute) …')
  await install()
}

async function provideBuilt(/** @type {boolean} */ dev) {
  if (dev) return generateClient()
  if (isBuilt()) return
  say('Building the pages (only when something changed, about half a minute) …')
  await build()
}

/**
 * The socket through which the web process asks for the practice account. Replicas that share a data folder leave it to
 * the one that holds the folder.
 * @param {string} dataFolder @param {import('./data-folder-lock.mjs').Lock} lock
 */
async function offerPractice(dataFolder, lock) {
  const practice = practiceKeeper(dataFolder, { say, onChild: (child) => lock.noteChild('practice', child) })
  onShutdown(practice.stop)
  const control = await openControlSocket(dataFolder, {
    'start-practice': practice.start,
    'stop-practice': async () => {
      await practice.stop()
      return { event: 'stopped' }
    },
    'leave-practice': async () => {
      await practice.leave()
      return { event: 'stopped' }
    },
  })
  onShutdown(control.close)
  void practice.resume()
  return control.path
}

/**
 * @param {import('../config/environment.mjs').Environment} environment
 * @param {string} databaseUrl @param {string | undefined} control
 */
function variablesFor(environment, databaseUrl, control) {
  return {
    PORT: String(environment.port),
    STOCKTAKE_URL: environment.url,
    NEXTAUTH_URL: environment.url,
    STOCKTAKE_DATA_DIR: environment.dataDir,
    DATABASE_URL: databaseUrl,
    STOCKTAKE_CONTROL: control ?? '',
  }
}

async function giveUp(/** @type {unknown} */ error) {
  // whatever fails while we are being stopped fails because of that
  if (isStopping()) return
  await shutDown()
  await runCommand(() => Promise.reject(error))
  process.exit(1)
}

await start().catch(giveUp)
