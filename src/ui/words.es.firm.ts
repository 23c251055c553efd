/** The Spanish words of the rooms that are only entered inside a firm. */
export const bundle = bundleOf(
  import.meta.glob<object>('../../messages/es/{gather,identify}.json', {
    eager: true,
    import: 'default',
  }),
)

function bundleOf(files: Record<string, object>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/(\w+)\.json$/.exec(path)![1]!, words]),
  )
}
