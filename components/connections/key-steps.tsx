import type { ReactNode } from 'react'
import type { ConnectionPurpose } from '@/lib/domain/connection-status'
import { Explain } from '../ui/explain'
import { Sentence } from '../ui/sentence'

/** How to make the right key in Raff, for somebody who never made one. */
export function KeySteps({ purpose, pasteAt }: { purpose: ConnectionPurpose; pasteAt: string }) {
  return (
    <section aria-labelledby="make-the-key">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <Sentence as="h2" size="part">
          <span id="make-the-key">Make it in Raff</span>
        </Sentence>
        <a href={pasteAt} className="text-accent text-fine underline underline-offset-3 hover:text-accent-deep">
          I have one already
        </a>
      </div>
      <ol className="space-y-4">
        {STEPS[purpose].map(({ title, text }, index) => (
          <li key={title} className="grid grid-cols-[2rem_minmax(0,1fr)]">
            <span aria-hidden="true" className="font-serif text-soft text-title leading-6">
              {index + 1}
            </span>
            <div>
              <p className="font-medium">{title}</p>
              <p className="text-soft">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="mt-4 text-fine text-soft">
        Only an owner or admin of the Raff account sees these pages there. If you are neither, show them this one.
      </p>
    </section>
  )
}

const PROJECT = (
  <Explain term="project">
    Raff keeps servers, disks and copies in projects. A project is the boundary of access: a key only sees the projects
    it was added to.
  </Explain>
)

const ROLE = (
  <Explain term="role">
    A role is a list of permissions with a name. Raff brings some ready-made, such as Viewer; an owner can make others.
  </Explain>
)

const COPY: { title: string; text: ReactNode } = {
  title: 'Copy it and paste it below',
  text: 'Raff shows it once. It begins with raff_ and is 69 characters long. If you lose it, make another one: it costs nothing.',
}

const STEPS: Record<ConnectionPurpose, { title: string; text: ReactNode }[]> = {
  read: [
    {
      title: 'Make a role that only looks',
      text: (
        <>
          In Raff’s dashboard, open the account’s Roles and make an account {ROLE} called <b>Stocktake reader</b> with
          every permission that ends in <span className="font-mono text-fine">view</span>, and no other. That lets
          Stocktake see people, roles and keys, too. In a hurry, use the ready-made Member; then those stay unknown.
        </>
      ),
    },
    {
      title: 'Make the key',
      text: (
        <>
          Under API keys, create one. Call it <b>stocktake-read</b>, so that a colleague who finds it knows whose it is,
          give it that role, and let it end in a year at the latest.
        </>
      ),
    },
    {
      title: 'Add it to each project, as Viewer',
      text: (
        <>
          In every {PROJECT}, open Members and add the key with the role <b>Viewer</b>. It sees everything there and can
          change nothing. A key that is in no project sees no server at all.
        </>
      ),
    },
    COPY,
  ],
  act: [
    {
      title: 'Make a second key',
      text: (
        <>
          Under API keys, create one called <b>stocktake-act</b> that ends in a year at the latest. It needs no account{' '}
          {ROLE}, unless Stocktake should also rotate and switch off keys for you.
        </>
      ),
    },
    {
      title: 'Add it only where requests should run',
      text: (
        <>
          In those projects, open Members and add the key with the role <b>Project Admin</b>. With <b>Operator</b> it
          can do everything but delete. Leave out any {PROJECT} where Stocktake should never change anything.
        </>
      ),
    },
    COPY,
  ],
}
