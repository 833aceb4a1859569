import type { OverviewAnswer } from '@/lib/contracts/overview'
import { TableBehind } from '../charts/table-behind'
import { WeeksChart } from '../charts/weeks-chart'
import { dayWords } from '../backups/calendar-sentence'
import { Link } from '../ui/link'
import { Money } from '../ui/money'
import { moneyWording } from '../ui/money-wording'

/** What everything costs a month, how that moved in twelve weeks, and what could be saved. */
export function MoneyPanel({ money }: { money: OverviewAnswer['money'] }) {
  const { monthly, unknownCosts, change, saving, weeks } = money
  const first = weeks.find((week) => week.monthly !== null)
  return (
    <section aria-labelledby="money-heading">
      <h2 id="money-heading" className="small-caps mb-2 text-lead text-soft">
        What it costs
      </h2>
      <p className="font-serif text-title">
        {unknownCosts > 0 ? 'At least ' : null}
        <Money amount={monthly} per="month" />
      </p>
      <p className="mt-1 text-fine text-soft">
        {changeWords(change)}
        {unknownCosts > 0
          ? ` What ${unknownCosts === 1 ? 'one thing costs' : `${unknownCosts.toLocaleString('en')} things cost`} nobody knows.`
          : null}
      </p>
      <figure className="mt-5">
        <WeeksChart words={chartWords(weeks)} weeks={weeks.map(({ day, monthly: value }) => ({ name: day, value }))} />
        <figcaption className="figures mt-1.5 flex justify-between text-fine text-soft">
          <span>{weeks[0] ? dayWords(weeks[0].day) : null}</span>
          <span>now</span>
        </figcaption>
      </figure>
      {first && weeks.some((week) => week.monthly === null) ? (
        <p className="mt-1 text-fine text-soft">Hatched weeks: before we watched.</p>
      ) : null}
      <TableBehind
        caption="What everything costs a month, week by week"
        heads={['Week of', 'A month', 'Price not known']}
        rows={weeks.map((week) => ({
          name: dayWords(week.day),
          values:
            week.monthly === null
              ? ['not watched', '']
              : [moneyWording(week.monthly, 'USD'), week.unknownCosts.toLocaleString('en')],
        }))}
      />
      {saving > 0 ? (
        <p className="mt-4">
          <Link href="/stale">
            Settling what is stale would save <Money amount={saving} per="month" />
          </Link>
        </p>
      ) : null}
    </section>
  )
}

function changeWords(change: number | null): string {
  if (change === null) return 'We did not watch a week ago.'
  if (Math.abs(change) < 0.005) return 'The same as a week ago.'
  return `${moneyWording(Math.abs(change), 'USD')} ${change > 0 ? 'more' : 'less'} than a week ago.`
}

/** The picture in words. */
function chartWords(weeks: OverviewAnswer['money']['weeks']): string {
  const known = weeks.flatMap(({ day, monthly }) => (monthly === null ? [] : [{ day, monthly }]))
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return 'The cost of the last twelve weeks is not known.'
  return `Cost a month, week by week: from ${moneyWording(first.monthly, 'USD')} in the week of ${dayWords(first.day)} to ${moneyWording(last.monthly, 'USD')} in the week of ${dayWords(last.day)}.`
}
