// What came with a request, checked field by field. Problems are sentences for the person who asked.

export type ParamProblem = { field: string; sentence: string }

/** A wrong value reads as its default and is reported: all problems are found at once. */
export class ParamReader {
  readonly problems: ParamProblem[] = []
  readonly #input: Record<string, unknown>
  readonly #known = new Set<string>()

  constructor(input: unknown) {
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
    if (!isObject && input !== undefined && input !== null)
      this.#wrong('params', 'The settings have to be a set of names with values.')
    // a copy without a prototype: a setting called "constructor" is not there unless somebody sent it
    this.#input = Object.assign(Object.create(null), isObject ? input : {})
  }

  text(field: string, { most, what }: { most: number; what: string }): string | null {
    const value = this.#take(field)
    if (value === undefined) return null
    const text = typeof value === 'string' ? value.trim() : ''
    if (typeof value !== 'string') return this.#wrong(field, `${what} has to be text.`)
    if (text === '') return this.#wrong(field, `${what} is empty.`)
    if (text.length > most) return this.#wrong(field, `${what} is too long: at most ${most} characters.`)
    if (/\p{Cc}/u.test(text)) return this.#wrong(field, `${what} holds characters that cannot be shown.`)
    return text
  }

  needed(field: string, rule: { most: number; what: string }): string {
    const before = this.problems.length
    const text = this.text(field, rule)
    if (text === null && this.problems.length === before) this.#wrong(field, `${rule.what} is missing.`)
    return text ?? ''
  }

  whole(field: string, { least, most, what }: { least: number; most: number; what: string }): number | null {
    const value = this.#take(field)
    if (value === undefined) return null
    if (typeof value !== 'number' || !Number.isInteger(value))
      return this.#wrong(field, `${what} has to be a whole number.`)
    if (value < least || value > most) return this.#wrong(field, `${what} has to be between ${least} and ${most}.`)
    return value
  }

  choice<T extends string>(field: string, among: readonly T[], what: string): T | null {
    const value = this.#take(field)
    if (value === undefined) return null
    const chosen = among.find((one) => one === value)
    return chosen ?? this.#wrong(field, `${what} has to be one of: ${among.join(', ')}.`)
  }

  flag(field: string, what: string): boolean | null {
    const value = this.#take(field)
    if (value === undefined) return null
    return typeof value === 'boolean' ? value : this.#wrong(field, `${what} has to be true or false.`)
  }

  /** ISO, as it was given. */
  moment(field: string, what: string): string | null {
    const value = this.#take(field)
    if (value === undefined) return null
    const at = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? new Date(value) : null
    if (!at || Number.isNaN(at.getTime())) return this.#wrong(field, `${what} has to be a date, like 2027-03-01.`)
    return at.toISOString()
  }

  /** Each element read by itself; its problems are named after its place. */
  list<T>(field: string, { most, what }: { most: number; what: string }, read: (item: ParamReader) => T): T[] | null {
    const value = this.#take(field)
    if (value === undefined) return null
    if (!Array.isArray(value)) return this.#wrong(field, `${what} have to be a list.`)
    if (value.length > most) return this.#wrong(field, `${what}: at most ${most}, and there are ${value.length}.`)
    return value.map((each: unknown, index) => {
      const item = new ParamReader(each)
      const result = read(item)
      item.end()
      for (const problem of item.problems)
        this.problems.push({ ...problem, field: `${field}.${index}.${problem.field}` })
      return result
    })
  }

  texts(field: string, { most, length, what }: { most: number; length: number; what: string }): string[] | null {
    const value = this.#take(field)
    if (value === undefined) return null
    const sound =
      Array.isArray(value) && value.every((each) => typeof each === 'string' && each.trim().length <= length)
    if (!sound) return this.#wrong(field, `${what} have to be a list of short texts.`)
    const texts = [...new Set((value as string[]).map((each) => each.trim()).filter(Boolean))]
    return texts.length <= most ? texts : this.#wrong(field, `${what}: at most ${most}.`)
  }

  problem(field: string, sentence: string): void {
    this.#wrong(field, sentence)
  }

  has(field: string): boolean {
    return this.#input[field] !== undefined && this.#input[field] !== null
  }

  /** An empty field of a form: it was left out on purpose. */
  isBlank(field: string): boolean {
    const blank = typeof this.#input[field] === 'string' && this.#input[field].trim() === ''
    if (blank) this.#known.add(field)
    return blank
  }

  /** A misspelt setting must not be taken for "not chosen". */
  end(): void {
    for (const field of Object.keys(this.#input))
      if (!this.#known.has(field)) this.#wrong(field, `There is no setting called “${field.slice(0, 60)}” here.`)
  }

  #take(field: string): unknown {
    this.#known.add(field)
    const value = this.#input[field]
    return value === null ? undefined : value
  }

  #wrong(field: string, sentence: string): null {
    this.problems.push({ field, sentence })
    return null
  }
}
