import type { ConnectionPurpose } from '@/lib/domain/connection-status'
import { Sentence } from '../ui/sentence'

/** What becomes of a key here: what is done with it, what is not, and how to take it back. */
export function KeyPromises({ purpose }: { purpose: ConnectionPurpose }) {
  return (
    <section aria-labelledby="what-becomes-of-it" className="max-w-xl xl:sticky xl:top-12 xl:self-start">
      <Sentence as="h2" size="part" className="mb-4">
        <span id="what-becomes-of-it">What becomes of it here</span>
      </Sentence>
      <dl className="divide-y divide-rule border-rule border-y">
        {PROMISES[purpose].map(({ name, text }) => (
          <div key={name} className="py-2.5">
            <dt className="font-medium">{name}</dt>
            <dd className="text-soft">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const PROMISES: Record<ConnectionPurpose, { name: string; text: string }[]> = {
  read: [
    { name: 'We do', text: 'Read the lists of what you run, every ten minutes, well below Raff’s limit.' },
    { name: 'We do not', text: 'Change anything with it, whatever it could do. There is no code here that would.' },
    {
      name: 'It is kept',
      text: 'Encrypted, on this server. Nobody sees it again: not you, not an admin, not a log. It goes to Raff and nowhere else.',
    },
    { name: 'You can', text: 'Remove it here or at Raff at any time. It stops at once.' },
  ],
  act: [
    {
      name: 'We do',
      text: 'Use it only while a request runs that your own people approved, for exactly the calls they saw.',
    },
    { name: 'We do not', text: 'Look around with it, run anything by itself, or send any call twice.' },
    {
      name: 'It is kept',
      text: 'Encrypted, on this server, apart from the key for looking. Nobody sees it again. Each use is written into the audit log.',
    },
    {
      name: 'Without it',
      text: 'Everything else works. Requests can be asked for and decided; somebody runs them by hand.',
    },
  ],
}
