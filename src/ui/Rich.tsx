/** Words with something inside them: bold figures, a link to the account they name. */
import { cloneElement, type ReactElement } from 'react'
import { Trans } from 'react-i18next'
import { type Key, type Values, words } from './words.ts'

type Props = {
  /** `"<b>{{account}}</b> lleva {{days}} días callada: <link>llámala</link>"` */
  k: Key
  values?: Values
  /** What stands for a tag; `<b>` is bold without saying so. */
  tags?: Record<string, ReactElement>
}

export function Rich({ k, values, tags = {} }: Props) {
  const components = {
    b: <b />,
    ...Object.fromEntries(Object.entries(tags).map(([tag, made]) => [tag, cloneElement(made)])),
  }
  return (
    <Trans
      i18n={words}
      i18nKey={k as never}
      values={values as never}
      {...(values?.count === undefined ? {} : { count: values.count })}
      components={components}
    />
  )
}
