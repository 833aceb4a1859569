'use client'

import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { CleanUpAnswer } from '@/lib/contracts/clean-ups'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { ButtonLink, Link } from '../ui/link'
import { Money } from '../ui/money'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Select } from '../ui/select'
import { Sentence } from '../ui/sentence'

const schema = () => import('@/lib/contracts/clean-ups').then(({ cleanUpAnswer }) => cleanUpAnswer)

const ACTIONS = [
  { value: 'vm.stop', label: 'Stop servers' },
  { value: 'vm.delete', label: 'Delete servers' },
  { value: 'volume.delete', label: 'Delete disks' },
  { value: 'snapshot.delete', label: 'Delete snapshots' },
  { value: 'ip.release', label: 'Release addresses' },
]

/** A rule, and exactly what it comes to. Nothing in production is ever taken; nothing happens before it is asked and decided. */
export function CleanUpView({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const [form, setForm] = useState({ action: 'vm.stop', tag: '', olderThanDays: '', project: '', name: '' })
  const [found, setFound] = useState<CleanUpAnswer | null>(null)
  const { run, busy, problem, fields } = useSubmit(async () => {
    const { action, olderThanDays, ...words } = form
    const rule = {
      ...Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== '')),
      ...(olderThanDays.trim() === '' ? {} : { olderThanDays: Number(olderThanDays) }),
    }
    setFound(await api('/api/clean-ups', { method: 'POST', body: { action, rule }, schema }))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run()
  }
  const type = (name: keyof typeof form) => (event: { target: { value: string } }) => {
    setForm((before) => ({ ...before, [name]: event.target.value }))
    setFound(null)
  }
  return (
    <div className="max-w-[52rem]">
      <PageHead
        name="Clean up by rule"
        sentence="Say which things can go; the exact list comes first."
        lead="Production is never in it, nor anything whose environment nobody knows. What fits more than one rule has to fit all of them."
      />
      <form method="post" noValidate onSubmit={submit} className="mb-10 grid gap-5 sm:grid-cols-2">
        <Field label="What to do" className="sm:col-span-2 sm:max-w-80">
          <Select options={ACTIONS} value={form.action} onChange={type('action')} />
        </Field>
        <Field
          label="With the tag"
          hint="Such as temporary=true. Only servers have tags."
          error={fields['rule.tag'] ?? null}
          optional
        >
          <Input autoComplete="off" spellCheck={false} value={form.tag} onChange={type('tag')} />
        </Field>
        <Field label="Older than, in days" error={fields['rule.olderThanDays'] ?? null} optional>
          <Input inputMode="numeric" value={form.olderThanDays} onChange={type('olderThanDays')} />
        </Field>
        <Field label="In the project" error={fields['rule.project'] ?? null} optional>
          <Select
            placeholder="any project"
            options={projects.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.project}
            onChange={type('project')}
          />
        </Field>
        <Field label="With this in its name" error={fields['rule.name'] ?? null} optional>
          <Input autoComplete="off" spellCheck={false} value={form.name} onChange={type('name')} />
        </Field>
        {problem ? (
          <Notice tone="danger" title="There is no list yet" announce className="sm:col-span-2">
            {problem.message}
          </Notice>
        ) : null}
        <div className="sm:col-span-2">
          <Button type="submit" kind={found ? 'quiet' : 'primary'} busy={busy && 'Looking…'}>
            Show exactly what this comes to
          </Button>
        </div>
      </form>
      {found ? <Found found={found} /> : null}
    </div>
  )
}

function Found({ found: { action, targets, leftOut, more } }: { found: CleanUpAnswer }) {
  const href = `/requests/new?${new URLSearchParams({ action, targets: targets.map(({ id }) => id).join(',') })}`
  return (
    <section aria-label="What it comes to" aria-live="polite">
      <Sentence size="part" className="mb-4">
        {targets.length === 0
          ? 'Nothing that was read fits. With fewer rules more does; production never.'
          : targets.length === 1
            ? 'Exactly this one.'
            : `Exactly these ${targets.length}.`}
      </Sentence>
      {more ? <Notice className="mb-4">More things fit than one request takes: ask for these first.</Notice> : null}
      <ul className="divide-y divide-rule border-rule border-y">
        {targets.map(({ id, name, environment, monthlyCost }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-2">
            <span className="wrap-anywhere min-w-0">
              <Link kind="ink" href={`/inventory/${id}`}>
                <bdi>{name}</bdi>
              </Link>
              <span className="text-fine text-soft"> · {environment ?? 'environment not known'}</span>
            </span>
            <Money amount={monthlyCost} per="month" />
          </li>
        ))}
      </ul>
      {leftOut.length > 0 ? (
        <details className="mt-4">
          <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4">
            {leftOut.length === 1
              ? 'One thing fits and is left out'
              : `${leftOut.length.toLocaleString('en')} things fit and are left out`}
          </summary>
          <ul className="mt-2 space-y-1">
            {leftOut.map(({ id, name, why }) => (
              <li key={id} className="wrap-anywhere">
                <bdi>{name}</bdi>: <span className="text-soft">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {targets.length > 0 ? (
        <p className="mt-6">
          <ButtonLink kind="primary" href={href} prefetch={false}>
            See what it would do, and ask
          </ButtonLink>
        </p>
      ) : null}
    </section>
  )
}
