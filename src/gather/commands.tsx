/** What the palette does with data: exchange rates and price indices, one step from anywhere. */
import type { CommandMaker } from '../ui/slots.ts'

export const dataCommands: CommandMaker = ({ session, t, go }) => {
  if (!session.firm) return []
  const group = t('gather:data.title')
  return [
    {
      command: 'data.crm',
      name: t('gather:crm.title'),
      group,
      also: t('gather:crm.also').split(' '),
      run: () => go('/data/crm'),
    },
    {
      command: 'data.duplicates',
      name: t('gather:data.duplicates'),
      group,
      also: t('gather:data.also.duplicates').split(' '),
      run: () => go('/data/duplicates'),
    },
    {
      command: 'data.rates',
      name: t('gather:data.rates'),
      group,
      also: t('gather:data.also.rates').split(' '),
      run: () => go('/data/rates'),
    },
    {
      command: 'data.prices',
      name: t('gather:data.prices'),
      group,
      also: t('gather:data.also.prices').split(' '),
      run: () => go('/data/prices'),
    },
    {
      command: 'data.exports',
      name: t('gather:exports.title'),
      group,
      also: t('gather:exports.also').split(' '),
      run: () => go('/data/exports'),
    },
  ]
}
