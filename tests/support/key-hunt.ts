import fs from 'node:fs'
import path from 'node:path'

// Looks for a key in whatever comes out of an installation, in the forms in which it could have got there.

/** Any stretch of a key behind its public prefix that is long enough to be no accident, and its other spellings. */
export function formsOf(key: string): string[] {
  const secret = key.slice(13)
  const pieces = [secret.slice(0, 24), secret.slice(-24)]
  const asHex = Buffer.from(secret).toString('hex')
  // base64 falls differently depending on how many bytes stand in front
  const asBase64 = [0, 1, 2].map((skip) => Buffer.from(secret.slice(skip)).toString('base64url').slice(0, 28))
  return [...pieces, asHex.slice(0, 40), ...asBase64, Buffer.from(secret, 'hex').toString('base64url').slice(0, 28)]
}

export class KeyHunt {
  readonly places: string[] = []
  readonly #forms: string[]
  looked = 0

  constructor(keys: string[]) {
    this.#forms = keys.flatMap(formsOf)
  }

  /** Notes the place when any form of any key is in the text. */
  look(place: string, text: string): void {
    this.looked += 1
    const plain = text.replaceAll('+', '-').replaceAll('/', '_')
    const lower = text.toLowerCase()
    const found = this.#forms.some((form) => lower.includes(form.toLowerCase()) || plain.includes(form))
    if (found && !this.places.includes(place)) this.places.push(place)
  }

  /** Every file below a folder, byte by byte: tables, logs and journals of the database among them. */
  lookIntoFolder(folder: string): void {
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      this.look(file, fs.readFileSync(file, 'latin1'))
    }
  }
}
