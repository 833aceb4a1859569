import type { PolicyDraft } from './policy-draft'
import { Field } from '../ui/field'
import { Input, TextArea } from '../ui/input'
import type { FieldOf } from './threshold-field'

const TAGS = [
  { name: 'conventions.temporary', label: 'Temporary servers', hint: 'A server with this tag is meant to go soon.' },
  { name: 'conventions.expires', label: 'The day a server ends', hint: 'What stands before “=2026-12-01”.' },
  { name: 'conventions.owner', label: 'Who answers for it', hint: 'What stands before “=dana”.' },
  { name: 'conventions.environment', label: 'Its environment', hint: 'What stands before “=staging”.' },
]

const LISTS = [
  {
    name: 'vagueKeyNames',
    label: 'Names that say nothing',
    hint: 'A key that is called like this is worth a better name. * stands for anything. Separate them by commas.',
  },
  {
    name: 'adminPorts',
    label: 'Doors of administration',
    hint: 'Ports by which a server is administered, such as 22 for SSH: the whole internet should not reach them.',
  },
  {
    name: 'databasePorts',
    label: 'Doors of databases',
    hint: 'Ports of databases, such as 5432: only your own servers should reach them.',
  },
]

/** How the team marks its servers, which names say nothing, and which doors should not stand open. */
export function ListFields({ fieldOf, defaults }: { fieldOf: FieldOf; defaults: PolicyDraft }) {
  return (
    <>
      <section aria-labelledby="tags" className="mb-12">
        <h2 id="tags" className="small-caps border-ink border-b pb-1 text-lead">
          How you mark servers
        </h2>
        <p className="my-4 max-w-[60ch] text-soft">
          Tags on Raff are free words. Teams agree on some of them; here Stocktake learns yours.
        </p>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
          {TAGS.map(({ name, label, hint }) => {
            const { error, onChange, ...field } = fieldOf(name)
            return (
              <Field key={name} label={label} hint={`${hint} ${atFirst(defaults[name])}`} error={error ?? null}>
                <Input
                  {...field}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => onChange(event.target.value)}
                />
              </Field>
            )
          })}
        </div>
      </section>
      <section aria-labelledby="lists" className="mb-12">
        <h2 id="lists" className="small-caps mb-4 border-ink border-b pb-1 text-lead">
          Names and doors
        </h2>
        <div className="grid gap-x-8 gap-y-5 lg:grid-cols-3">
          {LISTS.map(({ name, label, hint }) => {
            const { error, onChange, ...field } = fieldOf(name)
            return (
              <Field key={name} label={label} hint={hint} error={error ?? null}>
                <TextArea
                  {...field}
                  rows={3}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => onChange(event.target.value)}
                />
              </Field>
            )
          })}
        </div>
      </section>
    </>
  )
}

function atFirst(value: string | undefined): string {
  return value ? `“${value}” at first.` : ''
}
