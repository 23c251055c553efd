/** Two ways to bring rates in: a file, or one by hand. */
import { useState } from 'react'
import type { z } from 'zod'
import { ask, useWrite } from '../ui/api.ts'
import { SuggestField } from '../ui/choiceFields.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Form } from '../ui/Form.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { importRates, listRates, putRate, readRatesStatus, undoRateFile } from './rates.api.ts'
import type { RateFile, RatesStatus } from './rates.ts'

const LARGEST_FILE_BYTES = 20_000_000

export function RateFileDrop() {
  const t = useWords()
  const [read, setRead] = useState<z.output<typeof RateFile> | null>(null)
  const format = useFormat()
  const importFile = useWrite(importRates, [listRates, readRatesStatus], {
    said: ({ kept, base, currencies }) =>
      t('gather:rates.read', { count: kept, n: format.number(kept), base, currencies }),
    undoable: ({ undoId }) => undoId !== null,
    undo: ({ undoId }) => ask(undoRateFile, { undoId: undoId! }).then(() => setRead(null)),
  })
  return (
    <>
      <FileDrop
        multiple={false}
        accept=".csv,.txt"
        limitBytes={LARGEST_FILE_BYTES}
        title={t('gather:rates.drop1')}
        onFiles={([file]) => {
          void file!
            .text()
            .then((text) => importFile.mutateAsync({ text }))
            .then(setRead, () => setRead(null))
        }}
      >
        {t('gather:rates.dropHint')}
      </FileDrop>
      {read && <WhatWasRead {...read} />}
    </>
  )
}

function WhatWasRead({ kept, currencies, base, rejected, rejects }: z.output<typeof RateFile>) {
  const t = useWords()
  const format = useFormat()
  const n = format.number(kept)
  return (
    <output>
      <p>{t('gather:rates.read', { count: kept, n, base, currencies })}</p>
      {rejected > 0 && (
        <>
          <p>{t('gather:rates.rejected', { count: rejected })}</p>
          <ul>
            {rejects.map(({ line, text, reason }) => (
              <li key={line}>
                {t(`gather:rates.reject.${reason}`, { line })} <code>{text}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </output>
  )
}

export function NewRate({ status: { home, coverage } }: { status: RatesStatus }) {
  const t = useWords()
  const { today } = useSession()
  const lacking = coverage.find(({ missingDays }) => missingDays > 0)
  const keep = useWrite(putRate, [listRates, readRatesStatus], {
    quiet: true,
    said: ({ base, currency, day }) => t('gather:rates.kept', { base, currency, day }),
  })
  const form = useForm(
    putRate.input,
    {
      base: home ?? 'EUR',
      currency: lacking?.currency ?? '',
      day: lacking?.missingFrom ?? today,
      rate: '',
    },
    async (given) => {
      await keep.mutateAsync(given)
    },
  )
  const currencies = coverage.map(({ currency }) => currency)
  const { onChange, ...rate } = form.field('rate')
  return (
    <Form form={form} does={t('gather:rates.add')}>
      <SuggestField {...form.field('base')} options={currencies} label={t('gather:rates.base')} />
      <TextField
        {...rate}
        // People type the decimal mark of their language; the rate is kept with a point.
        onChange={(text) => onChange((typeof text === 'string' ? text : '').replace(',', '.'))}
        label={t('gather:rates.rate')}
        autoComplete="off"
      />
      <SuggestField
        {...form.field('currency')}
        options={currencies}
        label={t('gather:rates.currency')}
      />
      <DayField {...form.field('day')} label={t('gather:rates.day')} />
    </Form>
  )
}
