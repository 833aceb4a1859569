'use client'

import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { queryKeys } from '@/lib/client/query-keys'
import type { ExposureAnswer } from '@/lib/contracts/exposure'
import { REREAD_EVERY_MS } from '../findings/counted'
import type { DecisionRights } from '../findings/decision-rights'
import { Unknowns } from '../findings/unknowns'
import { useDecisions } from '../findings/use-decisions'
import { QueryBoundary } from '../states/query-boundary'
import { EvidenceLine } from '../ui/evidence-line'
import { Explain } from '../ui/explain'
import { PageHead } from '../ui/page-head'
import { SaveFirewalls } from './save-firewalls'
import { exposureDetail, exposureSentence } from './exposure-sentence'
import { FirstFew } from '../ui/first-few'
import { FirewallEntry } from './firewall-entry'
import { QuietFirewalls } from './quiet-firewalls'
import { WithoutFirewall } from './without-firewall'

const schema = () => import('@/lib/contracts/exposure').then(({ exposureAnswer }) => exposureAnswer)

/** Firewalls with their rules and what to do about each: as many as somebody reads before pressing for more. */
const MOST_OPEN = 10

/** Who can reach what from the internet, read from the firewalls as sentences. */
export function ExposureView({
  served,
  servedAt,
  rights,
}: {
  served: ExposureAnswer
  servedAt: string
  rights: DecisionRights
}) {
  const { ask, question, said } = useDecisions()
  const query = useQuery({
    queryKey: queryKeys.exposure(),
    queryFn: ({ signal }) => api('/api/exposure', { schema, signal }),
    initialData: served,
    initialDataUpdatedAt: Date.parse(servedAt),
    refetchInterval: REREAD_EVERY_MS,
  })
  return (
    <QueryBoundary query={query} what="firewalls">
      {(answer) => (
        <>
          <Head answer={answer} />
          {said}
          {isBare(answer) ? null : (
            <>
              <Open answer={answer} rights={rights} onAsk={ask} />
              <WithoutFirewall answer={answer} rights={rights} onAsk={ask} />
            </>
          )}
          <QuietFirewalls firewalls={answer.firewalls.filter((firewall) => !isOpen(firewall))} />
          {question}
        </>
      )}
    </QueryBoundary>
  )
}

function Head({ answer }: { answer: ExposureAnswer }) {
  return (
    <>
      <PageHead
        name="Exposure"
        sentence={exposureSentence(answer)}
        lead={
          <>
            {exposureDetail(answer)} A{' '}
            <Explain term="firewall">
              A list of who may reach a server, and at which of its doors. Whatever is not on the list is kept out. A
              server without one keeps nobody out.
            </Explain>{' '}
            says who may come in; a{' '}
            <Explain term="port">
              A numbered door of a server. Behind 22 one works on the server itself, behind 443 are its web pages,
              behind 5432 a database.
            </Explain>{' '}
            is the door. Behind{' '}
            <Explain term="a range">
              Addresses that belong together, such as those of an office: 198.51.100.64/29 is eight of them. The smaller
              the number behind the stroke, the more of them there are; 0 is the whole internet.
            </Explain>{' '}
            of addresses there may be one office or many strangers.
          </>
        }
        actions={<SaveFirewalls answer={answer} />}
        evidence={
          <EvidenceLine
            fact="read from the rules of every firewall"
            source="Raff’s list of firewalls"
            asOf={answer.asOf}
          />
        }
      />
      {answer.notSeen.length > 0 ? (
        <div className="mb-8">
          <Unknowns title="What we cannot see" unknowns={answer.notSeen} />
        </div>
      ) : null}
    </>
  )
}

/** Neither a firewall nor a server without one, and the head says so: that no door of theirs is open would be no news. */
function isBare({ firewalls, withoutFirewall }: ExposureAnswer): boolean {
  return firewalls.length === 0 && withoutFirewall.length === 0
}

type Firewall = ExposureAnswer['firewalls'][number]

/** Something about it is worth a worry. */
function isOpen({ openings, findings }: Firewall): boolean {
  return findings.length > 0 || openings.some(({ severity }) => severity === 'high' || severity === 'medium')
}

function Open({
  answer,
  rights,
  onAsk,
}: {
  answer: ExposureAnswer
  rights: DecisionRights
  onAsk: ReturnType<typeof useDecisions>['ask']
}) {
  const open = answer.firewalls.filter(isOpen)
  return (
    <section aria-labelledby="open-heading" className="mb-12">
      <h2 id="open-heading" className="small-caps mb-3 text-lead text-soft">
        Open further than they should be
      </h2>
      {open.length === 0 ? (
        <p className="border-rule border-y py-5 text-soft">
          {answer.readInFull
            ? 'No firewall lets anybody on the internet reach an admin door or a database.'
            : 'None was seen, but not every firewall could be read.'}
        </p>
      ) : (
        <FirstFew of={open} most={MOST_OPEN}>
          {(shown) =>
            shown.map((firewall) => (
              <FirewallEntry
                key={firewall.resourceId}
                firewall={firewall}
                asOf={answer.asOf}
                rights={rights}
                onAsk={onAsk}
              />
            ))
          }
        </FirstFew>
      )}
    </section>
  )
}
