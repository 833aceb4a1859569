'use client'

import { useState } from 'react'
import { api } from '@/lib/client/api'
import { useSubmit } from '@/lib/client/use-submit'
import type { ImportAnswer } from '@/lib/contracts/ownership-imports'
import { cutText } from '@/lib/domain/cut-text'
import { PageHead } from '../ui/page-head'
import { ChooseFile, type GivenFile } from './choose-file'
import { FilePreview } from './file-preview'
import { previewSentence } from './file-words'

const importSchema = () => import('@/lib/contracts/ownership-imports').then((all) => all.importAnswer)

/** Characters. A longer name is no reason to refuse what is in the file. */
const MOST_OF_NAME = 200

/** Owners from a file: given, looked at line by line, applied exactly as it was shown. */
export function FileView() {
  const [given, setGiven] = useState<GivenFile | null>(null)
  const [preview, setPreview] = useState<ImportAnswer | null>(null)
  const { run, busy, problem, reset } = useSubmit(async (file: GivenFile) => {
    setGiven(file)
    const answer = await api('/api/ownership/imports', {
      method: 'POST',
      query: { name: cutText(file.name, MOST_OF_NAME) },
      file: { content: file.content, type: 'text/csv' },
      schema: importSchema,
    })
    setPreview(answer)
  })
  const again = () => {
    setPreview(null)
    setGiven(null)
    reset()
  }
  return (
    <>
      <PageHead
        name="Owners from a file"
        sentence={preview ? previewSentence(preview) : 'A list that somebody keeps elsewhere becomes owners here.'}
        lead={
          preview
            ? undefined
            : 'You see what every line would change before anything is changed. Lines that cannot be used are named, with the reason, and left out.'
        }
      />
      {preview && given ? (
        <FilePreview
          key={preview.id}
          preview={preview}
          busy={busy}
          onApplied={setPreview}
          onLookAgain={() => void run(given)}
          onAnother={again}
        />
      ) : (
        <ChooseFile onGiven={(file) => void run(file)} busy={busy} problem={problem} />
      )}
    </>
  )
}
