/** The English words of the rooms that are only entered inside a firm. */
import { bundleOf } from './wordsBundle.ts'

export const bundle = bundleOf(
  import.meta.glob<object>(
    '../../messages/en/{gather,identify,segment,know,plan,commit,engage,grow,monitor}.json',
    {
      eager: true,
      import: 'default',
    },
  ),
)
