/** The Spanish words that any page may say. */
export const bundle = bundleOf(
  import.meta.glob<object>(
    ['../../messages/es/*.json', '!**/{cli,postgres,gather,identify}.json'],
    {
      eager: true,
      import: 'default',
    },
  ),
)

function bundleOf(files: Record<string, object>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [/(\w+)\.json$/.exec(path)![1]!, words]),
  )
}
