/** Fields that choose from a list, fixed or suggested. */
import { Autocomplete, MultiSelect, Radio, Select, Stack, TagsInput } from '@mantine/core'
import { common, type Labelled, text } from './field.ts'
import { useWords } from './words.ts'

type Options = { options: readonly (string | { value: string; label: string })[] }

export function SelectField({
  options,
  ...field
}: Labelled & Options & { search?: boolean; clearable?: boolean }) {
  const t = useWords()
  const { onChange, value, search = false, ...rest } = common(field)
  return (
    <Select
      {...rest}
      data={[...options]}
      searchable={search}
      value={value === undefined ? null : text(value)}
      onChange={(next) => onChange(next ?? undefined)}
      nothingFoundMessage={t('ui:nothingFound')}
      allowDeselect={rest.clearable ?? false}
    />
  )
}

export function ManyField({ options, ...field }: Labelled & Options) {
  const t = useWords()
  const { onChange, value, ...rest } = common(field)
  return (
    <MultiSelect
      {...rest}
      data={[...options]}
      searchable
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
      nothingFoundMessage={t('ui:nothingFound')}
    />
  )
}

/** One of a few, all of them in view. */
export function ChooseField({
  options,
  ...field
}: Labelled & { options: readonly { value: string; label: string }[] }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <Radio.Group {...rest} value={text(value)} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {options.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Several words, chosen from those in use or new ones. */
export function TagsField({ options, ...field }: Labelled & { options: readonly string[] }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <TagsInput
      {...rest}
      data={[...options]}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
      splitChars={[',', ';']}
      acceptValueOnBlur
    />
  )
}

/** Free words, with those in use proposed. */
export function SuggestField({ options, ...field }: Labelled & { options: readonly string[] }) {
  const { onChange, value, ...rest } = common(field)
  return (
    <Autocomplete
      {...rest}
      autoComplete="off"
      data={[...options]}
      value={text(value)}
      onChange={onChange}
    />
  )
}
