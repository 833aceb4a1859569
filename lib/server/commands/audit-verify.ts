import { closeDatabase } from '../../db/client'
import { verifyAudit } from '../verify-audit'

// `npm run audit:verify [-- <entry> <hash>]`: prints the verdict in one line; exit 0 intact, 1 broken, 2 usage.

const [seq, hash] = process.argv.slice(2)
if ((seq === undefined) !== (hash === undefined) || (seq !== undefined && !/^[1-9]\d*$/.test(seq))) {
  process.stderr.write('Usage: npm run audit:verify -- [entry number and the hash noted beside it]\n')
  process.exit(2)
}
const verdict = await verifyAudit(seq !== undefined && hash !== undefined ? { seq: Number(seq), hash } : undefined)
process.stdout.write(`${verdict.sentence}\nHead: entry ${verdict.head.seq}, ${verdict.head.hash}\n`)
await closeDatabase()
process.exitCode = verdict.intact ? 0 : 1
