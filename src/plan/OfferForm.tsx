/** Adds an offer; its number can be set so that it is worth the same to us as the first. */
import { Act } from '../ui/Act.tsx'
import { ManyField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { type Negotiation, numberWorth, Offer, worthOfOffer } from './negotiation.ts'
import { changed, useKeepNegotiation } from './negotiationChanged.tsx'

export function OfferForm({ sheet, done }: { sheet: Negotiation; done: () => void }) {
  const t = useWords()
  const keep = useKeepNegotiation({ quiet: true })
  const form = useForm(Offer, { tradableIds: [] }, async (given) => {
    await keep.mutateAsync(changed(sheet, { offers: [...sheet.offers, given] }))
    done()
  })
  const [first] = sheet.offers
  const level = () => {
    const ids = (form.values.tradableIds as string[] | undefined) ?? []
    const at = numberWorth(sheet, ids, worthOfOffer(sheet, first!).us)
    form.set({ at: Math.round(at * 100) / 100 })
  }
  return (
    <Form form={form} does={t('plan:negotiation.save')}>
      <TextField
        {...form.field('name')}
        data-autofocus
        label={t('plan:negotiation.offer')}
        hint={t('plan:negotiation.offerHint')}
        autoComplete="off"
      />
      {sheet.tradables.length > 0 && (
        <ManyField
          {...form.field('tradableIds')}
          label={t('plan:negotiation.goesWith')}
          options={sheet.tradables.map(({ tradableId, name }) => ({
            value: tradableId,
            label: name,
          }))}
        />
      )}
      <NumberField {...form.field('at')} decimals={2} label={sheet.measure} />
      {first && (
        <div>
          <Act size="compact-sm" onClick={level}>
            {t('plan:negotiation.level', { name: first.name })}
          </Act>
        </div>
      )}
    </Form>
  )
}
